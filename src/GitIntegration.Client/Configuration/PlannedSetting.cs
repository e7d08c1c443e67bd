using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>A setting before and after a planned change. Projects have their keys, and no text has a login.</summary>
/// <param name="Name">Its name in a configuration.</param>
/// <param name="Before">The value before; null where it isn't set.</param>
/// <param name="After">The value afterwards.</param>
internal sealed record PlannedSetting(string Name, object? Before, object? After)
{
    /// <summary>True where both mean the same.</summary>
    public static bool AreSame(string name, object? one, object? other) =>
        name == ConfigurationNames.ProjectKeys
            ? AreSameKeys(one as IReadOnlyList<string> ?? [], other as IReadOnlyList<string> ?? [])
            : FieldOf(name)?.Kind.AreSame(one, other) ?? Equals(one, other);

    /// <summary>The documented setting with this name; null for projects, which have another name there.</summary>
    public static Field? FieldOf(string name) => IntegrationFields.Table.OfName(name) ?? RepositoryFields.Table.OfName(name);

    /// <summary>Returns the setting as people are shown it, for example "tagsFilter: '^v' -> '^release'".</summary>
    /// <param name="isNew">True where there is nothing before.</param>
    public string Describe(bool isNew) => isNew ? $"{Name}: {Format(After)}" : $"{Name}: {Format(Before)} -> {Format(After)}";

    /// <summary>A value as people are shown it.</summary>
    public static string Format(object? value) => PlainValue.Format(value);

    private static bool AreSameKeys(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        one.SequenceEqual(other, StringComparer.OrdinalIgnoreCase)
        || new HashSet<string>(one, StringComparer.OrdinalIgnoreCase).SetEquals(other);
}
