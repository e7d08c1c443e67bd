using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>Checks integrations and repositories by rules, and returns what isn't as it should be.</summary>
/// <remarks>
/// Reads the integrations, the repositories and Jira's projects once each, and checks every rule. It changes nothing. Each finding has
/// the rule, how bad it is, what was found, what to do about it and, if one command mends it, that command.
/// <para>
/// A rule whose data is missing doesn't pass silently: you get a finding with the status NotChecked that says why. The dates on which
/// tokens expire come from the file that <c>Set-GijTokenExpiry</c> writes, since no response has them.
/// </para>
/// <para>
/// Each rule has a page in the documentation, which its HelpUri property leads to. <see cref="ExportGijReportCommand"/> makes a report of
/// the findings.
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
/// '[{ "rule": "GIJ004", "integration": "7", "expires": "2099-03-31",
///     "reason": "Certificate is ordered" }]' | Set-Content accepted.json
/// Test-GijIntegration 7 -Suppression accepted.json
/// </code>
/// Until that day, the finding has the status Suppressed. Afterwards it's found again, and so is the expired entry.
/// </example>
/// <example>
/// Compare with the last report
/// <code>
/// Test-GijIntegration | Export-GijReport last.json -Force
/// Set-GijIntegration 4 -RequireUserPat $true
/// Test-GijIntegration -Baseline last.json | Where-Object Trend -ne Still
/// </code>
/// Returns what is new since the report, and what is fixed.
/// </example>
/// <seealso cref="ExportGijReportCommand"/>
/// <seealso cref="SetGijTokenExpiryCommand"/>
[Cmdlet(VerbsDiagnostic.Test, "GijIntegration")]
[OutputType(typeof(GijFinding))]
public sealed class TestGijIntegrationCommand : ResourceCommand<GijIntegration>
{
    private readonly List<ResourceTarget<GijIntegration>> targets = [];
    private IReadOnlyList<HealthRule> rules = [];
    private SuppressionFile suppressions = SuppressionFile.None;
    private Baseline? baseline;
    private TokenLedger? ledger;
    private string whyNoLedger = string.Empty;

    /// <summary>
    /// The ids or display names of the integrations, or objects from <see cref="GetGijIntegrationCommand"/>. Without it, all integrations
    /// are checked, and the repositories outside integrations.
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

    /// <summary>The least severity: Information, Warning or Error. The default is Information, which includes all.</summary>
    [Parameter]
    public FindingSeverity Severity { get; set; }

    /// <summary>
    /// A JSON file with the findings that you accept for a while: an array of objects with <c>rule</c>, <c>integration</c> (id or name),
    /// <c>reason</c> and <c>expires</c> (for example 2027-03-31, the last day), all required.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Suppression { get; set; }

    /// <summary>
    /// A JSON report of <see cref="ExportGijReportCommand"/> to compare with. It fills the Trend property: New, Still or Fixed. What is
    /// fixed is returned too, with the status Fixed.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Baseline { get; set; }

    /// <summary>
    /// The file with the expiry dates of tokens that <c>Set-GijTokenExpiry</c> has written. The default is the one that the environment
    /// variable <c>GIJ_LEDGER</c> names.
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
        if (!NamesSome || targets.Count > 0)
        {
            Say(HealthSummary.Of(findings, rules.Count));
        }
    }

    private IEnumerable<GijFinding> Check(GijServer server, IReadOnlyList<ResourceTarget<GijIntegration>>? named)
    {
        var reader = new HealthReader(server, Observer, Needs);
        var data = Require(() => WaitFor(token => reader.ReadAsync(ledger, whyNoLedger, token)), server);
        var scope = named is null ? null : Existing(named, data);
        var check = new HealthCheck(data, scope, ArgumentFor(server));
        var found = suppressions.ApplyTo(check.Run(rules), data).ToList();
        if (rules.Contains(HealthRules.SuppressionExpired))
        {
            found.AddRange(suppressions.Expired(data).Where(one => scope is null || scope.Contains(one.IntegrationId ?? 0)));
        }

        return baseline is null ? found : baseline.ApplyTo(found, rules, data.Server, scope);
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

    /// <summary>What a command needs to go to this server; nothing for the default connection.</summary>
    private static string ArgumentFor(GijServer server) =>
        server == Session.Current.Default
            ? string.Empty
            : $" -Server '{System.Management.Automation.Language.CodeGeneration.EscapeSingleQuotedStringContent(server.Name)}'";

    private void ReadLedger()
    {
        if (LedgerPath is not null)
        {
            ledger = Require(() => TokenLedger.Read(Full(LedgerPath), mayBeMissing: false), LedgerPath);
            return;
        }

        if (Environment.GetEnvironmentVariable(TokenLedger.Variable) is not { Length: > 0 } path)
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

    private string Full(string path) => new FilePaths(SessionState.Path, GijErrors.FileUnreadable).Full(path);
}
