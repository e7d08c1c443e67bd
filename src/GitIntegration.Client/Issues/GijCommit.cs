using System;
using System.Collections.Generic;

namespace GitIntegration;

/// <summary>A commit that belongs to an issue.</summary>
public sealed class GijCommit : GijIssueData
{
    internal GijCommit(GijServer server)
        : base(server) { }

    /// <summary>Its hash.</summary>
    public string CommitId { get; internal init; } = string.Empty;

    /// <summary>When it was made, as local time.</summary>
    public DateTime? Date { get; internal init; }

    /// <summary>Who made it: the name, and the address in angle brackets.</summary>
    public string? Author { get; internal init; }

    /// <summary>Its message.</summary>
    public string? Message { get; internal init; }

    /// <summary>The branches that hold it, as far as the server names them.</summary>
    public IReadOnlyList<string> Branches { get; internal init; } = [];

    /// <summary>True for a merge; null where the server doesn't say.</summary>
    public bool? IsMergeCommit { get; internal init; }

    /// <summary>Its git notes by their refs.</summary>
    public IReadOnlyDictionary<string, object?> Notes { get; internal init; } = new Dictionary<string, object?>();

    /// <summary>The files that it changes; empty unless they were asked for.</summary>
    public IReadOnlyList<GijCommitFile> Files { get; internal init; } = [];

    /// <summary>Returns the hash.</summary>
    public override string ToString() => CommitId.ForDisplay();
}
