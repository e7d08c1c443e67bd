namespace GitIntegration;

/// <summary>What a row of a bulk file does.</summary>
public enum BulkAction
{
    /// <summary>It creates a repository.</summary>
    Create,

    /// <summary>It changes an integration or a repository.</summary>
    Change,

    /// <summary>It deletes one.</summary>
    Delete,
}
