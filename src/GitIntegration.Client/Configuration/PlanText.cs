using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace GitIntegration;

/// <summary>A plan as people read it. -WhatIf shows the same.</summary>
internal static class PlanText
{
    private static readonly Regex Backticks = new("`+", RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>An action and its details, each in a line of its own.</summary>
    public static IEnumerable<string> LinesOf(PlannedAction action, string server) =>
        action.Details().Select(detail => $"  {detail}").Prepend(action.Describe(server)).Select(line => line.ForDisplay());

    /// <summary>The whole plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="isMarkdown">True for a comment on a pull request.</param>
    public static string Format(ConfigurationPlan plan, bool isMarkdown)
    {
        var made = plan.Made.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
        var title = $"Plan for {plan.Server} ({plan.ServerUri}), made {made}".ForDisplay();
        string[] changes = [.. plan.Changes.SelectMany(action => LinesOf(action, plan.Server))];
        string[] lines = isMarkdown
            ? ["### Plan", string.Empty, .. InFence([title, plan.Summary, string.Empty, .. changes])]
            : [title, plan.Summary, .. changes.Length > 0 ? [string.Empty, .. changes] : changes];
        return string.Join("\n", lines);
    }

    /// <summary>The lines as code, in a fence that none of them can end.</summary>
    private static IEnumerable<string> InFence(string[] lines)
    {
        var longest = lines.SelectMany(line => Backticks.Matches(line).Cast<Match>()).Select(run => run.Length).DefaultIfEmpty(0).Max();
        var fence = new string('`', Math.Max(3, longest + 1));
        return [$"{fence}text", .. lines, fence];
    }
}
