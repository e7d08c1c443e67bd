using System;
using System.Collections.Generic;
using System.Linq;
using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>
/// Finds what a configuration would create although the server seems to have it under another name: an integration that no entry
/// manages, and that is called as the entry's key or has its origin.
/// </summary>
internal sealed class RenamedIntegrations
{
    private readonly ILookup<string, GijIntegration> byName,
        byOrigin;

    /// <param name="unmanaged">The integrations that no entry has matched.</param>
    public RenamedIntegrations(IReadOnlyCollection<GijIntegration> unmanaged)
    {
        byName = unmanaged.ToLookup(one => Text(one.ReadValue(S.DisplayName)), StringComparer.OrdinalIgnoreCase);
        byOrigin = unmanaged.ToLookup(one => Address(one.ReadValue(S.Origin)), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The integration that a new one seems to be; null where there is none, or more than one.</summary>
    public GijIntegration? SeemingOf(PlannedAction creation) =>
        Single(byName, Text(creation.Key)) ?? Single(byOrigin, Address(OriginOf(creation)));

    private static object? OriginOf(PlannedAction creation) =>
        creation.Settings.FirstOrDefault(setting => setting.Name == S.Origin.Name)?.After;

    private static GijIntegration? Single(ILookup<string, GijIntegration> all, string text) =>
        text.Length > 0 && all[text].Take(2).ToArray() is { Length: 1 } found ? found[0] : null;

    private static string Text(object? value) => (value as string)?.Trim() ?? string.Empty;

    private static string Address(object? value) => Text(value).TrimEnd('/');
}
