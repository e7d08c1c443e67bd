using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using M = GitIntegration.MarkdownText;

namespace GitIntegration;

/// <summary>Writes a runbook for the move to Cloud, in Markdown.</summary>
/// <param name="facts">What is said about Cloud.</param>
/// <param name="all">What was found, in the order in which it was found.</param>
/// <param name="servers">The connections that it was found on.</param>
internal sealed partial class CloudRunbook(CloudFacts facts, IReadOnlyList<GijCloudReadiness> all, IReadOnlyCollection<GijServer> servers)
{
    private static readonly Regex EmptyLines = new("\n{3,}", RegexOptions.None, TimeSpan.FromSeconds(10));

    private readonly GijCloudReadiness[] integrations = [.. all.Where(one => one is { Setting: null, IntegrationId: not null })];
    private readonly GijCloudReadiness[] repositories = [.. all.Where(one => one is { Setting: null, RepositoryId: not null })];
    private readonly GijCloudReadiness[] counts = [.. all.Where(one => one.Setting == GijCloudReadiness.CountSetting)];
    private readonly GijCloudReadiness[] settings = [.. all.Where(IsSetting)];

    private static CloudOutcome[] Outcomes { get; } = [.. Enum.GetValues(typeof(CloudOutcome)).Cast<CloudOutcome>()];

    /// <summary>The git hosts, and who uses each.</summary>
    public IReadOnlyList<(string Host, string Users)> Hosts { get; init; } = [];

    /// <summary>True if they were looked up in DNS.</summary>
    public bool AreHostsResolved { get; init; }

    /// <summary>The runbook.</summary>
    /// <param name="today">The day on which it's written.</param>
    public string Format(DateTime today)
    {
        RunbookSection[] sections =
        [
            Glance(),
            Before(),
            OfSteps("The move", "order", "In this order:"),
            .. integrations.Length > 0 ? new[] { Integrations(), Settings() } : [],
            .. repositories.Length > 0 ? new[] { Repositories() } : [],
            OfSteps("What Cloud doesn't have", "missing", "Tell users in advance, and agree on replacements where they need them:"),
            OfSteps("After the move", "after", "In Cloud and at the git hosts:"),
        ];
        string[] lines = [.. Title(today), .. sections.SelectMany((section, index) => section.Write(index + 1)), .. Sources(sections)];
        return EmptyLines.Replace(string.Join("\n", lines), "\n\n") + "\n";
    }

    private static bool IsSetting(GijCloudReadiness one) =>
        one.IntegrationId is not null && one.Setting is not (null or GijCloudReadiness.HostSetting or GijCloudReadiness.CountSetting);

    private IEnumerable<string> Title(DateTime today)
    {
        var from = servers.Select(server => $"{M.Code(server.Name)} ({M.Code($"{server.BaseUri}")})");
        var day = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return
        [
            "# Git Integration for Jira: moving to Cloud",
            string.Empty,
            $"For {string.Join(" and ", from)}, written on {day} by `Test-GijCloudReadiness`.",
            string.Empty,
            "Statements about Cloud come from the vendor's public pages. Each section names them, with the month when they were read. "
                + "Pages change: check a page again before you rely on it.",
        ];
    }

    private RunbookSection Glance()
    {
        var section = new RunbookSection("At a glance");
        section.AddTable(
            string.Empty,
            [string.Empty, .. Outcomes.Select(LabelOf), "Total"],
            new[] { Tally("Integrations", integrations), Tally("Plain repositories", repositories) }.Where(row =>
                row[row.Length - 1] != "0"
            )
        );
        section.Add(
            $"*{LabelOf(CloudOutcome.Moves)}* ({CloudOutcome.Moves}): the vendor says that it's carried over. "
                + $"*{LabelOf(CloudOutcome.ByHand)}*: you enter it in Cloud. "
                + $"*{LabelOf(CloudOutcome.NotAvailable)}*: Cloud doesn't have it. "
                + $"*{LabelOf(CloudOutcome.Unstated)}* ({CloudOutcome.Unstated}): the pages don't say, or aren't clear."
        );
        foreach (var count in counts)
        {
            section.Cite(count.Fact.Pages);
            var name = count.Integration is { } integration ? $"{M.Code(integration)}: " : string.Empty;
            section.Add($"{name}**{count.Value} repositories.** {M.Plain(count.Reason)}");
        }

        section.AddTable(
            string.Empty,
            ["Id", "Integration", "Type", "In Cloud"],
            integrations.Select(one =>
                new[] { $"{one.IntegrationId}", M.Cell(one.Integration ?? string.Empty), TypeOf(one), LabelOf(one.Outcome) }
            )
        );
        section.Cite(integrations.SelectMany(one => one.Fact.Pages));
        foreach (var step in facts.Steps["frame"])
        {
            section.Cite(facts.PagesOf(step.Sources));
            section.Add(step.Text);
        }

        return section;
    }

    private RunbookSection Before()
    {
        var section = new RunbookSection("Before the move");
        section.Add("### Choose the edition");
        section.AddTable(
            string.Empty,
            ["Limit", "Standard", "Advanced"],
            facts.Limits.Editions.Select(one => new[] { one.What, one.Standard, one.Advanced })
        );
        section.Cite(facts.PagesOf(facts.Limits.EditionSources.Concat(facts.Limits.RemarkSources)));
        foreach (var remark in facts.Limits.Remarks)
        {
            section.Add(remark);
        }

        section.AddSteps(facts.Steps["edition"], facts);
        section.Add("### Save what doesn't move");
        section.AddSteps(facts.Steps["save"], facts);
        section.Add("### Make the git hosts reachable");
        section.AddSteps(facts.Steps["reach"], facts);
        AddHosts(section);
        return section;
    }

    private void AddHosts(RunbookSection section)
    {
        if (Hosts.Count == 0)
        {
            return;
        }

        section.Add("The git hosts in use:");
        var findings = all.Where(one => one.Setting == GijCloudReadiness.HostSetting).ToLookup(one => one.Value!);
        section.Cite(findings.SelectMany(one => one).SelectMany(one => one.Fact.Pages));
        section.AddTable(
            string.Empty,
            ["Host", "Used by", "Publicly routable"],
            Hosts.Select(host => new[] { M.Cell(host.Host), host.Users, Routable(findings[host.Host].FirstOrDefault()) })
        );
        if (!AreHostsResolved)
        {
            section.Add("Only the host names were checked. Run `Test-GijCloudReadiness -Resolve` to look up their addresses.");
        }
    }

    private static string Routable(GijCloudReadiness? finding) =>
        finding is not null ? $"**{LabelOf(finding.Outcome)}.** {M.Plain(finding.Reason)}" : "No problem found";

    private RunbookSection OfSteps(string title, string steps, string introduction)
    {
        var section = new RunbookSection(title);
        section.Add(introduction);
        section.AddSteps(facts.Steps[steps], facts);
        return section;
    }

    private static IEnumerable<string> Sources(IEnumerable<RunbookSection> sections)
    {
        var pages = sections.SelectMany(section => section.Pages).Distinct().OrderBy(page => page.Page, StringComparer.OrdinalIgnoreCase);
        return
        [
            string.Empty,
            "## Sources",
            string.Empty,
            "Pages of the vendor's documentation, by the names in their addresses:",
            string.Empty,
            "| Page | Read in |",
            "| --- | --- |",
            .. pages.Select(page => $"| {M.Cell(page.Page)} | {page.Read} |"),
        ];
    }

    private static string[] Tally(string what, GijCloudReadiness[] found) =>
        [
            what,
            .. Outcomes.Select(outcome => found.Count(one => one.Outcome == outcome).ToString(CultureInfo.InvariantCulture)),
            found.Length.ToString(CultureInfo.InvariantCulture),
        ];
}
