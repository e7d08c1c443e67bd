using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>What the next scan of an integration would do.</summary>
/// <param name="Integration">The integration as it is.</param>
/// <param name="Effects">What it would do with each repository: first the ones that it would remove.</param>
internal sealed record ScanResult(GijIntegration Integration, IReadOnlyList<GijScanEffect> Effects)
{
    private const int NamedAtMost = 5;

    public IReadOnlyList<GijScanEffect> Removed => [.. Of(ScanEffect.Removed)];

    /// <summary>How many repositories Jira has now.</summary>
    public int PresentCount => Effects.Count - Of(ScanEffect.Added).Count();

    /// <summary>What the scan would do, as one sentence.</summary>
    public string Summary =>
        ErrorText.Get("ScanSummary", Integration, Of(ScanEffect.Kept).Count(), Of(ScanEffect.Added).Count(), Removed.Count, PresentCount);

    /// <summary>The same as a line of a question, with the first names.</summary>
    public string Line =>
        ErrorText.Get("ScanLine", Removed.Count, PresentCount, Of(ScanEffect.Added).Count())
        + (Removed.Count == 0 ? string.Empty : $": {FirstRemoved}");

    /// <summary>The first names of what it would remove.</summary>
    public string FirstRemoved =>
        string.Join(", ", Removed.Take(NamedAtMost).Select(one => one.Name)) + (Removed.Count > NamedAtMost ? ", …" : string.Empty);

    /// <summary>The same result, if it removes no more than that.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.WouldLoseRepositories"/>.</exception>
    public ScanResult Within(int maxLoss) =>
        Removed.Count <= maxLoss
            ? this
            : throw GijErrors.WouldLoseRepositories(
                $"integration {Integration}",
                Removed.Count,
                PresentCount,
                FirstRemoved,
                maxLoss,
                Removed
            );

    private IEnumerable<GijScanEffect> Of(ScanEffect effect) => Effects.Where(one => one.Effect == effect);
}
