namespace GitIntegration;

/// <summary>What came of one entry of a configuration.</summary>
public enum SyncOutcome
{
    /// <summary>The server is as the configuration says now.</summary>
    Made,

    /// <summary>The server was as the configuration says before.</summary>
    Unchanged,

    /// <summary>It couldn't be done.</summary>
    Failed,

    /// <summary>The command ended before it.</summary>
    NotReached,

    /// <summary>You didn't confirm it, or it was only shown.</summary>
    Skipped,
}
