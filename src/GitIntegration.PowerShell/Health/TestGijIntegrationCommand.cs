using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>Checks integrations and repositories against rules, and returns the problems that it finds.</summary>
/// <remarks>
/// Reads the integrations, the repositories and Jira's projects once each, and checks every rule. It changes nothing. Each finding has
/// the rule, the severity, a message, advice and, if a single command fixes the problem, that command.
/// <para>
/// If the data for a rule is missing, you get a finding with the status NotChecked that says why. Token expiry dates come from the file
/// that <c>Set-GijTokenExpiry</c> writes, because the app doesn't return them.
/// </para>
/// <para>
/// The HelpUri property of a finding links to the page about its rule, once the module's manifest names the project's address.
/// <see cref="ExportGijReportCommand"/> writes the findings to a report.
/// </para>
/// </remarks>
/// <example>
/// See what needs attention
/// <code>
/// Test-GijIntegration -Severity Warning
/// </code>
/// Shows errors and warnings, the worst first.
/// </example>
/// <example>
/// Read one finding with its advice
/// <code>
/// Test-GijIntegration 4 -Rule GIJ015 | Format-List
/// </code>
/// The Fix property is a command that you can run.
/// </example>
/// <example>
/// Accept a finding for a while
/// <code>
/// '[{ "rule": "GIJ007", "integration": "7", "expires": "2099-03-31",
///     "reason": "New address is planned" }]' | Set-Content accepted.json
/// Test-GijIntegration 7 -Suppression accepted.json
/// </code>
/// Until that day, the finding has the status Suppressed. After that, it's reported again, with a warning about the expired entry.
/// </example>
/// <example>
/// Compare with the last report
/// <code>
/// Test-GijIntegration | Export-GijReport last.json -Force
/// Set-GijIntegration 4 -RequireUserPat $true
/// Test-GijIntegration -Baseline last.json |
///     Where-Object Trend -in New, Fixed
/// </code>
/// Returns what is new since the report, and what is fixed.
/// </example>
/// <example>
/// See the integrations that findings are about
/// <code>
/// Test-GijIntegration -Rule GIJ006 | Get-GijIntegration
/// </code>
/// You can pipe a finding to the cmdlets about integrations or, if it's about a repository, to those about repositories.
/// </example>
/// <seealso cref="ExportGijReportCommand"/>
/// <seealso cref="SetGijTokenExpiryCommand"/>
[Cmdlet(VerbsDiagnostic.Test, "GijIntegration")]
[OutputType(typeof(GijFinding))]
public sealed class TestGijIntegrationCommand : ResourceCommand<GijIntegration>
{
    private readonly List<ResourceTarget<GijIntegration>> targets = [];
    private IReadOnlyList<HealthRule> rules = [],
        excluded = [];
    private SuppressionFile suppressions = SuppressionFile.None;
    private Baseline? baseline;
    private TokenLedger? ledger;
    private string whyNoLedger = string.Empty;
    private bool checkedSome;

    /// <summary>
    /// The ids or display names of the integrations, or objects from <see cref="GetGijIntegrationCommand"/>. Without it, all integrations
    /// and plain repositories (those without an integration) are checked.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    public ResourceReference<GijIntegration>[] Identity { get; set; } = [];

    /// <summary>The ids of the rules to check, for example <c>GIJ004</c>. They accept wildcards. By default, all are checked.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RuleCompleter))]
    public string[]? Rule { get; set; }

    /// <summary>The ids of rules to leave out. They accept wildcards.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RuleCompleter))]
    public string[]? ExcludeRule { get; set; }

    /// <summary>
    /// Tests only rules with at least this severity: Information, Warning or Error. The default is Information, which includes every rule.
    /// </summary>
    [Parameter]
    public FindingSeverity Severity { get; set; }

    /// <summary>
    /// A JSON file with the findings that you accept for a while: an array of objects with <c>rule</c>, <c>integration</c> (id or name),
    /// <c>reason</c> and <c>expires</c> (for example 2027-03-31, the last day), all required. An entry covers the integration and its
    /// repositories; for a plain repository, use its id or name instead.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Suppression { get; set; }

    /// <summary>
    /// A JSON report from <see cref="ExportGijReportCommand"/> to compare with. Each finding then has a Trend: New, Still or Fixed.
    /// Findings that no longer exist are returned with the status Fixed.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Baseline { get; set; }

    /// <summary>
    /// The file with token expiry dates that <c>Set-GijTokenExpiry</c> writes. By default, the environment variable <c>GIJ_LEDGER</c>
    /// names it.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LedgerPath { get; set; }

    private protected override bool Changes => false;

    /// <summary>True for a call that names integrations, even if nothing comes through the pipeline.</summary>
    private bool NamesSome => MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(Identity));

    private HealthNeeds Needs =>
        rules.Aggregate(HealthNeeds.None, (needs, rule) => needs | rule.Needs)
        | (!NamesSome && rules.Any(rule => rule.ChecksPlainRepositories) ? HealthNeeds.Repositories : HealthNeeds.None);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        rules = Require(() => RuleSelection.Of(Rule, ExcludeRule, Severity));
        excluded = ExcludeRule is null ? [] : RuleSelection.Of(ExcludeRule, excluded: null, FindingSeverity.Information);
        suppressions = Suppression is null ? suppressions : Require(() => SuppressionFile.Read(Full(Suppression)), Suppression);
        baseline = Baseline is null ? null : Require(() => GitIntegration.Baseline.Read(Full(Baseline)), Baseline);
        ReadLedger();
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEach(Identity, (target, _) => Task.FromResult<object?>(target));

    /// <inheritdoc/>
    internal override void WriteResult(object result) => targets.Add((ResourceTarget<GijIntegration>)result);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        var findings = new List<GijFinding>();
        if (NamesSome)
        {
            foreach (var same in targets.GroupBy(target => target.Server))
            {
                findings.AddRange(Check(same.Key, [.. same]));
            }
        }
        else
        {
            findings.AddRange(Check(RequiredServer(), named: null));
        }

        WriteObject(HealthSummary.Sorted(findings), enumerateCollection: true);
        if (!NamesSome || checkedSome)
        {
            Say(HealthSummary.Of(findings, rules.Count));
        }
    }

    private IEnumerable<GijFinding> Check(GijServer server, IReadOnlyList<ResourceTarget<GijIntegration>>? named)
    {
        var reader = new HealthReader(server, Observer, Needs);
        var data = Require(() => WaitFor(token => reader.ReadAsync(ledger, whyNoLedger, token)), server);
        var scope = named is null ? null : Existing(named, data);
        if (scope?.Count == 0)
        {
            return [];
        }

        checkedSome = true;
        var check = new HealthCheck(data, scope, $" -Server {QuotedText.Of(server.Name)}");
        var found = check.Run(rules).ToList();
        ApplySuppressions(found, data, scope);
        if (baseline is null)
        {
            return found;
        }

        if (!baseline.IsAbout(data.Address))
        {
            WriteWarning($"The baseline has nothing about {server}, so everything is new.");
        }

        var compared = rules.Where(rule => rule != HealthRules.SuppressionExpired);
        if (Suppression is not null && !excluded.Contains(HealthRules.SuppressionExpired))
        {
            compared = compared.Append(HealthRules.SuppressionExpired);
        }

        return baseline.ApplyTo(found, compared, data, scope);
    }

    /// <summary>Entries that are over are reported whatever -Rule says, unless -ExcludeRule names the rule.</summary>
    private void ApplySuppressions(List<GijFinding> found, HealthData data, HashSet<int>? scope)
    {
        suppressions.ApplyTo(found, data);
        foreach (var entry in suppressions.WithoutTarget(data))
        {
            WriteWarning(
                $"The suppression of {entry.Rule} names '{entry.Integration}', which is neither an integration nor a plain repository."
            );
        }

        if (!excluded.Contains(HealthRules.SuppressionExpired))
        {
            var expired = suppressions.Expired(data, rules);
            found.AddRange(expired.Where(one => scope is null || scope.Contains(one.IntegrationId ?? 0)));
        }
    }

    /// <summary>The ids of those that exist; for the others you get an error each.</summary>
    private HashSet<int> Existing(IReadOnlyList<ResourceTarget<GijIntegration>> named, HealthData data)
    {
        var all = new HashSet<int>(data.Integrations.Select(one => one.Id));
        foreach (var missing in named.Where(target => !all.Contains(target.Id)))
        {
            WriteFailure(GijErrors.NotFound(Kind.NotFound, Kind.SubjectOf(missing.Id), missing.Server.Name), missing.Reference.Target);
        }

        return [.. named.Select(target => target.Id).Where(all.Contains)];
    }

    private void ReadLedger()
    {
        if (LedgerPath is not null)
        {
            ledger = Require(() => TokenLedger.Read(Full(LedgerPath), mayBeMissing: false), LedgerPath);
            return;
        }

        if (GitIntegration.PowerShell.LedgerPath.Named is not { } path)
        {
            whyNoLedger = $"No expiry dates: use -LedgerPath, or set {TokenLedger.Variable}.";
            return;
        }

        try
        {
            ledger = TokenLedger.Read(Full(path), mayBeMissing: false);
        }
        catch (GijException failure)
        {
            whyNoLedger = failure.Summary;
        }
    }

    private string Full(string path) => FilePaths.ToRead(SessionState.Path, path);
}
