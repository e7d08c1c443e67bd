using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>
/// Runs the jobs of a cmdlet, up to a limit at once, and writes what comes of them in the order of the input, on the
/// pipeline's thread. A refused login ends it all. With a limit of 1 nothing is sent before the result of the one before was taken.
/// </summary>
internal sealed class Fanout(GijCommand cmdlet, int limit, bool writes, Action cancelRest, CancellationToken stop) : IDisposable
{
    /// <summary>How many results may wait behind one that is slow, for each job that may run.</summary>
    private const int Backlog = 8;

    private static readonly TimeSpan ProgressAfter = TimeSpan.FromSeconds(1),
        ProgressEvery = TimeSpan.FromMilliseconds(250);

    private readonly LinkedList<Job> jobs = new();
    private readonly ManualResetEventSlim anyDone = new(initialState: false, spinCount: 0);
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private TimeSpan nextProgress = ProgressAfter;
    private int done;

    /// <summary>Starts a job as soon as the limit allows, and writes whatever results are due by then.</summary>
    public void Add(Job job)
    {
        // The first request of a connection goes alone: its answer brings the cookie of the cluster node that the others go to.
        var allowed = job.Server.HasAnswered ? limit : 1;
        Guarded(() =>
        {
            WaitUntil(() => jobs.Count(other => !other.IsDone) < allowed && jobs.Count < allowed * Backlog);
            cmdlet.Listen();
            job.Start(jobs.LastOrDefault(job.Concerns), stop);
            _ = job.Outcome!.ContinueWith(
                _ => anyDone.Set(),
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
            jobs.AddLast(job);
            if (allowed == 1)
            {
                WaitUntil(() => jobs.Count == 0);
            }

            WriteDone();
        });
    }

    /// <summary>Waits for all jobs and writes their results.</summary>
    public void Finish()
    {
        Guarded(() => WaitUntil(() => jobs.Count == 0));
        if (nextProgress != ProgressAfter)
        {
            cmdlet.WriteProgress(new ProgressRecord(0, Activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
    }

    public void Dispose() => anyDone.Dispose();

    /// <summary>Says which changes may or may not have been made when the cmdlet is ended in the middle of them.</summary>
    /// <returns>True when anything is left that has not been written.</returns>
    public bool Abandon()
    {
        var left = jobs.ToArray();
        jobs.Clear();
        if (writes)
        {
            Warn("Stopped with changes under way; whether they were made is not known", left.Where(job => !job.IsMade));
            Warn("Stopped before the result could be written; the change was made", left.Where(job => job.IsMade));
        }

        return left.Length > 0;
    }

    private string Activity => cmdlet.MyInvocation.MyCommand.Name;

    private void Warn(string what, IEnumerable<Job> about)
    {
        var names = string.Join(", ", about.Select(job => $"integration {job.Reference.Id} on {job.Server.Name}"));
        if (names.Length == 0)
        {
            return;
        }

        var text = $"{what}: {names}.";
        try
        {
            cmdlet.WriteWarning(text);
        }
        catch (Exception refused) when (refused is PipelineStoppedException or InvalidOperationException)
        {
            // A pipeline that is being stopped takes no records any more, and this must be said all the same.
            cmdlet.Host.UI.WriteWarningLine(text);
        }
    }

    /// <summary>Whatever ends a step also ends what is still under way; that is said while the cmdlet can still say it.</summary>
    private void Guarded(Action step)
    {
        try
        {
            step();
        }
        catch
        {
            if (Abandon())
            {
                cancelRest();
            }

            throw;
        }
    }

    private void WaitUntil(Func<bool> reached)
    {
        WriteDone();
        while (!reached())
        {
            WaitForAny();
            WriteDone();
            cmdlet.WriteNotices();
            ShowProgress();
        }

        // A stop ends jobs too, and so makes room: it is not for another one, which would be named as under way.
        if (stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Waits until a job is done, but no longer than until something could be shown. It does not spin: the thread that brings the answer needs the processor.</summary>
    private void WaitForAny()
    {
        try
        {
            anyDone.Wait(ProgressEvery, stop);
            anyDone.Reset();
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Writes the results at the head of the queue, as far as they are there.</summary>
    private void WriteDone()
    {
        while (jobs.First is { Value: { IsDone: true } job })
        {
            // What the stop has cut off stays in the queue, to be named.
            if (stop.IsCancellationRequested)
            {
                throw new PipelineStoppedException();
            }

            jobs.RemoveFirst();
            done++;
            Write(job);
        }
    }

    private void Write(Job job)
    {
        // What was told on the way comes before what came of it, and is not left out when that came at once.
        cmdlet.WriteNotices();
        try
        {
            if (job.Outcome!.GetAwaiter().GetResult() is { } result)
            {
                cmdlet.WriteResult(result);
            }
        }
        catch (GijException failure) when (failure.IsLoginRefused)
        {
            cmdlet.ThrowTerminatingError(ErrorRecords.Of(failure, job.Reference.Target));
        }
        catch (GijException failure)
        {
            cmdlet.WriteError(ErrorRecords.Of(failure, job.Reference.Target));
        }
    }

    private void ShowProgress()
    {
        if (watch.Elapsed < nextProgress)
        {
            return;
        }

        nextProgress = watch.Elapsed + ProgressEvery;
        cmdlet.WriteProgress(new ProgressRecord(0, Activity, $"{done} done, {done / watch.Elapsed.TotalSeconds:0.#} a second"));
    }
}
