using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>
/// Runs the work items of a cmdlet, up to a limit at once, and writes what comes of them in the order of the input. A refused
/// login ends it all, and so does a journal that can't be written. With a limit of 1 nothing is sent before the result of the item
/// before was taken.
/// </summary>
/// <param name="cmdlet">The cmdlet that writes.</param>
/// <param name="pump">The way to its pipeline.</param>
/// <param name="limit">The maximum number of items at a time.</param>
/// <param name="asksInOrder">True when questions have to keep the order of the input.</param>
/// <param name="cancelRest">Cancels the items in progress.</param>
/// <param name="stopping">Is cancelled when the pipeline stops.</param>
internal sealed class OrderedThrottle(
    GijCommand cmdlet,
    PipelinePump pump,
    int limit,
    bool asksInOrder,
    Action cancelRest,
    CancellationToken stopping
)
{
    /// <summary>How many results may wait behind one that is slow, for each item that may run.</summary>
    private const int Backlog = 8;

    private static readonly TimeSpan ProgressAfter = TimeSpan.FromSeconds(1),
        ProgressEvery = TimeSpan.FromMilliseconds(250);

    private readonly LinkedList<Entry> entries = new();
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private TimeSpan nextProgress = ProgressAfter;
    private int done;

    /// <summary>Starts an item as soon as the limit allows, and writes the results that are due.</summary>
    public void Add(WorkItem item)
    {
        // The first request of a connection goes alone: its response brings the cookie of the cluster node that the others go to.
        var allowed = item.HasServerResponded ? limit : 1;
        Guard(() =>
        {
            WaitUntil(() => HasRoom(allowed));
            Start(item);
            WaitUntil(() => allowed > 1 || entries.Count == 0);
        });
    }

    /// <summary>Waits for all items so far, and writes their results.</summary>
    public void Drain() => Guard(() => WaitUntil(() => entries.Count == 0));

    /// <summary>Waits for all items and writes their results.</summary>
    public void Finish()
    {
        Drain();
        if (nextProgress != ProgressAfter)
        {
            cmdlet.WriteProgress(new ProgressRecord(0, Activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
    }

    /// <summary>Says which changes may or may not have been made when the cmdlet is ended in the middle of them.</summary>
    public void Abandon()
    {
        var left = entries.Select(entry => entry.Item).ToArray();
        entries.Clear();
        if (left.Length > 0)
        {
            cancelRest();
            Warn("Stopped during these changes, which may have been made", left.Where(item => item.IsUncertain));
            Warn("These changes were made, but their results weren't written", left.Where(item => item.IsMade));
        }
    }

    private string Activity => cmdlet.MyInvocation.MyCommand.Name;

    private bool HasRoom(int allowed) => entries.Count < allowed * Backlog && entries.Count(entry => !entry.Item.IsDone) < allowed;

    private void Start(WorkItem item)
    {
        var entry = new Entry(item, asksInOrder);
        var earlier = entries.LastOrDefault(other => other.Item.Concerns(item))?.Item;
        entries.AddLast(entry);
        if (entries.Count == 1)
        {
            entry.ComeToHead();
        }

        item.Start(earlier, new WorkContext(pump, entry.Turn, stopping));

        // Behind what the item has posted, even where it is done already: then this runs at once.
        _ = item.Outcome!.ContinueWith(
            _ => pump.Post(WriteDue),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
    }

    /// <summary>Anything that ends a step also cancels the items in progress; this is reported while the cmdlet still can.</summary>
    private void Guard(Action step)
    {
        try
        {
            step();
        }
        catch
        {
            Abandon();
            throw;
        }
    }

    private void WaitUntil(Func<bool> isDone) => pump.RunUntil(isDone, ProgressEvery, ShowProgress);

    /// <summary>Writes the finished results at the head of the queue.</summary>
    private void WriteDue()
    {
        while (entries.First is { Value.Item: { IsDone: true } item })
        {
            // What the stop has cut off stays in the queue, to be named.
            if (stopping.IsCancellationRequested)
            {
                throw new PipelineStoppedException();
            }

            entries.RemoveFirst();
            done++;
            Write(item);
            entries.First?.Value.ComeToHead();
        }
    }

    private void Write(WorkItem item)
    {
        try
        {
            if (item.Outcome!.GetAwaiter().GetResult() is { } result)
            {
                cmdlet.WriteResult(result);
            }
        }
        catch (GijException failure)
        {
            cmdlet.WriteOrEnd(failure, item.Target);
        }
    }

    private void Warn(string what, IEnumerable<WorkItem> about)
    {
        var names = string.Join(", ", about.Select(item => item.Label));
        if (names.Length > 0)
        {
            cmdlet.WarnOnTheWayOut($"{what}: {names}.");
        }
    }

    private void ShowProgress()
    {
        if (watch.Elapsed >= nextProgress)
        {
            nextProgress = watch.Elapsed + ProgressEvery;
            var status = $"{done} done, {done / watch.Elapsed.TotalSeconds:0.#} a second";
            cmdlet.WriteProgress(new ProgressRecord(0, Activity, status));
        }
    }

    /// <summary>An item in the queue.</summary>
    private sealed class Entry(WorkItem item, bool takesTurns)
    {
        private readonly TaskCompletionSource<bool>? turn = takesTurns ? new(TaskCreationOptions.RunContinuationsAsynchronously) : null;

        public WorkItem Item { get; } = item;

        /// <summary>Is done when the item has come to the head of the queue; null where it does not matter.</summary>
        public Task? Turn => turn?.Task;

        public void ComeToHead() => turn?.TrySetResult(true);
    }
}
