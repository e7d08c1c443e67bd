using System;
using System.Collections.Generic;
using System.Linq;
using M = GitIntegration.FindingMembers;

namespace GitIntegration;

/// <summary>Findings in a report.</summary>
internal sealed class FindingReport() : ReportKind<GijFinding>(M.Findings, "Findings", "No findings.", "Finding")
{
    private const int MostBars = 8;

    private static readonly (string Label, double Days)[] AgeBands =
    [
        ("up to 1 day", 1),
        ("up to 1 week", 7),
        ("up to 1 month", 31),
        ("up to 1 year", 366),
        ("more than a year", double.MaxValue),
    ];

    public override IReadOnlyList<ReportColumn> Columns { get; } =
    [
        Column(M.Severity, "Severity", ColumnKind.Severity, one => one.Severity),
        Column(M.Status, "Status", ColumnKind.Choice, one => one.Status),
        Column(M.Rule, "Rule", ColumnKind.Rule, one => one.Rule),
        InData("title", one => one.Title),
        InData(M.IntegrationId, one => one.IntegrationId),
        Column(M.Integration, "Integration", ColumnKind.Text, one => one.Integration),
        InData(M.RepositoryId, one => one.RepositoryId),
        Column(M.Repository, "Repository", ColumnKind.Text, one => one.Repository),
        InData(M.Setting, one => one.Setting),
        Column(M.Message, "Message", ColumnKind.Message, one => one.Message),
        InData("advice", one => one.Advice),
        InData("helpUri", one => one.HelpUri),
        Column("fix", "Fix", ColumnKind.Fix, one => one.Fix),
        InData("lastIndexedDate", one => one.LastIndexedDate),
        Column("suppressionReason", "Accepted because", ColumnKind.Text, one => one.SuppressionReason),
        Column("trend", "Trend", ColumnKind.Choice, one => one.Trend),
        Column(M.Server, "Server", ColumnKind.Choice, one => one.Server),
        InData(M.ServerUri, one => one.ServerUri),
    ];

    public override IReadOnlyList<(string Group, ReportLevel Level)> Groups { get; } =
    [
        (nameof(FindingSeverity.Error), ReportLevel.Error),
        (nameof(FindingSeverity.Warning), ReportLevel.Warning),
        (nameof(FindingSeverity.Information), ReportLevel.Note),
        (nameof(FindingStatus.Suppressed), ReportLevel.Skipped),
        (nameof(FindingStatus.NotChecked), ReportLevel.Skipped),
        (nameof(FindingStatus.Fixed), ReportLevel.Passed),
    ];

    public override FindingTrend? TrendOf(object row) => ((GijFinding)row).Trend;

    /// <summary>Ids and no names, which change.</summary>
    public override string KeyOf(object row)
    {
        var (rule, server, integration, repository, setting) = ((GijFinding)row).Key;
        return FormattableString.Invariant($"{rule}/{server}/{integration}/{repository}/{setting}");
    }

    public override string? AcceptedBecause(object row) => ((GijFinding)row).SuppressionReason;

    public override IEnumerable<ReportChart> Charts(IReadOnlyList<object> rows)
    {
        var all = rows.Cast<GijFinding>().ToList();
        var found = all.Where(one => one.Status == FindingStatus.Found).ToList();
        yield return new("Most common findings", [.. RulesOf(found)]);
        yield return new("Outdated indexes by age", [.. AgesOf(found)]);
        yield return new("Trend since the last report", [.. TrendOf(all)]);
    }

    private protected override ReportRule RuleOf(GijFinding row) =>
        new(row.Rule, row.Title, LevelOf(row.RuleSeverity), row.Advice, row.HelpUri);

    private protected override string SubjectOf(GijFinding row) => row.Subject;

    private protected override string MessageOf(GijFinding row) => row.Message;

    private protected override string GroupOf(GijFinding row) => row.Status == FindingStatus.Found ? $"{row.Severity}" : $"{row.Status}";

    private static ReportLevel LevelOf(FindingSeverity severity) =>
        severity switch
        {
            FindingSeverity.Error => ReportLevel.Error,
            FindingSeverity.Warning => ReportLevel.Warning,
            _ => ReportLevel.Note,
        };

    private static IEnumerable<ReportBar> RulesOf(IEnumerable<GijFinding> found) =>
        found
            .GroupBy(one => (one.Rule, one.Title, one.Severity))
            .OrderByDescending(same => same.Count())
            .ThenByDescending(same => same.Key.Severity)
            .Take(MostBars)
            .Select(same => new ReportBar($"{same.Key.Rule} {same.Key.Title}", same.Count(), LevelOf(same.Key.Severity)));

    private static IEnumerable<ReportBar> AgesOf(IEnumerable<GijFinding> found)
    {
        var late = found.Where(one => HealthRules.OfIndexAge.Contains(one.Rule)).ToList();
        if (late.Count == 0)
        {
            yield break;
        }

        var ages = late.Select(one => one.LastIndexedDate is { } last ? Ages.Between(last, DateTime.Now).TotalDays : (double?)null)
            .ToList();
        var least = 0.0;
        foreach (var (label, days) in AgeBands)
        {
            yield return new(label, ages.Count(age => age > least && age <= days), ReportLevel.Warning);
            least = days;
        }

        yield return new("never indexed", ages.Count(age => age is null), ReportLevel.Error);
    }

    private static IEnumerable<ReportBar> TrendOf(IEnumerable<GijFinding> all) =>
        all.Where(one => one.Trend is not null)
            .GroupBy(one => one.Trend)
            .OrderBy(same => same.Key)
            .Select(same => new ReportBar($"{same.Key}", same.Count(), LevelOf(same.Key)));

    private static ReportLevel LevelOf(FindingTrend? trend) =>
        trend switch
        {
            FindingTrend.New => ReportLevel.Warning,
            FindingTrend.Still => ReportLevel.Skipped,
            _ => ReportLevel.Passed,
        };
}
