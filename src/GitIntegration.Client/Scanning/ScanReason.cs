namespace GitIntegration;

/// <summary>Why a scan removes a repository.</summary>
public enum ScanReason
{
    /// <summary>The git host doesn't list it: it's gone, or the token can't see it.</summary>
    NotListed,

    /// <summary>The git host lists it, and the filter drops it.</summary>
    Filtered,
}
