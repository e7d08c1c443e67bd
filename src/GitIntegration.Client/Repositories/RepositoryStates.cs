using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>The documented states of a repository.</summary>
internal static class RepositoryStates
{
    /// <summary>The states of a repository that the server is working on, or is going to.</summary>
    public const string Queued = "QUEUED",
        Scanning = "SCANNING";

    /// <summary>The state of a repository that couldn't be indexed.</summary>
    public const string Error = "ERROR";

    /// <summary>The states, each with its meaning.</summary>
    public static IReadOnlyList<(string State, string Meaning)> Meanings { get; } =
    [(Queued, "waits to be indexed"), (Scanning, "is being indexed"), ("UPDATED", "is indexed"), (Error, "could not be indexed")];

    public static IReadOnlyList<string> All { get; } = [.. Meanings.Select(one => one.State)];
}
