using System.Collections.Generic;
using System.Linq;

namespace GitIntegration.PowerShell;

/// <summary>The rules that were asked for.</summary>
internal static class RuleSelection
{
    /// <summary>The rules with these ids, without those with the others, from a severity on.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>: no rule has one of the ids.</exception>
    public static IReadOnlyList<HealthRule> Of(string[]? included, string[]? excluded, FindingSeverity least)
    {
        var wanted = included is null ? [.. HealthRules.All] : Named(included, "-Rule");
        var unwanted = excluded is null ? [] : Named(excluded, "-ExcludeRule");
        return [.. wanted.Except(unwanted).Where(rule => rule.Severity >= least)];
    }

    private static List<HealthRule> Named(string[] ids, string parameter)
    {
        var selection = new NameSelection(ids);
        var found = HealthRules.All.Where(rule => selection.Matches(rule.Id)).ToList();
        return selection.Missing.FirstOrDefault() is { } missing
            ? throw GijErrors.InvalidValue(parameter, Reasons.Named("NoSuchRule", missing))
            : found;
    }
}
