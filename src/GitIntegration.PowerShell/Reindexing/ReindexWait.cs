using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>The wait of a cmdlet for reindexes: writes each as it ends, with its errors, and shows progress until then.</summary>
internal sealed class ReindexWait
{
    private readonly GijCommand cmdlet;
    private readonly ReindexProgress? progress;
    private readonly Dictionary<GijReindex, GijReindexState?> reported;

    /// <param name="cmdlet">The cmdlet that waits.</param>
    /// <param name="reindexes">What it waits for.</param>
    public ReindexWait(GijCommand cmdlet, IReadOnlyList<GijReindex> reindexes)
    {
        this.cmdlet = cmdlet;
        reported = reindexes.Distinct().ToDictionary(one => one, _ => default(GijReindexState?));
        progress = Interactivity.CanShowProgress(cmdlet) ? new ReindexProgress(cmdlet, Runs) : null;
    }

    /// <summary>True to wait until one has ended.</summary>
    public bool IsAnyEnough { get; init; }

    /// <summary>The longest wait in seconds; null for no limit.</summary>
    public int? TimeoutSec { get; init; }

    private ReindexRun[] Runs => [.. reported.Keys.Select(one => one.Run)];

    /// <summary>Waits, and writes everything that comes of it.</summary>
    /// <param name="waitFor">Runs a task while the cmdlet's messages are written.</param>
    /// <param name="observer">Observes the requests.</param>
    /// <param name="pump">The way to the pipeline's thread.</param>
    /// <returns>Those that have not ended.</returns>
    public IReadOnlyList<GijReindex> Run(
        Func<Func<CancellationToken, Task<bool>>, bool> waitFor,
        IRequestObserver observer,
        PipelinePump pump
    )
    {
        var watch = Stopwatch.StartNew();
        using var end = new CancellationTokenSource();
        try
        {
            progress?.Show();
            if (!waitFor(token => RunAsync(observer, pump, end.Token, token)))
            {
                WriteTimeout();
            }
        }
        catch (Exception failure) when (IsEnd(failure))
        {
            WarnOfStop(cmdlet, Pending);
            throw;
        }
        finally
        {
            // Whatever ended it, Select-Object -First included: the server is asked no more.
            end.Cancel();
            progress?.Complete();
        }

        Summarize(watch.Elapsed);
        return Pending;
    }

    private GijReindex[] Pending => [.. reported.Keys.Where(one => !one.Run.HasEnded)];

    private GijReindex[] PendingOn(GijServer server) => [.. Pending.Where(one => one.Run.Server == server)];

    /// <summary>Waits on every server at the same time.</summary>
    private async Task<bool> RunAsync(
        IRequestObserver observer,
        PipelinePump pump,
        CancellationToken end,
        CancellationToken cancellationToken
    )
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(end, cancellationToken);
        var patience = TimeoutSec is { } seconds ? TimeSpan.FromSeconds(seconds) : Timeout.InfiniteTimeSpan;
        var waits = Runs.GroupBy(run => run.Server).Select(WaitAsync).ToList();
        try
        {
            var isInTime = true;
            while (waits.Count > 0)
            {
                var ended = await Task.WhenAny(waits).ConfigureAwait(false);
                waits.Remove(ended);
                var isOver = await ended.ConfigureAwait(false);
                if (isOver && IsAnyEnough)
                {
                    return true;
                }

                isInTime &= isOver;
            }

            return isInTime;
        }
        finally
        {
            enough.Cancel();
        }

        async Task<bool> WaitAsync(IGrouping<GijServer, ReindexRun> ofOneServer)
        {
            try
            {
                return await new ReindexWaiter(ofOneServer.Key, observer)
                    .WaitAsync([.. ofOneServer], IsAnyEnough, patience, () => pump.Post(Report), enough.Token)
                    .ConfigureAwait(false);
            }
            catch (GijException failure)
            {
                // The others are waited for all the same.
                pump.Post(() => cmdlet.WriteOrEnd(failure, PendingOn(ofOneServer.Key)));
                return !IsAnyEnough;
            }
        }
    }

    /// <summary>Writes what has changed since the last look, and shows how far the others are.</summary>
    private void Report()
    {
        progress?.Show();
        foreach (var one in reported.Keys.ToArray())
        {
            // It can change at any time: what is reported is what was seen here.
            var state = one.State;
            if (reported[one] == state)
            {
                continue;
            }

            reported[one] = state;
            var percent = one.Percent is { } share ? FormattableString.Invariant($" ({share:0}%)") : string.Empty;
            cmdlet.WriteVerbose($"{one.Run.Label}: {state} on {one.Server}{percent}.");
            if (ReindexRun.IsEnd(state))
            {
                Write(one);
            }
        }
    }

    private void Write(GijReindex ended)
    {
        cmdlet.WriteObject(ended);
        if (ended.State == GijReindexState.Unknown)
        {
            cmdlet.WriteWarning($"The outcome of the reindex of {ended.Run.Subject} isn't known. {ended.Message}");
        }

        foreach (var error in ended.Errors)
        {
            cmdlet.WriteError(error);
        }
    }

    private void WriteTimeout()
    {
        foreach (var ofOneServer in Pending.GroupBy(one => one.Run.Server))
        {
            ReindexRun[] runs = [.. ofOneServer.Select(one => one.Run)];
            var subject = ReindexResumption.SubjectOf(runs).Capitalized();
            var command = ReindexResumption.CommandFor(runs);
            cmdlet.WriteOrEnd(GijErrors.WaitTimedOut(subject, ofOneServer.Key.Name, TimeoutSec ?? 0, command), ofOneServer.ToArray());
        }
    }

    /// <summary>True for what ends a wait before its time: Ctrl-C and errors, but not Select-Object -First.</summary>
    public static bool IsEnd(Exception failure) => failure is PipelineStoppedException or ActionPreferenceStopException or GijException;

    /// <summary>Says how to wait again for what hasn't ended.</summary>
    public static void WarnOfStop(GijCommand cmdlet, IEnumerable<GijReindex> reindexes)
    {
        ReindexRun[] pending = [.. reindexes.Select(one => one.Run).Where(run => !run.HasEnded)];
        if (pending.Length > 0)
        {
            var text = $"Stopped waiting. The server is still working on {ReindexResumption.SubjectOf(pending)}. To wait again: ";
            cmdlet.WarnOfStop(text + ReindexResumption.CommandFor(pending));
        }
    }

    /// <summary>Says in one line what many have come to.</summary>
    private void Summarize(TimeSpan elapsed)
    {
        var repositories = Runs.Select(run => (run.Server, (object?)run.RepositoryId ?? run)).Distinct().Count();
        if (repositories <= 1 || Pending.Length > 0)
        {
            return;
        }

        var states = reported
            .Keys.GroupBy(one => (one.Run.Server, (object?)one.RepositoryId ?? one))
            .Select(same => same.First())
            .GroupBy(one => one.State)
            .OrderBy(same => same.Key);
        var counts = states.Select(same => FormattableString.Invariant($"{same.Count()} {Word(same.Key)}"));
        var time = GijView.Duration(elapsed);
        cmdlet.Say(FormattableString.Invariant($"Reindexed {repositories} repositories in {time}: {string.Join(", ", counts)}."));
    }

#pragma warning disable CA1308 // A word within a sentence, not a key.
    private static string Word(GijReindexState state) => $"{state}".ToLowerInvariant();
#pragma warning restore CA1308
}
