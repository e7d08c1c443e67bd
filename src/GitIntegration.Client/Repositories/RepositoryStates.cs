using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>The documented states of a repository.</summary>
internal static class RepositoryStates
{
    /// <summary>The states, each with its meaning.</summary>
    public static IReadOnlyList<(string State, string Meaning)> Meanings { get; } =
    [("QUEUED", "waits to be indexed"), ("SCANNING", "is being indexed"), ("UPDATED", "is indexed"), ("ERROR", "could not be indexed")];

    public static IReadOnlyList<string> All { get; } = [.. Meanings.Select(one => one.State)];
}
