using System;
using System.Globalization;
using System.Management.Automation;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>Records when the tokens of integrations expire.</summary>
/// <remarks>
/// The app returns neither tokens nor their expiry dates. This cmdlet keeps the dates in a file, with the address of Jira, the id and the
/// name of the integration, and your note. The file has a line of JSON for each integration, sorted, so that version control can merge
/// it. It contains no secrets, and Jira isn't changed.
/// </remarks>
/// <example>
/// Record a date
/// <code>
/// Set-GijTokenExpiry 3 -Expires 2027-01-31 -Note svc -Path tokens.jsonl
/// Get-GijTokenExpiry -Path tokens.jsonl
/// </code>
/// The token works until the end of that day.
/// </example>
/// <example>
/// Record it for all integrations of one host
/// <code>
/// Get-GijIntegration -Origin gitlab.example.com |
///     Set-GijTokenExpiry -Expires 2027-06-30 -Path tokens.jsonl -PassThru
/// </code>
/// Returns an entry for each.
/// </example>
/// <example>
/// Remove an entry
/// <code>
/// Set-GijTokenExpiry 3 -Expires 2027-01-31 -Path tokens.jsonl
/// Set-GijTokenExpiry 3 -Clear -Path tokens.jsonl
/// </code>
/// The file then has no entry for integration 3.
/// </example>
/// <seealso cref="GetGijTokenExpiryCommand"/>
[Cmdlet(VerbsCommon.Set, "GijTokenExpiry", SupportsShouldProcess = true, DefaultParameterSetName = ByDate)]
[OutputType(typeof(GijTokenExpiry))]
public sealed class SetGijTokenExpiryCommand : ResourceCommand<GijIntegration>
{
    private const string ByDate = "Expires",
        ByClear = "Clear";

    private string ledger = string.Empty;

    /// <summary>
    /// The ids or display names of the integrations, or objects from <see cref="GetGijIntegrationCommand"/>. If one fails, you get an
    /// error for it and the rest continue.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    public ResourceReference<GijIntegration>[] Identity { get; set; } = [];

    /// <summary>
    /// The last day on which the token works: a date, or a number of days from today, such as <c>90d</c>. The time of day is ignored.
    /// </summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = ByDate)]
    [Expires]
    public DateTime Expires { get; set; }

    /// <summary>What you want to remember about the token, for example who owns it. Never the token itself.</summary>
    [Parameter(ParameterSetName = ByDate)]
    [Text]
    public string? Note { get; set; }

    /// <summary>Removes the entry, even if the integration no longer exists.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByClear)]
    public SwitchParameter Clear { get; set; }

    /// <summary>
    /// The file, which is created if it doesn't exist. The default is the one that the environment variable <c>GIJ_LEDGER</c> names.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Returns the entry.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool Changes => false;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        ledger = Require(() => LedgerPath.Find(Path, SessionState.Path), Path);

        // One that can't be read is refused before anything is asked.
        _ = Require(() => TokenLedger.Read(ledger, mayBeMissing: !Clear), Path);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEach(Identity, SetAsync);

    private async Task<object?> SetAsync(ResourceTarget<GijIntegration> target, WorkContext context)
    {
        if (Clear)
        {
            // Not read: the integration may have been removed.
            return await context.AskAsync(() => Remove(target)).ConfigureAwait(false);
        }

        var integration = await ReadAsync(target, context).ConfigureAwait(false);
        return await context.AskAsync(() => Set(integration, target.Server)).ConfigureAwait(false);
    }

    /// <summary>Called on the pipeline's thread.</summary>
    private GijTokenExpiry? Remove(ResourceTarget<GijIntegration> target)
    {
        var (id, server) = (target.Id, target.Server);
        if (
            Confirm($"Remove the expiry date of the token of {Kind.Noun} {target} on {server}", [])
            && !TokenLedger.Change(ledger, one => one.Remove(server.Address, id))
        )
        {
            WriteWarning($"The file has no expiry date of the token of {Kind.Noun} {target} on {server}.");
        }

        return null;
    }

    /// <summary>Called on the pipeline's thread.</summary>
    private GijTokenExpiry? Set(GijIntegration integration, GijServer server)
    {
        var date = Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (!Confirm($"Record when the token of {Kind.Noun} {integration} on {server} expires", [$"expires: {date}"]))
        {
            return null;
        }

        if (Expires < DateTime.Today)
        {
            WriteWarning($"{date} is in the past: the token of {Kind.Noun} {integration} counts as expired.");
        }

        var entry = TokenLedger.Change(ledger, one => one.Set(server.Address, integration.Id, integration.DisplayName, Expires, Note));
        return PassThru ? entry : null;
    }
}
