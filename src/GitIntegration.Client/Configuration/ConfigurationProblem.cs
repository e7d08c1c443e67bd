using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>Something in a configuration that can't be used.</summary>
/// <param name="Source">The file, or what else it came from.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Reason">What is wrong with it, without a full stop.</param>
internal sealed record ConfigurationProblem(string Source, Place Place, string Reason)
{
    /// <summary>The most other places that are named. The rest are counted.</summary>
    private const int MostPlaces = 3;

    /// <summary>Where else the same is wrong.</summary>
    private IReadOnlyList<Place> Others { get; init; } = [];

    /// <summary>Whether the same is wrong with the same file.</summary>
    public bool IsSameAs(ConfigurationProblem other) => Source == other.Source && Reason == other.Reason;

    /// <summary>The same problem, which is in one more place.</summary>
    public ConfigurationProblem AlsoAt(Place place) =>
        place == Place || Others.Contains(place) ? this : this with { Others = [.. Others, place] };

    public GijException ToError() => GijErrors.ConfigurationInvalid(Source, $"{Place}", Others.Count == 0 ? Reason : ReasonWithOthers());

    private string ReasonWithOthers()
    {
        var places = string.Join("; ", Others.Take(MostPlaces));
        return Others.Count <= MostPlaces
            ? Reasons.Named("AlsoAt", Reason, places)
            : Reasons.Named("AlsoAtAndMore", Reason, places, Others.Count - MostPlaces);
    }
}
