using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>The base of the cmdlets that do one thing to each of many integrations.</summary>
public abstract class IntegrationChangeCommand : IntegrationCommand
{
    /// <summary>
    /// The ids of the integrations, or objects of <see cref="GetGijIntegrationCommand"/>. An object is changed on the server
    /// that it came from, an id on that of -Server. What fails for one, such as <see cref="GijErrorId.IntegrationNotFound"/>,
    /// is an error of its own, and the next has its turn.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    public IntegrationReference[] Identity { get; set; } = [];

    /// <summary>Gives each integration: as it was before when it is removed, as it is afterwards otherwise.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>
    /// How many changes may be under way at once. With 1 nothing is sent before the result of the one before is there; it
    /// is 1 whatever is given under <c>-ErrorAction Stop</c> and where a question is asked. Results keep the order of the input.
    /// </summary>
    [Parameter]
    [ValidateRange(1, GijServer.MaximumConnections)]
    public int ThrottleLimit { get; set; } = 1;

    private protected override int RequestsAtOnce => ThrottleLimit;
}
