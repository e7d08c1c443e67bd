using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>The base of the cmdlets that do one thing to each of many objects.</summary>
/// <typeparam name="T">The noun's objects.</typeparam>
public abstract class ResourceChangeCommand<T> : ResourceCommand<T>
    where T : GijResource
{
    /// <summary>
    /// The ids or display names of the {nouns}, or objects from <c>Get-Gij{Noun}</c>. Names are case-insensitive and don't accept
    /// wildcards. An object is changed on the server that it came from, everything else on the one that -Server names. If one fails, for
    /// example with <c>{Noun}NotFound</c>, you get an error for it and the rest continue.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    public ResourceReference<T>[] Identity { get; set; } = [];

    /// <summary>Returns the {noun}: its previous state for Remove, otherwise its new state.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>
    /// The maximum number of changes at a time. With 1, the next change waits for the result of the previous one. With <c>-ErrorAction
    /// Stop</c> or when the cmdlet asks for confirmation, it's always 1. Results keep the order of the input.
    /// </summary>
    [Parameter]
    [ValidateRange(1, ConnectionOptions.MaximumConnections)]
    public int ThrottleLimit { get; set; } = 1;

    private protected override int RequestsAtOnce => ThrottleLimit;
}
