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
    private readonly Dictionary<string, List<ReindexRun>> runs = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<ReindexRun, List<ReindexStep>> steps = [];
    private readonly HashSet<ReindexRun> failed = [];

    /// <param name="status">The status.</param>
    /// <param name="runs">The reindexes to look for.</param>
    public SharedStatus(ReindexStatus status, IEnumerable<ReindexRun> runs)
    {
        IsFinished = status.IsFinished;
        foreach (var run in runs)
        {
            Add(run.RepositoryId?.ToString(CultureInfo.InvariantCulture), run);
            Add(run.Repository?.DisplayName?.Trim(), run);
        }

        foreach (var step in status.Steps)
        {
            foreach (var run in NamedIn(step.Text))
            {
                StepsFor(run).Add(step);
            }
        }

        failed.UnionWith(status.Faults.SelectMany(fault => NamedIn(fault.Repository ?? fault.Text)));
    }

    /// <summary>True when nothing is being reindexed, and nothing waits for it.</summary>
    public bool IsFinished { get; }

    /// <summary>The steps of a reindex; empty where it isn't mentioned.</summary>
    public IReadOnlyList<ReindexStep> StepsOf(ReindexRun run) => steps.TryGetValue(run, out var own) ? own : [];

    /// <summary>True for one that seems to be over: only its own status says how.</summary>
    public bool SeemsEnded(ReindexRun run) => failed.Contains(run) || (StepsOf(run) is { Count: > 0 } own && own.All(step => step.IsDone));

    /// <summary>True for one that was mentioned, and is over without an error since everything is.</summary>
    public bool HasCompleted(ReindexRun run) => IsFinished && SeemsEnded(run) && !failed.Contains(run) && IsOnlyOneOfItsName(run);

    private bool IsOnlyOneOfItsName(ReindexRun run) =>
        run.Repository?.DisplayName?.Trim() is not { Length: > 0 } name || runs[name].Count == 1;

    private void Add(string? name, ReindexRun run)
    {
        if (string.IsNullOrEmpty(name))
        {
            return;
        }

        if (!runs.TryGetValue(name!, out var same))
        {
            runs[name!] = same = [];
        }

        same.Add(run);
    }

    private List<ReindexStep> StepsFor(ReindexRun run)
    {
        if (!steps.TryGetValue(run, out var own))
        {
            steps[run] = own = [];
        }

        return own;
    }

    /// <summary>Those whose name is the text, its end or its beginning; the longest such name counts.</summary>
    private List<ReindexRun> NamedIn(string text)
    {
        var trimmed = text.Trim();
        if (runs.TryGetValue(trimmed, out var whole))
        {
            return whole;
        }

        for (var space = trimmed.IndexOf(' '); space >= 0; space = trimmed.IndexOf(' ', space + 1))
        {
            if (runs.TryGetValue(trimmed.Substring(space + 1), out var atEnd))
            {
                return atEnd;
            }
        }

        for (var space = trimmed.LastIndexOf(' '); space > 0; space = trimmed.LastIndexOf(' ', space - 1))
        {
            if (runs.TryGetValue(trimmed.Substring(0, space), out var atBeginning))
            {
                return atBeginning;
            }
        }

        return [];
    }
}
