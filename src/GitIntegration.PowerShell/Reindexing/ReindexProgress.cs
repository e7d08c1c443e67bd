using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace GitIntegration.PowerShell;

/// <summary>
/// Shows how far reindexes have come: one bar for all of them, with a count, and one below it for each that runs, as many as fit.
/// </summary>
/// <param name="cmdlet">The cmdlet that writes.</param>
/// <param name="runs">All that are waited for.</param>
internal sealed class ReindexProgress(GijCommand cmdlet, IReadOnlyList<ReindexRun> runs)
{
    private const string Activity = "Reindexing";

    private const int Id = 2,
        FirstChildId = 10;

    /// <summary>The share of the window's lines that bars may take: one in so many.</summary>
    private const int ShareOfWindow = 4;

    private readonly int room = RoomIn(cmdlet);
    private int children;

    /// <summary>Shows what the last look has found.</summary>
    public void Show()
    {
        var ended = runs.Count(run => run.HasEnded);
        var running = runs.Where(run => run.State == GijReindexState.Running).ToArray();
        var record = new ProgressRecord(Id, Activity, StatusOf(ended)) { PercentComplete = ShareOf(ended) };
        if (running.FirstOrDefault(run => run.Message is not null) is { } current)
        {
            record.CurrentOperation = current.Message!.ForDisplay();
        }

        cmdlet.WriteProgress(record);
        ShowChildren(runs.Count > 1 ? [.. running.Take(room)] : []);
    }

    /// <summary>Removes the bars, whatever has ended the wait.</summary>
    public void Complete()
    {
        try
        {
            ShowChildren([]);
            cmdlet.WriteProgress(new ProgressRecord(Id, Activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
        catch (PipelineStoppedException)
        {
            // The host removes the bars of a stopped pipeline.
        }
    }

    private string StatusOf(int ended)
    {
        if (runs.Count == 1)
        {
            return $"{runs[0].State}";
        }

        var failed = runs.Count(run => run.State == GijReindexState.Failed);
        var status = string.Format(CultureInfo.InvariantCulture, "{0} of {1} repositories", ended, runs.Count);
        return failed == 0 ? status : string.Format(CultureInfo.InvariantCulture, "{0}, {1} failed", status, failed);
    }

    /// <summary>The share that is done, what runs included; -1 where nothing is known of the only one.</summary>
    private int ShareOf(int ended)
    {
        if (runs.Count == 1 && runs[0].Percent is null)
        {
            return -1;
        }

        var partly = runs.Where(run => !run.HasEnded).Sum(run => Math.Min(100, Math.Max(0, run.Percent ?? 0)));
        return (int)(((100.0 * ended) + partly) / runs.Count);
    }

    private void ShowChildren(ReindexRun[] shown)
    {
        for (var index = 0; index < Math.Max(children, shown.Length); index++)
        {
            cmdlet.WriteProgress(index < shown.Length ? Child(index, shown[index]) : EndOfChild(index));
        }

        children = shown.Length;
    }

    private static ProgressRecord Child(int index, ReindexRun run) =>
        new(FirstChildId + index, run.Label.ForDisplay(), run.Message?.ForDisplay() is { Length: > 0 } message ? message : $"{run.State}")
        {
            ParentActivityId = Id,
            PercentComplete = run.Percent is { } percent ? (int)Math.Min(100, Math.Max(0, percent)) : -1,
        };

    private static ProgressRecord EndOfChild(int index) =>
        new(FirstChildId + index, "Done", "Done") { ParentActivityId = Id, RecordType = ProgressRecordType.Completed };

    private static int RoomIn(GijCommand cmdlet)
    {
        const int Fallback = 4;
        try
        {
            return Math.Max(1, cmdlet.Host.UI.RawUI.WindowSize.Height / ShareOfWindow);
        }
        catch (Exception unknown)
            when (unknown is HostException or NotImplementedException or InvalidOperationException or NullReferenceException)
        {
            return Fallback;
        }
    }
}
