using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>The pages of the rules, which the build writes into the documentation. A rule is explained in its class alone.</summary>
internal static class RulePages
{
    /// <summary>The files, with their names.</summary>
    public static IReadOnlyList<(string Name, string Text)> All =>
        [("README.md", Index()), .. HealthRules.All.Select(rule => ($"{rule.Id}.md", Page(rule)))];

    private static string Index() =>
        "# Rules of Test-GijIntegration\n\n"
        + "The build generates this page from the rules. A rule's id never changes and is never reused.\n\n"
        + "| rule | severity | what it finds |\n|---|---|---|\n"
        + string.Concat(HealthRules.All.Select(rule => $"| [{rule.Id}]({rule.Id}.md) | {rule.Severity} | {rule.Title} |\n"));

    private static string Page(HealthRule rule) =>
        $"# {rule.Id}: {rule.Title}\n\n"
        + $"Severity: {rule.Severity}. {NeedsOf(rule)}\n\n"
        + $"## Why\n\n{rule.Why}\n\n"
        + $"## What to do\n\n{rule.Advice}\n\n"
        + $"## Source\n\n{rule.Source}\n\n"
        + (rule == HealthRules.SuppressionExpired ? string.Empty : Acceptance(rule))
        + "[All rules](README.md)\n";

    private static string Acceptance(HealthRule rule) =>
        "## Accept it for a while\n\n"
        + "Skip the rule with `-ExcludeRule`, or accept it for one integration until a date with `-Suppression`:\n\n"
        + $"```json\n[{{ \"rule\": \"{rule.Id}\", \"integration\": \"3\", \"reason\": \"why\", \"expires\": \"2027-03-31\" }}]\n```\n\n";

    private static string NeedsOf(HealthRule rule) =>
        rule.Needs switch
        {
            HealthNeeds.Repositories => "It needs the list of repositories.",
            HealthNeeds.Projects => "It needs Jira's list of projects.",
            HealthNeeds.Ledger => "It needs the expiry dates that `Set-GijTokenExpiry` writes.",
            _ => "It needs only the integrations.",
        };
}
