namespace GitIntegration;

/// <summary>How far a reindex has come.</summary>
public enum GijReindexState
{
    /// <summary>It waits for its turn.</summary>
    Queued,

    /// <summary>The server works on it.</summary>
    Running,

    /// <summary>It ended without an error.</summary>
    Completed,

    /// <summary>It ended, and the server reports errors.</summary>
    Failed,

    /// <summary>The server has no record of it, so nobody can tell whether it succeeded. Records are kept for about an hour.</summary>
    Unknown,
}
