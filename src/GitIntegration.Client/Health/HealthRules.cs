using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>Every rule.</summary>
internal static class HealthRules
{
    /// <summary>The rules, in the order of their ids.</summary>
    public static IReadOnlyList<HealthRule> All { get; } =
    [
        .. typeof(HealthRule)
            .Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(HealthRule).IsAssignableFrom(type))
            .Select(type => (HealthRule)Activator.CreateInstance(type))
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    /// <summary>The ids of the rules about indexes that are too old.</summary>
    public static IReadOnlyCollection<string> OfIndexAge { get; } = [.. All.Where(rule => rule.IsAboutAge).Select(rule => rule.Id)];

    /// <summary>The rule that reports suppressions whose date is over.</summary>
    public static HealthRule SuppressionExpired { get; } = Find("GIJ033")!;

    /// <summary>The rule with this id (case-insensitive); null if there is none.</summary>
    public static HealthRule? Find(string id) => All.FirstOrDefault(rule => rule.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
}
