namespace GitIntegration;

/// <summary>What a scan does with a repository.</summary>
public enum ScanEffect
{
    /// <summary>It's on the git host and in Jira, and stays.</summary>
    Kept,

    /// <summary>It's on the git host only, and comes to Jira.</summary>
    Added,

    /// <summary>It's in Jira only, and is removed with its clone and its index.</summary>
    Removed,
}
