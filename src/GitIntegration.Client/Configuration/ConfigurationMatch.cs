using System.Collections.Generic;

namespace GitIntegration;

/// <summary>By what an entry of a configuration finds its integration on a server.</summary>
internal sealed class ConfigurationMatch
{
    /// <summary>The id; null where it isn't found by that.</summary>
    public int? Id { get; init; }

    /// <summary>The origins to look for, the first that exists counts; empty where it isn't found by those.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>The display names to look for, the first that exists counts.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];
}
