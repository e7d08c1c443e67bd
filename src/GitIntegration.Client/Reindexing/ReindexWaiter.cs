using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>
/// Waits for reindexes on one server, with one request at a time. A few are asked for one by one. Of many, the status of everything
/// covers them in one request, and a reindex is read separately if that doesn't say how it ended.
/// </summary>
/// <param name="server">The connection.</param>
/// <param name="observer">Observes the requests.</param>
internal sealed class ReindexWaiter(GijServer server, IRequestObserver observer)
{
    /// <summary>Up to this many are asked for one by one.</summary>
    private const int Few = 4;

    /// <summary>How many are asked for by themselves at each look while the server works on others.</summary>
    private const int Doubtful = 5;

    /// <summary>How often the same question may fail before the answer counts as lost.</summary>
    private const int MostFailures = 3;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1),
        LongestPause = TimeSpan.FromSeconds(15);

    /// <summary>How long one that seems to be over, or isn't mentioned, is left for the end of everything to decide.</summary>
    private static readonly TimeSpan Benefit = TimeSpan.FromMinutes(1);

    private readonly ReindexClient client = new(server, observer);
    private readonly Clock clock = server.Transport.Clock;
    private readonly Dictionary<ReindexRun, DateTimeOffset> doubtfulSince = [];
    private readonly Dictionary<ReindexRun, int> failures = [];

    /// <summary>Those that were seen without an end: what the status of everything then says of their end is about them.</summary>
    private readonly HashSet<ReindexRun> seenUnfinished = [];

    private Dictionary<string, int>? names;
    private bool hasSharedStatus;

    /// <summary>Asks at the pace of everything that waits for the server's indexing.</summary>
    public static Poller PollerFor(Clock clock) => new(clock, FirstPause, LongestPause);

    /// <summary>Waits until all have ended.</summary>
    /// <param name="runs">The reindexes.</param>
    /// <param name="isAnyEnough">True to wait until one has ended.</param>
    /// <param name="patience">The longest wait; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="onLook">Called after each look at the server.</param>
    /// <param name="cancellationToken">Ends the wait, and not the server's work.</param>
    /// <returns>False when the time was up first.</returns>
    /// <exception cref="GijException">The login was refused, or the connection closed.</exception>
    public Task<bool> WaitAsync(
        IReadOnlyList<ReindexRun> runs,
        bool isAnyEnough,
        TimeSpan patience,
        Action onLook,
        CancellationToken cancellationToken
    )
    {
        hasSharedStatus = runs.Count > Few;
        var poller = PollerFor(clock);
        var end = poller.EndOf(patience);
        return poller.UntilAsync(LookAsync, patience, cancellationToken);

        async Task<bool> LookAsync(CancellationToken token)
        {
            ReindexRun[] pending = [.. runs.Where(run => !run.HasEnded)];
            var toAsk = await LookAtAllAsync(pending, isAnyEnough, token).ConfigureAwait(false);
            foreach (var (run, index) in toAsk.Select((run, index) => (run, index)))
            {
                // Many questions take a while: neither the time nor the first end is missed over them.
                var isLate = patience > TimeSpan.Zero && clock.Now() >= end;
                if (index > 0 && (isLate || (isAnyEnough && IsOver())))
                {
                    break;
                }

                await TryAskAsync(run, token).ConfigureAwait(false);
            }

            onLook();
            return IsOver();
        }

        bool IsOver() => isAnyEnough ? runs.Any(run => run.HasEnded) : runs.All(run => run.HasEnded);
    }

    /// <summary>Asks how far one has come. One that can't be read must not end the wait for the others.</summary>
    private async Task TryAskAsync(ReindexRun run, CancellationToken cancellationToken)
    {
        try
        {
            await client.UpdateAsync(run, cancellationToken).ConfigureAwait(false);
            failures.Remove(run);
            doubtfulSince[run] = clock.Now();
        }
        catch (GijException failure) when (!EndsWait(failure))
        {
            failures[run] = failures.TryGetValue(run, out var before) ? before + 1 : 1;
            observer.OnNotice($"The state of the reindex of {run.Label} can't be read. {failure.Summary}");
            if (failures[run] >= MostFailures)
            {
                run.Lose(failure.Summary, clock.Now());
            }
        }
    }

    private static bool EndsWait(GijException failure) => failure.EndsCommand || failure.Id == GijErrorId.ConnectionClosed;

    /// <summary>Looks at everything at once, and returns those that have to be asked for by themselves.</summary>
    private async Task<IReadOnlyList<ReindexRun>> LookAtAllAsync(
        IReadOnlyList<ReindexRun> pending,
        bool isAnyEnough,
        CancellationToken cancellationToken
    )
    {
        if (!hasSharedStatus)
        {
            return pending;
        }

        try
        {
            names ??= await ReadNamesAsync(cancellationToken).ConfigureAwait(false);
            var all = await client.GetAllAsync(cancellationToken).ConfigureAwait(false);
            var doubtful = Judge(new SharedStatus(all, pending, names), pending);
            return all.IsFinished ? doubtful : [.. doubtful.Where(run => isAnyEnough || IsOverdue(run)).Take(Doubtful)];
        }
        catch (GijException failure) when (!EndsWait(failure))
        {
            observer.OnNotice($"The status of all reindexes can't be read, so each is read separately. {failure.Summary}");
            hasSharedStatus = false;
            return pending;
        }
    }

    /// <summary>How many repositories have each name.</summary>
    private async Task<Dictionary<string, int>> ReadNamesAsync(CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        await new ResourceClient<GijRepository>(server, observer)
            .ListAsync(Count, ResponseLimit.Searched, cancellationToken)
            .ConfigureAwait(false);
        return counts;

        void Count(IReadOnlyList<GijRepository> batch)
        {
            foreach (var name in batch.Select(one => one.DisplayName?.Trim()).OfType<string>())
            {
                counts[name] = counts.TryGetValue(name, out var before) ? before + 1 : 1;
            }
        }
    }

    private bool IsOverdue(ReindexRun run) => clock.Now() - doubtfulSince[run] >= Benefit;

    /// <summary>Takes over what is sure, and returns those of which nothing is, the longest in doubt first.</summary>
    private ReindexRun[] Judge(SharedStatus status, IReadOnlyList<ReindexRun> pending)
    {
        var now = clock.Now();
        var doubtful = new List<ReindexRun>();
        foreach (var run in pending)
        {
            var steps = status.StepsOf(run);
            if (status.HasCompleted(run) && seenUnfinished.Contains(run))
            {
                run.Complete(percent: null, steps, now);
                continue;
            }

            run.Show(percent: null, steps, isRunning: steps.Count > 0, now);
            if (!status.SeemsEnded(run))
            {
                seenUnfinished.Add(run);
            }

            if (status.IsFinished || status.SeemsEnded(run) || steps.Count == 0)
            {
                doubtful.Add(run);
                doubtfulSince[run] = doubtfulSince.TryGetValue(run, out var since) ? since : now;
            }
            else
            {
                doubtfulSince.Remove(run);
            }
        }

        return [.. doubtful.OrderBy(run => doubtfulSince[run])];
    }
}
