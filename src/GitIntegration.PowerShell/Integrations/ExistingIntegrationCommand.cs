using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>The base of the cmdlets that need settings and existing integrations.</summary>
public abstract class ExistingIntegrationCommand : IntegrationSettingsCommand
{
    /// <summary>
    /// The ids or display names of the integrations, or objects from <see cref="GetGijIntegrationCommand"/>, including your edits. Names
    /// are case-insensitive and don't accept wildcards. An object is looked up on the server that it came from, everything else on
    /// the one that -Server names. If one fails, for example with <see cref="GijErrorId.IntegrationNotFound"/>, you get an error for it
    /// and the rest continue.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    public ResourceReference<GijIntegration>[] Identity { get; set; } = [];

    /// <summary>
    /// The maximum number of requests at a time. With 1, the next integration waits for the result of the previous one. With
    /// <c>-ErrorAction Stop</c> or when the cmdlet asks for confirmation, it's always 1. Results keep the order of the input.
    /// </summary>
    [Parameter]
    [ValidateRange(1, ConnectionOptions.MaximumConnections)]
    public int ThrottleLimit { get; set; } = 1;

    private protected override int RequestsAtOnce => ThrottleLimit;
}
