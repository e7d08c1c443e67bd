using System.Collections.Generic;
using System.Linq;
using F = GitIntegration.IntegrationFields;
using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>
/// Finds what a configuration would create although the server seems to have it under another name: an integration that no entry
/// manages, and whose name is the key of the entry or whose type and origin are the same.
/// </summary>
/// <param name="state">What the server has.</param>
/// <param name="unmanaged">The integrations that no entry has matched.</param>
internal sealed class RenamedIntegrations(PresentState state, IEnumerable<GijIntegration> unmanaged)
{
    private readonly HashSet<int> candidates = [.. unmanaged.Select(one => one.Id)],
        found = [];

    /// <summary>The integration that a new one probably is, each for one only; null where there is none, or more than one.</summary>
    public GijIntegration? FindLikely(PlannedAction creation)
    {
        var likely = Single(Find(new() { Names = [creation.Key!] })) ?? Single(OfSameSource(creation));
        return likely is not null && found.Add(likely.Id) ? likely : null;
    }

    private IEnumerable<GijIntegration> OfSameSource(PlannedAction creation) =>
        ValueOf(creation, S.Origin) is string { Length: > 0 } origin
            ? Find(new() { Origins = [origin.Trim()] }).Where(one => F.Type.Kind.AreEqual(one.ReadValue(F.Type), ValueOf(creation, F.Type)))
            : [];

    private IEnumerable<GijIntegration> Find(ConfigurationMatch match) => state.Find(match).Where(one => candidates.Contains(one.Id));

    private static object? ValueOf(PlannedAction creation, Field field) =>
        creation.Settings.FirstOrDefault(setting => setting.Name == field.Name)?.After;

    private static GijIntegration? Single(IEnumerable<GijIntegration> all) => all.Take(2).ToArray() is { Length: 1 } only ? only[0] : null;
}
