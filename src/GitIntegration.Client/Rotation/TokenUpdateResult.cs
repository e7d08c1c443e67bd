namespace GitIntegration;

/// <summary>What came of a new token for one integration.</summary>
public enum TokenUpdateResult
{
    /// <summary>The app has the new token. It wasn't tried.</summary>
    Updated,

    /// <summary>
    /// The app has the new token, a repository was reindexed with it, and no repository was missing afterwards. Whether the next scan
    /// removes repositories is what a preview tells.
    /// </summary>
    Verified,

    /// <summary>Nothing was sent: with the new token, the next scan would remove repositories.</summary>
    Blocked,

    /// <summary>Nothing was sent or accepted, or the token doesn't work.</summary>
    Failed,

    /// <summary>An earlier run has done it already, or it was named twice.</summary>
    Skipped,

    /// <summary>Nothing was tried, because git hosts had refused too often before.</summary>
    NotTried,

    /// <summary>The connection broke: the app may have the new token.</summary>
    Unknown,
}
