using System.Collections.Generic;

namespace GitIntegration;

/// <summary>A statement about Cloud, as CloudFacts.json has it.</summary>
internal sealed class CloudFact
{
    public CloudOutcome Outcome { get; init; }

    /// <summary>Why, and what to do about it.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <summary>The keys of its sources.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>The key of a remark that several facts share.</summary>
    public string? Note { get; init; }

    /// <summary>The pages that say so. Set once the file is read.</summary>
    public IReadOnlyList<CloudSource> Pages { get; internal set; } = [];

    /// <summary>The reason, with the remark.</summary>
    public string FullReason { get; internal set; } = string.Empty;
}

/// <summary>A page of the vendor.</summary>
internal sealed class CloudSource
{
    /// <summary>Its name.</summary>
    public string Page { get; init; } = string.Empty;

    /// <summary>The month in which it was read.</summary>
    public string Read { get; init; } = string.Empty;
}
