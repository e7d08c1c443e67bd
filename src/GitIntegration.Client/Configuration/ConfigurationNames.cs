namespace GitIntegration;

/// <summary>The names in a configuration that are no settings.</summary>
internal static class ConfigurationNames
{
    public const string Schema = "$schema",
        Integrations = "integrations",
        Key = "key",
        Match = "match",
        MatchId = "id",
        MatchOrigin = "origin",
        Was = "was",
        ProjectKeys = "projectKeys",
        Repositories = "repositories";

    /// <summary>What stands before the name of a secret.</summary>
    public const string SecretPrefix = "secret:";
}
