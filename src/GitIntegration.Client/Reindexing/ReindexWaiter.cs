using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>
/// Waits for reindexes on one server, with one request at a time. A few are asked for one by one. Of many, the status of everything
/// tells in one request what goes on, and a reindex is asked for by itself where that doesn't say how it ended.
/// </summary>
/// <param name="server">The connection.</param>
/// <param name="observer">Observes the requests.</param>
internal sealed class ReindexWaiter(GijServer server, IRequestObserver observer)
{
    /// <summary>Up to this many are asked for one by one.</summary>
    private const int Few = 4;

    /// <summary>How many are asked for by themselves at each look while the server works on others.</summary>
    private const int Doubtful = 5;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1),
        LongestPause = TimeSpan.FromSeconds(15);

    /// <summary>How long one that seems to be over, or isn't mentioned, is left for the end of everything to decide.</summary>
    private static readonly TimeSpan Benefit = TimeSpan.FromMinutes(1);

    private readonly ReindexClient client = new(server, observer);
    private readonly Clock clock = server.Transport.Clock;
    private readonly Dictionary<ReindexRun, DateTimeOffset> doubtfulSince = [];
    private bool hasSharedStatus = true;

    /// <summary>Waits until all have ended.</summary>
    /// <param name="runs">The reindexes.</param>
    /// <param name="isAnyEnough">True to wait until one has ended.</param>
    /// <param name="patience">The longest wait; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="onLook">Called after each look at the server.</param>
    /// <param name="cancellationToken">Ends the wait, and not the server's work.</param>
    /// <returns>False when the time was up first.</returns>
    /// <exception cref="GijException">The status can't be read.</exception>
    public Task<bool> WaitAsync(
        IReadOnlyList<ReindexRun> runs,
        bool isAnyEnough,
        TimeSpan patience,
        Action onLook,
        CancellationToken cancellationToken
    )
    {
        hasSharedStatus = runs.Count > Few;
        return new Poller(clock, FirstPause, LongestPause).UntilAsync(LookAsync, patience, cancellationToken);

        async Task<bool> LookAsync(CancellationToken token)
        {
            ReindexRun[] pending = [.. runs.Where(run => !run.HasEnded)];
            if (!await TryLookAtAllAsync(pending, isAnyEnough, token).ConfigureAwait(false))
            {
                await AskAsync(pending, token).ConfigureAwait(false);
            }

            onLook();
            return isAnyEnough ? runs.Any(run => run.HasEnded) : runs.All(run => run.HasEnded);
        }
    }

    /// <summary>Asks how far one has come.</summary>
    /// <exception cref="GijException">The status can't be read.</exception>
    public async Task AskAsync(ReindexRun run, CancellationToken cancellationToken) =>
        run.Update(await StatusOfAsync(run, cancellationToken).ConfigureAwait(false), clock.Now());

    private async Task<ReindexStatus?> StatusOfAsync(ReindexRun run, CancellationToken cancellationToken) =>
        run switch
        {
            { ThreadId: { } thread } => await client.GetAsync(thread, cancellationToken).ConfigureAwait(false),
            { RepositoryId: { } id } => await client.GetAsync(id, cancellationToken).ConfigureAwait(false),
            _ => await client.GetAllAsync(cancellationToken).ConfigureAwait(false),
        };

    private async Task AskAsync(IEnumerable<ReindexRun> runs, CancellationToken cancellationToken)
    {
        foreach (var run in runs)
        {
            await AskAsync(run, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Looks at everything at once; false where the server has no such status, or few are waited for.</summary>
    private async Task<bool> TryLookAtAllAsync(IReadOnlyList<ReindexRun> pending, bool isAnyEnough, CancellationToken cancellationToken)
    {
        if (!hasSharedStatus)
        {
            return false;
        }

        ReindexStatus all;
        try
        {
            all = await client.GetAllAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (GijException failure)
            when (failure.Id is GijErrorId.RequestRejected or GijErrorId.InvalidResponse or GijErrorId.UnexpectedStatus)
        {
            observer.OnNotice($"The status of all reindexes can't be read, so each is asked for by itself. {failure.Summary}");
            return hasSharedStatus = false;
        }

        var doubtful = Judge(new SharedStatus(all, pending), pending);
        var asked = all.IsFinished ? doubtful : doubtful.Where(run => isAnyEnough || IsOverdue(run)).Take(Doubtful).ToArray();
        await AskAsync(asked, cancellationToken).ConfigureAwait(false);
        foreach (var run in asked)
        {
            doubtfulSince[run] = clock.Now();
        }

        return true;
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
            if (status.HasCompleted(run))
            {
                run.Complete(percent: null, steps, now);
                continue;
            }

            run.Show(percent: null, steps, isRunning: steps.Count > 0, now);
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
