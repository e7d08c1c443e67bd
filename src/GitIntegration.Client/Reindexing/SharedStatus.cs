using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace GitIntegration;

/// <summary>
/// What the status of everything says about each of many reindexes. It names repositories by id or by name, within texts of any
/// language, so what it says is a hint, and only its end is sure.
/// </summary>
internal sealed class SharedStatus
{
    private readonly Dictionary<string, ReindexRun?> runs = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<ReindexRun, List<ReindexStep>> steps = [];
    private readonly HashSet<ReindexRun> failed = [];
    private readonly bool hasOtherFaults;

    /// <param name="status">The status.</param>
    /// <param name="runs">The reindexes to look for.</param>
    /// <param name="names">How many repositories of the server have each name.</param>
    public SharedStatus(ReindexStatus status, IEnumerable<ReindexRun> runs, IReadOnlyDictionary<string, int> names)
    {
        IsFinished = status.IsFinished;

        // The names of all repositories are candidates, or the end of a longer name would be taken for one of ours.
        foreach (var name in names.Keys)
        {
            this.runs[name] = null;
        }

        foreach (var run in runs)
        {
            if (run.Name is { } name && names.TryGetValue(name, out var count) && count == 1)
            {
                this.runs[name] = run;
            }
        }

        foreach (var step in status.Steps)
        {
            if (NamedIn(step.Text) is { } run)
            {
                StepsFor(run).Add(step);
            }
        }

        var byId = runs.Where(run => run.RepositoryId is not null).ToLookup(run => Digits(run.RepositoryId!.Value));
        foreach (var fault in status.Faults)
        {
            var run = fault.Repository is { } named ? byId[named].FirstOrDefault() ?? NamedIn(named) : null;
            hasOtherFaults |= run is null || !failed.Add(run);
        }
    }

    /// <summary>True when nothing is being reindexed, and nothing waits for it.</summary>
    public bool IsFinished { get; }

    /// <summary>The steps of a reindex; empty where it isn't mentioned.</summary>
    public IReadOnlyList<ReindexStep> StepsOf(ReindexRun run) => steps.TryGetValue(run, out var own) ? own : [];

    /// <summary>True for one that seems to be over: only its own status says how.</summary>
    public bool SeemsEnded(ReindexRun run) =>
        failed.Contains(run) || (StepsOf(run) is { Count: > 0 } own && own.All(step => step is { Percent: not null, IsDone: true }));

    /// <summary>
    /// True for one that was mentioned, and is over without an error since everything is. An error that can't be told whose it is could be
    /// that of any.
    /// </summary>
    public bool HasCompleted(ReindexRun run) => IsFinished && !hasOtherFaults && !failed.Contains(run) && SeemsEnded(run);

    private static string Digits(int id) => id.ToString(CultureInfo.InvariantCulture);

    private List<ReindexStep> StepsFor(ReindexRun run)
    {
        if (!steps.TryGetValue(run, out var own))
        {
            steps[run] = own = [];
        }

        return own;
    }

    /// <summary>The one whose name is the text, its end or its beginning; the longest such name of the server counts.</summary>
    private ReindexRun? NamedIn(string text)
    {
        var trimmed = text.Trim();
        return PartsOf(trimmed)
            .Select(part => (IsName: runs.TryGetValue(part, out var run), Run: run))
            .FirstOrDefault(found => found.IsName)
            .Run;
    }

    private static IEnumerable<string> PartsOf(string text)
    {
        yield return text;
        for (var space = text.IndexOf(' '); space >= 0; space = text.IndexOf(' ', space + 1))
        {
            yield return text.Substring(space + 1);
        }

        for (var space = text.LastIndexOf(' '); space > 0; space = text.LastIndexOf(' ', space - 1))
        {
            yield return text.Substring(0, space);
        }
    }
}
