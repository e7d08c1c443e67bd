using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Closes connections: those that are named, the default one when none is, or all.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "GijServer", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low, DefaultParameterSetName = Some)]
public sealed class DisconnectGijServerCommand : GijCommand
{
    private const string Some = "Server", Every = "All";

    /// <summary>The connections: names, or objects of Get-GijServer. Without it the default connection is closed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = Some)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ServerCompleter))]
    public ServerReference[]? Server { get; set; }

    /// <summary>Closes every connection of this session.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Every)]
    public SwitchParameter All { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (All)
        {
            foreach (var server in Session.Current.Servers.ToArray())
            {
                Close(server);
            }
        }
        else if (ParameterSetName == Some && Server is null)
        {
            Close(Session.Current.Default ?? Require<GijServer>(() => throw Session.Current.NoDefault()));
        }

        foreach (var reference in Server ?? [])
        {
            Try(() => Close(reference.Find()), reference);
        }
    }

    private void Close(GijServer server)
    {
        if (ShouldProcess($"{server}", "Close the connection"))
        {
            Session.Current.Close(server);
        }
    }
}
