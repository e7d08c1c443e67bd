using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Makes an open connection the default of this session.</summary>
/// <remarks>Commands without <c>-Server</c> go to the default connection. Returns nothing unless you add <c>-PassThru</c>.</remarks>
/// <example>
/// Make another connection the default
/// <code>
/// Connect-GijServer -Sandbox -Name staging -NoDefault
/// Set-GijServer staging
/// </code>
/// From here on, commands without -Server go to staging.
/// </example>
/// <example>
/// Show the new default connection
/// <code>
/// Get-GijServer sandbox | Set-GijServer -Default -PassThru
/// </code>
/// The Default column says yes.
/// </example>
/// <seealso cref="ConnectGijServerCommand"/>
/// <seealso cref="GetGijServerCommand"/>
[Cmdlet(VerbsCommon.Set, "GijServer", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(GijServer))]
public sealed class SetGijServerCommand : GijCommand
{
    /// <summary>The connection: its name, or an object from Get-GijServer.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ServerCompleter))]
    public ServerReference? Server { get; set; }

    /// <summary>Makes it the default connection. You can leave it out: the cmdlet does nothing else.</summary>
    [Parameter]
    public SwitchParameter Default { get; set; } = true;

    /// <summary>Returns the connection.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Try(() => Change(Server!.Resolve()), Server!);

    private void Change(GijServer server)
    {
        if (Default && Confirm($"Make {server} the default connection", []))
        {
            Session.Current.MakeDefault(server);
        }

        if (PassThru)
        {
            WriteObject(server);
        }
    }
}
