using System;
using System.Collections.Generic;
using System.Linq;
using F = GitIntegration.IntegrationFields;
using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>
/// Finds what a configuration would create although the server seems to have it under another name: an integration that no entry
/// manages, and whose name is the key of the entry or whose type and origin are the same.
/// </summary>
internal sealed class RenamedIntegrations
{
    private readonly ILookup<string, GijIntegration> byName,
        byOrigin;
    private readonly HashSet<int> found = [];

    /// <param name="unmanaged">The integrations that no entry has matched.</param>
    public RenamedIntegrations(IReadOnlyCollection<GijIntegration> unmanaged)
    {
        byName = unmanaged.ToLookup(one => Text(one.ReadValue(S.DisplayName)), StringComparer.OrdinalIgnoreCase);
        byOrigin = unmanaged.ToLookup(one => Address(one.ReadValue(S.Origin)), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The integration that a new one probably is, each for one only; null where there is none, or more than one.</summary>
    public GijIntegration? FindLikely(PlannedAction creation)
    {
        var likely = Single(byName[Text(creation.Key)]) ?? Single(OfSameSource(creation));
        return likely is not null && found.Add(likely.Id) ? likely : null;
    }

    private IEnumerable<GijIntegration> OfSameSource(PlannedAction creation)
    {
        var type = ValueOf(creation, F.Type);
        var origin = Address(ValueOf(creation, S.Origin));
        return origin.Length == 0 ? [] : byOrigin[origin].Where(one => F.Type.Kind.AreEqual(one.ReadValue(F.Type), type));
    }

    private static object? ValueOf(PlannedAction creation, Field field) =>
        creation.Settings.FirstOrDefault(setting => setting.Name == field.Name)?.After;

    private static GijIntegration? Single(IEnumerable<GijIntegration> all) => all.Take(2).ToArray() is { Length: 1 } only ? only[0] : null;

    private static string Text(object? value) => (value as string)?.Trim() ?? string.Empty;

    private static string Address(object? value) => Text(value).TrimEnd('/');
}
