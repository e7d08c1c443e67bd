namespace GitIntegration;

/// <summary>A name and its value in a configuration.</summary>
/// <param name="Name">The name.</param>
/// <param name="Node">The value.</param>
internal sealed record ConfigurationMember(string Name, ConfigurationNode Node);
