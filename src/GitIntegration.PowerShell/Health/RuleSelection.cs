using System.Collections.Generic;
using System.Linq;

namespace GitIntegration.PowerShell;

/// <summary>The rules that were asked for.</summary>
internal static class RuleSelection
{
    /// <summary>The rules with these ids, without those with the others, from a severity on.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>: no rule has one of the ids, or none is left.</exception>
    public static IReadOnlyList<HealthRule> Of(string[]? included, string[]? excluded, FindingSeverity least)
    {
        var wanted = included is null ? [.. HealthRules.All] : Named(included, "-Rule");
        var unwanted = excluded is null ? [] : Named(excluded, "-ExcludeRule");
        HealthRule[] rules = [.. wanted.Except(unwanted).Where(rule => rule.Severity >= least)];
        return rules.Length > 0 ? rules : throw GijErrors.InvalidValue("-Rule", Reasons.Named("NoRuleLeft"));
    }

    private static List<HealthRule> Named(string[] ids, string parameter)
    {
        var found = new List<HealthRule>();
        foreach (var id in ids)
        {
            var selection = new NameSelection([id]);
            HealthRule[] matching = [.. HealthRules.All.Where(rule => selection.Matches(rule.Id))];
            found.AddRange(matching.Length > 0 ? matching : throw GijErrors.InvalidValue(parameter, Reasons.Named("NoSuchRule", id)));
        }

        return found;
    }
}
