using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>Puts findings in order, and counts them in one line.</summary>
internal static class HealthSummary
{
    /// <summary>What was found in front, the worst first; then what is accepted, wasn't checked, or is fixed.</summary>
    public static IEnumerable<GijFinding> Sorted(IEnumerable<GijFinding> findings) =>
        findings
            .OrderBy(one => PlaceOf(one.Status))
            .ThenByDescending(one => one.RuleSeverity)
            .ThenBy(one => one.Rule, StringComparer.Ordinal)
            .ThenBy(one => one.IntegrationId ?? int.MaxValue)
            .ThenBy(one => one.RepositoryId ?? 0);

    /// <summary>The line, for example "31 rules: 2 errors, 5 warnings. 3 rules couldn't be fully checked."</summary>
    /// <param name="findings">All findings.</param>
    /// <param name="rules">The number of rules that were asked for.</param>
    public static string Of(IReadOnlyCollection<GijFinding> findings, int rules)
    {
        var found = findings.Where(one => one.Status == FindingStatus.Found).ToLookup(one => one.Severity);
        var lacking = findings.Where(one => one.Status == FindingStatus.NotChecked).Select(one => one.Rule).Distinct().Count();
        string[] counts =
        [
            .. BySeverity(severity => found[severity].Count()),
            .. Count(findings.Count(one => one.Status == FindingStatus.Suppressed), "suppressed", "suppressed"),
            .. Count(findings.Count(one => one.Status == FindingStatus.Fixed), "fixed", "fixed"),
        ];
        var result = counts.Length == 0 ? "nothing found" : string.Join(", ", counts);
        var rest =
            lacking == 0 ? string.Empty
            : lacking == 1 ? " 1 rule couldn't be fully checked."
            : FormattableString.Invariant($" {lacking} rules couldn't be fully checked.");
        return FormattableString.Invariant($"{rules} {(rules == 1 ? "rule" : "rules")}: {result}.{rest}");
    }

    /// <summary>Findings counted by their severity, for example "2 errors" and "1 warning"; none for none.</summary>
    public static IEnumerable<string> BySeverity(Func<FindingSeverity, int> count) =>
        [
            .. Count(count(FindingSeverity.Error), "error", "errors"),
            .. Count(count(FindingSeverity.Warning), "warning", "warnings"),
            .. Count(count(FindingSeverity.Information), "informational", "informational"),
        ];

    private static int PlaceOf(FindingStatus status) =>
        status switch
        {
            FindingStatus.Found => 0,
            FindingStatus.Suppressed => 1,
            FindingStatus.NotChecked => 2,
            _ => 3,
        };

    private static IEnumerable<string> Count(int count, string one, string many) =>
        count == 0 ? [] : [FormattableString.Invariant($"{count:N0} {(count == 1 ? one : many)}")];
}
