using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Closes connections.</summary>
/// <remarks>
/// Closes the connections that you name, the default connection if you name none, or all. Their logins are released. You can still read
/// objects from a closed connection, but no longer change them.
/// </remarks>
/// <example>
/// Close the default connection
/// <code>
/// Disconnect-GijServer
/// </code>
/// If there's no default connection, you get a NotConnected error.
/// </example>
/// <example>
/// Close a connection even after an error
/// <code>
/// $server = Connect-GijServer -Sandbox -PassThru -Name job -NoDefault
/// try {
///     Get-GijIntegration -Disabled -Server $server
/// }
/// finally {
///     Disconnect-GijServer $server
/// }
/// </code>
/// Useful for scripts that run in someone else's session: the default connection stays as it is.
/// </example>
/// <example>
/// Close several, or all
/// <code>
/// Get-GijServer sand* | Disconnect-GijServer -WhatIf
/// Disconnect-GijServer -All
/// </code>
/// The first line shows which connections it would close; the second closes all.
/// </example>
[Cmdlet(
    VerbsCommunications.Disconnect,
    "GijServer",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Low,
    DefaultParameterSetName = Some
)]
public sealed class DisconnectGijServerCommand : GijCommand
{
    private const string Some = "Server",
        Every = "All";

    /// <summary>The connections: names, or objects from Get-GijServer. Without it, the default connection is closed.</summary>
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
            Close(Require(Session.Current.OpenDefault));
        }

        foreach (var reference in Server ?? [])
        {
            Try(() => Close(reference.Find()), reference);
        }
    }

    private void Close(GijServer server)
    {
        if (Confirm($"Disconnect from {server}", []))
        {
            Session.Current.Close(server);
        }
    }
}
