namespace GitIntegration;

/// <summary>The words in the column integrationType.</summary>
internal static class BulkTypes
{
    /// <summary>A repository.</summary>
    public const string Repository = "simple";

    /// <summary>A tracked folder.</summary>
    public const string Folder = "folder";
}
