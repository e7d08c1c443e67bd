using System;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Updates the token or password of integrations, and verifies it.</summary>
/// <remarks>
/// <c>Set-GijIntegration -Pat</c> sends a token, but you find out only at the next scan whether the git host accepts it, and a token that
/// sees less removes repositories. With -Preview, the git host is asked before the token is sent, and the token is refused if the next
/// scan would remove repositories. With -Verify, one repository of the integration is reindexed afterwards, and the repositories are
/// counted again: that shows that the app can use the token, and -Preview shows that it sees everything. Only -Preview contacts the git
/// host.
/// <para>
/// If you give neither -Pat nor -Credential nor -Secret, you're asked for a token once, for all integrations.
/// </para>
/// <para>
/// Returns an object for each integration: its Result is Updated, Verified, Blocked (with WouldLose), Failed (with Reason), Skipped,
/// NotTried or Unknown. For Blocked, Failed and Unknown you get an error too. An integration that you name twice is Skipped the second
/// time. After -MaxFailure refusals by a git host, no other integration is changed, so that a wrong token doesn't lock an account.
/// </para>
/// <para>
/// With -Journal, each step is written to a file, ids and states only. If the command is interrupted, run it again with -Resume: what is
/// done is skipped, and what was sent but not verified is verified, with a warning that it wasn't sent again. An integration whose token
/// was just being sent, or didn't work, gets it again. The old token is never revoked; do that on the git host when everything is
/// verified.
/// </para>
/// </remarks>
/// <example>
/// Set a token for every integration of one host, and verify it
/// <code>
/// $pat = ConvertTo-SecureString 'sees-all' -AsPlainText -Force
/// $options = @{ Pat = $pat; Preview = $true; Verify = $true }
/// Update-GijIntegrationToken -Origin github.example.com @options
/// </code>
/// With a real host, use <c>Read-Host -AsSecureString</c>, or leave out -Pat: then you're asked once.
/// </example>
/// <example>
/// See what a token that sees too little would do
/// <code>
/// $pat = ConvertTo-SecureString 'sees-3' -AsPlainText -Force
/// $result = Update-GijIntegrationToken 3 -Pat $pat -Preview 2> $null
/// $result.WouldLose
/// </code>
/// The result is Blocked, nothing was sent, and the list names the repositories that would be gone.
/// </example>
/// <example>
/// Rotate many, with a secret for each and a journal
/// <code>
/// $vault = @{
///     GITLAB = ConvertTo-SecureString 'new-gitlab' -AsPlainText -Force
///     GITLAB_SERVER = ConvertTo-SecureString 'new-server' -AsPlainText -Force
/// }
/// $rotation = @{ Secret = { $vault[$_.Type] }; Journal = 'rotation.jsonl' }
/// Get-GijIntegration -Type GITLAB, GITLAB_SERVER |
///     Update-GijIntegrationToken @rotation -Verify
/// </code>
/// If it's interrupted, the same command with -Resume continues where it stopped.
/// </example>
/// <seealso cref="GetGijScanPreviewCommand"/>
/// <seealso cref="SetGijIntegrationCommand"/>
[Cmdlet(VerbsData.Update, "GijIntegrationToken", SupportsShouldProcess = true, DefaultParameterSetName = ByIdentity)]
[OutputType(typeof(GijTokenUpdate))]
public sealed partial class UpdateGijIntegrationTokenCommand : GitHostCommand
{
    private const string ByIdentity = "Identity",
        ByFilter = "Filter";

    /// <summary>
    /// The ids or display names of the integrations, or objects from <see cref="GetGijIntegrationCommand"/>. If one fails, you get an
    /// error for it and the rest continue.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ByIdentity)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    public ResourceReference<GijIntegration>[] Identity { get; set; } = [];

    /// <summary>
    /// The hosts of the integrations, for example <c>gitlab.example.com</c>, or their origins. They accept wildcards; note that
    /// <c>https://gitlab.example.com*</c> matches other hosts too. If none matches, you get an error.
    /// </summary>
    [Parameter(ParameterSetName = ByFilter)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(OriginCompleter))]
    public string[]? Origin { get; set; }

    /// <summary>
    /// The types of the integrations, for example <c>GITLAB*</c>. They accept wildcards. If none matches, you get an error.
    /// </summary>
    [Parameter(ParameterSetName = ByFilter)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TypeCompleter))]
    public string[]? Type { get; set; }

    /// <summary>
    /// A script block that returns the new secret of an integration, which is <c>$_</c>: a SecureString for a token, or a PSCredential. It
    /// runs once for each integration.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public ScriptBlock? Secret { get; set; }

    /// <summary>
    /// Asks the git host with the new secret before it's sent, as <see cref="GetGijScanPreviewCommand"/> does. If the next scan would
    /// remove more repositories than -MaxLoss allows, the result is Blocked and nothing is sent. If the host can't be asked, it's Failed.
    /// </summary>
    [Parameter]
    public SwitchParameter Preview { get; set; }

    /// <summary>The most repositories that the next scan may remove, with -Preview. The default is 0.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int MaxLoss { get; set; }

    /// <summary>
    /// Reindexes one repository of the integration after the change, waits for it, and counts the repositories again. If the reindex
    /// fails or repositories are missing, you get a <see cref="GijErrorId.TokenNotVerified"/> error.
    /// </summary>
    [Parameter]
    public SwitchParameter Verify { get; set; }

    /// <summary>The longest wait for one reindex, in seconds, with -Verify. The default is 600.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int TimeoutSec { get; set; } = 600;

    /// <summary>
    /// A file in which each step is recorded, so that an interrupted run can be resumed. It must be new, except with -Resume. It's not the
    /// journal of the connection.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    /// <summary>Goes on with what -Journal records: skips what is done, and verifies what was only sent.</summary>
    [Parameter]
    public SwitchParameter Resume { get; set; }

    /// <summary>How many refusals by a git host end the command. The default is 1.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int MaxFailure { get; set; } = 1;

    /// <summary>
    /// The maximum number of integrations at a time. With <c>-ErrorAction Stop</c> or when the cmdlet asks for confirmation, it's always 1.
    /// </summary>
    [Parameter]
    [ValidateRange(1, ConnectionOptions.MaximumConnections)]
    public int ThrottleLimit { get; set; } = 1;

    private protected override int RequestsAtOnce => IsWhatIf ? 1 : ThrottleLimit;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (new object?[] { Pat, Credential, Secret }.Count(given => given is not null) > 1)
        {
            Fail(GijErrors.Conflict("-Pat, -Credential and -Secret", Reasons.Named("OneSecretSource")));
        }

        RequireOther("-MaxLoss", nameof(MaxLoss), Preview, "-Preview");
        RequireOther("-TimeoutSec", nameof(TimeoutSec), Verify, "-Verify");
        if (Resume && Journal is null)
        {
            Fail(GijErrors.NeedsOther("-Resume", "-Journal"));
        }

        if (Journal is not null)
        {
            var path = Require(() => new FilePaths(SessionState.Path, GijErrors.JournalUnwritable).Full(Journal), Journal);
            var isNeeded = !IsWhatIf || File.Exists(path);
            journal = isNeeded ? Require(() => RotationJournal.Open(path, Resume, () => DateTimeOffset.UtcNow), Journal) : null;
        }

        if (Pat is null && Credential is null && Secret is null)
        {
            asked = Require(AskForToken);
        }
    }

    /// <summary>Refuses a parameter that has no effect without another one.</summary>
    private void RequireOther(string parameter, string name, bool hasOther, string other)
    {
        if (!hasOther && MyInvocation.BoundParameters.ContainsKey(name))
        {
            Fail(GijErrors.NeedsOther(parameter, other));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEach(ParameterSetName == ByIdentity ? Identity : Require(Matching), UpdateAsync);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (!resumed.IsEmpty)
        {
            WriteWarning(
                $"An earlier run has sent a token to these, and none was sent now: {string.Join(", ", resumed.OrderBy(id => id))}. "
                    + "If you have another token since, use a new journal."
            );
        }

        if (!untouched.IsEmpty)
        {
            WriteWarning(
                $"Stopped after {refusals} {(refusals == 1 ? "refusal" : "refusals")} by a git host. "
                    + $"Nothing was sent for: {string.Join(", ", untouched.OrderBy(id => id))}."
            );
        }
    }

    /// <inheritdoc/>
    internal override void WriteResult(object result)
    {
        var outcome = (Outcome)result;
        WriteObject(outcome.Update);
        if (outcome.Error is { } error)
        {
            WriteOrEnd(error, outcome.Target);
        }
    }

    /// <summary>The integrations that -Origin and -Type name.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>: there is none.</exception>
    private ResourceReference<GijIntegration>[] Matching()
    {
        var server = RequiredServer();
        var origins = new NameSelection(Origin);
        var types = new NameSelection(Type);
        var all = WaitFor(token => ClientOf(server).GetAllAsync(token));
        ResourceReference<GijIntegration>[] found =
        [
            .. from one in all
            where Origin is null || origins.Matches(one.Origin ?? string.Empty, HostName.In(one.Origin) ?? string.Empty)
            where Type is null || types.Matches(one.Type ?? string.Empty)
            select new ResourceReference<GijIntegration>(one),
        ];
        return found.Length > 0
            ? found
            : throw GijErrors.InvalidValue(Origin is null ? "-Type" : "-Origin", Reasons.Named("NothingMatches"));
    }
}
