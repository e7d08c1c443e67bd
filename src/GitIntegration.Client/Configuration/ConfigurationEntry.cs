using System.Collections.Generic;

namespace GitIntegration;

/// <summary>One integration, or one of its repositories, in a configuration: how it's found, and what is managed of it.</summary>
/// <param name="key">Its name within the configuration.</param>
/// <param name="source">The file that it stands in, or what else it came from.</param>
/// <param name="node">Where it stands there.</param>
internal sealed class ConfigurationEntry(string key, string source, ConfigurationNode node)
{
    public string Key { get; } = key;

    public ConfigurationMatch Match { get; init; } = new();

    /// <summary>The settings that it names; secrets and projects stand beside them.</summary>
    public SettingSet Settings { get; init; } = new(IntegrationFields.Table);

    /// <summary>The repositories of the integration that have settings of their own.</summary>
    public IReadOnlyList<ConfigurationEntry> Repositories { get; init; } = [];

    /// <summary>The keys of the projects that see it; null where it doesn't name them.</summary>
    public IReadOnlyList<string>? ProjectKeys { get; init; }

    /// <summary>The names of its secrets.</summary>
    public IReadOnlyDictionary<Field, string> Secrets { get; init; } = new Dictionary<Field, string>();

    /// <summary>Something about the entry that can't be used.</summary>
    public ConfigurationProblem Problem(string reason) => new(source, node.Place, reason);
}
