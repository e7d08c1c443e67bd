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

    /// <summary>The address of the schema, by which editors complete and check a configuration.</summary>
    public const string SchemaAddress =
        "https://raw.githubusercontent.com/gitintegration-powershell/GitIntegration/main/docs/en-US/integrations.schema.json";
}
