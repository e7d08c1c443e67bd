using System;

namespace GitIntegration;

/// <summary>A tag that holds a commit of an issue.</summary>
public sealed class GijTag : GijIssueData
{
    internal GijTag(GijServer server)
        : base(server) { }

    /// <summary>The name of the tag.</summary>
    public string Name { get; internal init; } = string.Empty;

    /// <summary>The commit that it names.</summary>
    public string? CommitId { get; internal init; }

    /// <summary>When it was made, as local time.</summary>
    public DateTime? Date { get; internal init; }

    /// <summary>Who made it.</summary>
    public string? CommitterName { get; internal init; }

    /// <summary>The address of who made it.</summary>
    public string? CommitterEmail { get; internal init; }

    /// <summary>Its message; null where it has none.</summary>
    public string? Message { get; internal init; }

    /// <summary>True for the one that the server names as the first that holds the issue.</summary>
    public bool IsFirst { get; internal init; }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name.ForDisplay();
}
