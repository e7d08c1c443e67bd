using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>The base of the cmdlets that do one thing to each of many integrations.</summary>
public abstract class IntegrationChangeCommand : IntegrationCommand
{
    /// <summary>The ids of the integrations, or objects of Get-GijIntegration. An object is changed on the server that it came from.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    public IntegrationReference[] Identity { get; set; } = [];

    /// <summary>Gives each integration: as it was before when it is removed, as it is afterwards otherwise.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>How many changes may be under way at once, 1 to 64. The default is 1: then nothing is sent before the result of the one before is there.</summary>
    [Parameter]
    [ValidateRange(1, GijServer.MaximumConnections)]
    public int ThrottleLimit { get; set; } = 1;

    private protected override int RequestsAtOnce => ThrottleLimit;
}
