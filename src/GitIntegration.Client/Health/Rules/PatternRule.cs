using System.Collections.Generic;
using System.Linq;
using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>A rule about what is wrong with a pattern that filters tags or pull requests.</summary>
/// <param name="id">Its id.</param>
/// <param name="severity">How bad it is to break it.</param>
/// <param name="findsErrors">True for what can't be used, false for what may not mean what it says.</param>
internal abstract class PatternRule(string id, FindingSeverity severity, bool findsErrors) : SettingRule(id, severity)
{
    private static readonly Field[] Patterns = [S.TagsFilter, S.PrHideFilter];

    public override string Source => "The pages on tag filters and pull request filters; what we have tried with Java.";

    private protected override IEnumerable<Observation> Observe(GijResource one, HealthData data) =>
        from field in Patterns
        let pattern = one.ReadValue(field) as string
        where !string.IsNullOrEmpty(pattern)
        let isTried = pattern.Length <= JavaPattern.LongestQuick
        let fault = isTried ? FilterFaults.Text(new JavaPattern(pattern).Problems, findsErrors) : null
        where fault is not null || !isTried
        select isTried
            ? Observation.Of(one, $"{field.Name}: {fault}", field.Name)
            : Observation.Unjudged(one, field.Name, $"{field.Name} is too long to be tried");
}
