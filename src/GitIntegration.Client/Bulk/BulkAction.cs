namespace GitIntegration;

/// <summary>What a row of a bulk file does.</summary>
public enum BulkAction
{
    /// <summary>Creates a repository.</summary>
    Create,

    /// <summary>Changes an integration or a repository.</summary>
    Change,

    /// <summary>Deletes an integration or a repository.</summary>
    Delete,
}
