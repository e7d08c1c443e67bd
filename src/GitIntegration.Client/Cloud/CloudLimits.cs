using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>The limits of the editions of Cloud.</summary>
internal sealed class CloudLimits
{
    /// <summary>What a number of repositories means, from the smallest number to the largest.</summary>
    public IReadOnlyList<CloudBand> Count { get; init; } = [];

    /// <summary>What many repositories in one integration mean.</summary>
    public CloudThreshold PerIntegration { get; init; } = new();

    /// <summary>The limits side by side.</summary>
    public IReadOnlyList<CloudEdition> Editions { get; init; } = [];

    /// <summary>The keys of the pages that the table comes from.</summary>
    public IReadOnlyList<string> EditionSources { get; init; } = [];

    /// <summary>What else there is to say.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>The keys of the pages that the remarks come from.</summary>
    public IReadOnlyList<string> RemarkSources { get; init; } = [];

    /// <summary>What so many repositories mean.</summary>
    public CloudFact Of(int count) => Count.First(band => band.UpTo is null || count <= band.UpTo).Fact;
}

/// <summary>What a number means up to a limit.</summary>
internal sealed class CloudBand
{
    /// <summary>The largest number; null if there is none.</summary>
    public int? UpTo { get; init; }

    public CloudFact Fact { get; init; } = new();
}

/// <summary>What a number means beyond a limit.</summary>
internal sealed class CloudThreshold
{
    public int MoreThan { get; init; }

    public CloudFact Fact { get; init; } = new();
}

/// <summary>A limit of both editions.</summary>
internal sealed class CloudEdition
{
    public string What { get; init; } = string.Empty;

    public string Standard { get; init; } = string.Empty;

    public string Advanced { get; init; } = string.Empty;
}
