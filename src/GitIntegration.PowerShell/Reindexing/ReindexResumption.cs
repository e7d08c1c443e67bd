using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation.Language;

namespace GitIntegration.PowerShell;

/// <summary>Says how to take up the wait for reindexes again, in this PowerShell or another.</summary>
internal static class ReindexResumption
{
    /// <summary>More than this many ids make a command too long to read.</summary>
    private const int Most = 10;

    /// <summary>The command that waits again for reindexes of one server or more.</summary>
    public static string CommandFor(IReadOnlyCollection<ReindexRun> pending) =>
        string.Join("; ", pending.GroupBy(run => run.Server).Select(same => $"{ReadingOf([.. same])} | Wait-GijReindex"));

    /// <summary>The parameter that names a server, where it isn't the default one.</summary>
    public static string On(GijServer server) =>
        Session.Current.Default == server ? string.Empty : $" -Server '{CodeGeneration.EscapeSingleQuotedStringContent(server.Name)}'";

    /// <summary>The beginning of the command, which names the server.</summary>
    private static string ReadingOf(ReindexRun[] pending)
    {
        var server = On(pending[0].Server);
        if (pending.All(run => GetGijReindexCommand.IsThread(run.ThreadId)) && pending.Length <= Most / 2)
        {
            return $"Get-GijReindex -ThreadId {string.Join(", ", pending.Select(run => run.ThreadId))}{server}";
        }

        var ids = pending.Select(run => run.RepositoryId).ToArray();
        if (ids.Length <= Most && ids.All(id => id is not null))
        {
            return $"Get-GijReindex {string.Join(", ", ids.Select(id => Digits(id!.Value)))}{server}";
        }

        var integrations = pending.Select(run => run.Repository?.IntegrationId).Distinct().ToArray();
        return integrations.Length == 1 && integrations[0] is { } only
            ? $"Get-GijRepository -IntegrationId {Digits(only)}{server} | Get-GijReindex"
            : $"Get-GijReindex{server}";
    }

    /// <summary>What is pending, in a few words.</summary>
    public static string SubjectOf(IReadOnlyCollection<ReindexRun> pending) =>
        pending.Count == 1 ? $"the reindex of {pending.Single().Subject}" : $"{Digits(pending.Count)} reindexes";

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
