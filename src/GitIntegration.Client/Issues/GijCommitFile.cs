namespace GitIntegration;

/// <summary>A file that a commit changes.</summary>
public sealed class GijCommitFile
{
    internal GijCommitFile(string path) => Path = path;

    /// <summary>Its path in the repository.</summary>
    public string Path { get; }

    /// <summary>How many lines were added; null where the server doesn't say.</summary>
    public long? LinesAdded { get; internal init; }

    /// <summary>How many lines were changed; null where the server doesn't say.</summary>
    public long? LinesChanged { get; internal init; }

    /// <summary>How many lines were deleted; null where the server doesn't say.</summary>
    public long? LinesDeleted { get; internal init; }

    /// <summary>True for a new file; null where the server doesn't say.</summary>
    public bool? Added { get; internal init; }

    /// <summary>True for a file that is gone; null where the server doesn't say.</summary>
    public bool? Deleted { get; internal init; }

    /// <summary>Returns the path.</summary>
    public override string ToString() => Path.ForDisplay();
}
