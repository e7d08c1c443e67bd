namespace GitIntegration;

/// <summary>A pull request or merge request that belongs to an issue.</summary>
public sealed class GijPullRequest : GijIssueData
{
    internal GijPullRequest(GijServer server)
        : base(server) { }

    /// <summary>Its number on the git host, as text; null where the server doesn't say.</summary>
    public string? Id { get; internal init; }

    /// <summary>Its title.</summary>
    public string? Title { get; internal init; }

    /// <summary>Its state in the server's word, for example OPEN, MERGED or CLOSED.</summary>
    public string? State { get; internal init; }

    /// <summary>The branch that it goes into.</summary>
    public string? BaseBranch { get; internal init; }

    /// <summary>The branch that it comes from.</summary>
    public string? CompareBranch { get; internal init; }

    /// <summary>Its page on the git host.</summary>
    public string? Url { get; internal init; }

    /// <summary>Returns the title.</summary>
    public override string ToString() => (Title ?? string.Empty).ForDisplay();
}
