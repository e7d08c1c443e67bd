using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace GitIntegration.PowerShell;

/// <summary>Says how to take up the wait for reindexes again, in this PowerShell or another.</summary>
internal static class ReindexResumption
{
    /// <summary>More than this many ids make a command too long to read.</summary>
    private const int Most = 10;

    /// <summary>The command that waits for them again.</summary>
    public static string CommandFor(IReadOnlyCollection<ReindexRun> pending)
    {
        if (pending.All(run => run.ThreadId is not null) && pending.Count <= Most / 2)
        {
            return $"Get-GijReindex -ThreadId {string.Join(", ", pending.Select(run => run.ThreadId))} | Wait-GijReindex";
        }

        var integrations = pending.Select(run => run.Repository?.IntegrationId).Distinct().ToArray();
        if (pending.Count > Most && integrations.Length == 1 && integrations[0] is { } only)
        {
            return $"Get-GijRepository -IntegrationId {Digits(only)} | Get-GijReindex | Wait-GijReindex";
        }

        var ids = pending.Select(run => run.RepositoryId).ToArray();
        return ids.Length <= Most && ids.All(id => id is not null)
            ? $"Get-GijReindex {string.Join(", ", ids.Select(id => Digits(id!.Value)))} | Wait-GijReindex"
            : "Get-GijReindex | Wait-GijReindex";
    }

    /// <summary>What is pending, in a few words.</summary>
    public static string SubjectOf(IReadOnlyCollection<ReindexRun> pending) =>
        pending.Count == 1 ? $"the reindex of {pending.Single().Label}" : $"{Digits(pending.Count)} reindexes";

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
