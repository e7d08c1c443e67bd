namespace GitIntegration;

/// <summary>What becomes of something in Jira Cloud, according to the vendor's pages.</summary>
public enum CloudOutcome
{
    /// <summary>It's said to be carried over, or it fits as it is.</summary>
    Moves,

    /// <summary>It's possible in Cloud, and somebody has to enter it there.</summary>
    ByHand,

    /// <summary>Cloud doesn't have it.</summary>
    NotAvailable,

    /// <summary>The pages don't say, or not clearly enough.</summary>
    Unstated,
}
