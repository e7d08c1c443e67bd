namespace GitIntegration;

/// <summary>A branch that belongs to an issue, by its commits or by its name.</summary>
public sealed class GijBranch : GijIssueData
{
    internal GijBranch(GijServer server)
        : base(server) { }

    /// <summary>The name of the branch.</summary>
    public string Name { get; internal init; } = string.Empty;

    /// <summary>How many commits it has that the main branch lacks; null where the server doesn't say.</summary>
    public int? Ahead { get; internal init; }

    /// <summary>How many commits of the main branch it lacks; null where the server doesn't say.</summary>
    public int? Behind { get; internal init; }

    /// <summary>Its page on the git host; null where it has none.</summary>
    public string? Url { get; internal init; }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name.ForDisplay();
}
