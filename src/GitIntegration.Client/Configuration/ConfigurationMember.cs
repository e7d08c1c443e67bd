namespace GitIntegration;

/// <summary>A name and its value in a configuration.</summary>
/// <param name="Name">The name.</param>
/// <param name="Node">The value.</param>
internal readonly record struct ConfigurationMember(string Name, ConfigurationNode Node);
