using System.Collections.Generic;

namespace GitIntegration.Sandbox;

/// <summary>What reindexes come to that do not just succeed.</summary>
internal sealed class ReindexOutcomes
{
    /// <summary>The repositories whose reindex fails, by their names, and what the server says of each.</summary>
    public IReadOnlyDictionary<string, string> Failing { get; set; } = new Dictionary<string, string>();

    /// <summary>The names of repositories of whose reindex no record is left when it is over.</summary>
    public IReadOnlyCollection<string> Forgotten { get; set; } = [];

    /// <summary>The names of repositories that their git hosts don't list any more, so that the next scan removes them.</summary>
    public IReadOnlyCollection<string> Unlisted { get; set; } = [];
}
