namespace GitIntegration;

/// <summary>The link between a commit and an issue.</summary>
public sealed class GijCommitIssue : GijIssueData
{
    internal GijCommitIssue(GijServer server)
        : base(server) { }

    /// <summary>The hash of the commit.</summary>
    public string CommitId { get; internal init; } = string.Empty;

    /// <summary>Returns the key of the issue.</summary>
    public override string ToString() => (Issue ?? string.Empty).ForDisplay();
}
