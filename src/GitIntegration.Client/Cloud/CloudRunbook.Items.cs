using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using M = GitIntegration.MarkdownText;

namespace GitIntegration;

/// <content>The sections about integrations, settings and repositories.</content>
internal sealed partial class CloudRunbook
{
    private RunbookSection Integrations()
    {
        var section = new RunbookSection("Integration by integration");
        section.Add("The tables list what is known to need attention. The next section says what to do about each setting.");
        var own = settings.ToLookup(one => (one.Server, one.IntegrationId));
        foreach (var outcome in Outcomes.Where(outcome => integrations.Any(one => one.Outcome == outcome)))
        {
            section.Add($"### {LabelOf(outcome)}");
            foreach (var one in integrations.Where(one => one.Outcome == outcome))
            {
                AddIntegration(section, one, [.. own[(one.Server, one.IntegrationId)]]);
            }
        }

        return section;
    }

    private void AddIntegration(RunbookSection section, GijCloudReadiness one, GijCloudReadiness[] own)
    {
        section.Cite(own.Prepend(one).SelectMany(setting => setting.Fact.Pages));
        var server = servers.Count > 1 ? $" on {M.Code(one.Server ?? string.Empty)}" : string.Empty;
        section.Add($"#### {one.IntegrationId} {M.Code(one.Integration ?? string.Empty)}{server}");
        var reason = one.Outcome == CloudOutcome.ByHand ? string.Empty : $" {M.Plain(one.Fact.Reason)}";
        section.Add($"{TypeOf(one)}{PlaceOf(one)}.{reason}");
        section.Add($"- [ ] {StepFor(one)}");
        foreach (var login in own.Where(IsLogin))
        {
            section.AddLine($"- [ ] {M.Plain(login.Reason)}");
        }

        var isReplaced = one.Outcome == CloudOutcome.NotAvailable;
        var step = isReplaced ? "Enter these settings in the replacement:" : "Enter these settings:";
        AddSettings(section, step, [.. own.Where(setting => !IsLogin(setting))]);
    }

    /// <summary>Adds the settings to enter, and those that Cloud isn't known to have.</summary>
    private static void AddSettings(RunbookSection section, string step, IReadOnlyList<GijCloudReadiness> settings)
    {
        var entered = settings.Where(one => one.Outcome == CloudOutcome.ByHand).Select(RowOf).ToArray();
        if (entered.Length > 0)
        {
            section.AddLine($"- [ ] {step}");
            section.AddTable("  ", ["Setting", "Value now"], entered);
        }

        var others = settings.Where(one => one.Outcome != CloudOutcome.ByHand).ToArray();
        if (others.Length > 0)
        {
            section.AddLine("- [ ] Check whether anyone needs these settings, which have no known counterpart:");
            AddTable(section, others);
        }
    }

    private static void AddTable(RunbookSection section, IReadOnlyList<GijCloudReadiness> settings)
    {
        if (settings.Count > 0)
        {
            var rows = settings.Select(one => RowOf(one).Append(LabelOf(one.Outcome)).ToArray());
            section.AddTable("  ", ["Setting", "Value now", "In Cloud"], rows);
        }
    }

    private static string[] RowOf(GijCloudReadiness one)
    {
        var remark = one.Remark is null ? string.Empty : $" {M.Plain(one.Remark)}";
        return [M.Code(one.Setting!), M.Cell(one.Value ?? string.Empty) + remark];
    }

    private RunbookSection Settings()
    {
        var section = new RunbookSection("Setting by setting");
        section.Add("What to do about each setting in the tables, and for how many integrations and plain repositories.");
        var used = settings.Concat(repositories.SelectMany(one => one.Details)).ToArray();
        section.Cite(used.SelectMany(one => one.Fact.Pages));
        section.AddTable(
            string.Empty,
            ["Setting", "For", "In Cloud", "What to do"],
            used.GroupBy(one => (one.Setting, one.Fact))
                .OrderBy(group => group.Key.Setting, StringComparer.Ordinal)
                .Select(group =>
                    new[]
                    {
                        M.Code(group.Key.Setting!),
                        group.Count().ToString(CultureInfo.InvariantCulture),
                        LabelOf(group.Key.Fact.Outcome),
                        M.Plain(group.Key.Fact.FullReason),
                    }
                )
        );
        return section;
    }

    private RunbookSection Repositories()
    {
        var section = new RunbookSection("Plain repositories");
        section.Add("Repositories without an integration, one by one.");
        foreach (var group in repositories.GroupBy(one => one.Fact).OrderBy(group => group.Key.Outcome))
        {
            section.Cite(group.Concat(group.SelectMany(one => one.Details)).SelectMany(one => one.Fact.Pages));
            section.Add($"**{LabelOf(group.Key.Outcome)}.** {M.Plain(group.Key.FullReason)}", string.Empty);
            foreach (var one in group)
            {
                section.AddLine($"- [ ] {one.RepositoryId} {M.Code(one.Repository ?? string.Empty)}{PlaceOf(one)}");
                AddTable(section, one.Details);
            }
        }

        return section;
    }

    private static bool IsLogin(GijCloudReadiness one) => PlannedSetting.FieldOf(one.Setting!)?.Kind.IsSecret == true;

    private static string PlaceOf(GijCloudReadiness one) => one.Value is { Length: > 0 } origin ? $" at {M.Code(origin)}" : string.Empty;

    private static string TypeOf(GijCloudReadiness one) => M.Cell(one.Type ?? "no type");

    private static string LabelOf(CloudOutcome outcome) =>
        outcome switch
        {
            CloudOutcome.Moves => "Said to move",
            CloudOutcome.ByHand => "By hand",
            CloudOutcome.NotAvailable => "Not available",
            _ => "Not stated",
        };

    private static string StepFor(GijCloudReadiness one) =>
        one.Outcome switch
        {
            CloudOutcome.Moves => "Check that it exists in Cloud after the move. If it doesn't, create it.",
            CloudOutcome.ByHand => M.Plain(one.Fact.Reason),
            CloudOutcome.NotAvailable => "Decide what replaces it.",
            _ => "Ask the vendor, or try it on the trial site.",
        };
}
