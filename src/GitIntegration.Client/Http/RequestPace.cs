using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>
/// When the requests of a connection may leave. A used-up quota closes the gate for all of them. Then they leave one after another, the
/// oldest first, at the rate that the server has been seen to accept: if all left at once, most would be refused again.
/// </summary>
/// <param name="clock">Tells the time and waits.</param>
/// <param name="closing">Is cancelled when the connection is closed.</param>
internal sealed class RequestPace(Clock clock, CancellationToken closing)
{
    /// <summary>How much less than the accepted rate is sent.</summary>
    private const double Caution = 0.95,
        Slowdown = 1.5;

    /// <summary>
    /// By how much the rate is raised while nothing is refused. Each step is twice the one before: a rate that was learned while little was
    /// sent says nothing of the limit, and must not slow what comes later for long.
    /// </summary>
    private const double FirstRaise = 0.05,
        LargestRaise = 1;

    /// <summary>Fewer accepted requests say nothing about a rate.</summary>
    private const int FewestForRate = 2;

    private const int MostRemembered = 1000;

    /// <summary>How far back accepted requests count.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(10);

    /// <summary>Servers count for a second at least, so that a burst doesn't tell a higher rate.</summary>
    private static readonly TimeSpan ShortestPeriod = TimeSpan.FromSeconds(1);

    /// <summary>After a longer wait a whole quota is there again, so that nothing is gained by spreading requests.</summary>
    private static readonly TimeSpan LongestWaitToSpread = TimeSpan.FromSeconds(10);

    private readonly object sync = new();
    private readonly SortedDictionary<long, TaskCompletionSource<bool>> waiting = [];
    private readonly Queue<DateTimeOffset> accepted = new();
    private Task gate = Task.CompletedTask;
    private TimeSpan interval;
    private double raise = FirstRaise;
    private DateTimeOffset next,
        raised;
    private bool hasReopened,
        isReleasing;
    private long tickets;

    /// <summary>A place in the order of the requests, which a request keeps through all its tries.</summary>
    public long TakeTicket() => Interlocked.Increment(ref tickets);

    /// <summary>Waits until the request may leave, or the connection is closed.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task PassAsync(long ticket, CancellationToken cancellationToken)
    {
        if (Enter(ticket) is not { } turn)
        {
            return;
        }

        using var stopped = cancellationToken.Register(() => turn.TrySetCanceled());
        using var shut = closing.Register(() => turn.TrySetResult(true));
        await turn.Task.ConfigureAwait(false);
    }

    /// <summary>Counts a request that the server didn't refuse because of its rate limit.</summary>
    public void OnAccepted()
    {
        lock (sync)
        {
            var now = clock.Now();
            accepted.Enqueue(now);
            if (accepted.Count > MostRemembered)
            {
                accepted.Dequeue();
            }

            if (interval > TimeSpan.Zero && now - raised > Memory)
            {
                interval = Multiply(interval, 1 / (1 + raise));
                raise = Math.Min(2 * raise, LargestRaise);
                raised = now;
            }
        }
    }

    /// <summary>Lets no request leave for a while. Responses that come at the same time close the gate once.</summary>
    /// <returns>False where it was closed already.</returns>
    public bool Close(TimeSpan wait)
    {
        lock (sync)
        {
            if (!gate.IsCompleted)
            {
                return false;
            }

            Learn(clock.Now() + wait, wait);
            gate = clock.Delay(wait, CancellationToken.None);
            return true;
        }
    }

    /// <summary>The interval of the busiest time until the gate opens: a pause before it says nothing of the limit.</summary>
    private static TimeSpan IntervalOf(DateTimeOffset[] counted, DateTimeOffset opening) =>
        counted.Select((time, index) => Multiply(Longer(opening - time, ShortestPeriod), 1 / ((counted.Length - index) * Caution))).Min();

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TimeSpan Multiply(TimeSpan time, double by) => TimeSpan.FromTicks((long)(time.Ticks * by));

    /// <summary>Sets the interval between two requests from what was accepted until the gate opens again.</summary>
    private void Learn(DateTimeOffset opening, TimeSpan wait)
    {
        var counted = accepted.Where(time => opening - wait - time <= Memory).ToArray();
        interval =
            wait > LongestWaitToSpread ? TimeSpan.Zero
            : counted.Length >= FewestForRate ? IntervalOf(counted, opening)
            : Multiply(interval, Slowdown);
        accepted.Clear();
        raised = opening;
        raise = FirstRaise;
        hasReopened = false;
    }

    /// <summary>Null for a request that may leave at once.</summary>
    private TaskCompletionSource<bool>? Enter(long ticket)
    {
        lock (sync)
        {
            if (gate.IsCompleted && interval == TimeSpan.Zero && waiting.Count == 0)
            {
                return null;
            }

            var turn = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add(ticket, turn);
            if (!isReleasing)
            {
                isReleasing = true;
                _ = Task.Run(ReleaseAsync);
            }

            return turn;
        }
    }

    /// <summary>Lets those who wait leave one after another, until nobody waits.</summary>
    private async Task ReleaseAsync()
    {
        while (IsAnyoneWaiting(out var opening))
        {
            await opening.ConfigureAwait(false);
            if (IsOpen(out var turn))
            {
                await turn.ConfigureAwait(false);
                ReleaseOldest();
            }
        }
    }

    /// <param name="opening">Ends when the gate is open.</param>
    private bool IsAnyoneWaiting(out Task opening)
    {
        lock (sync)
        {
            opening = gate;
            return isReleasing = waiting.Count > 0;
        }
    }

    /// <summary>False where the gate was closed again.</summary>
    /// <param name="turn">Ends when the next request may leave.</param>
    private bool IsOpen(out Task turn)
    {
        turn = Task.CompletedTask;
        lock (sync)
        {
            if (!gate.IsCompleted)
            {
                return false;
            }

            var now = clock.Now();
            if (!hasReopened)
            {
                // Several processes that wait for the same server don't begin in the same instant.
                hasReopened = true;
                next = now + Multiply(interval, clock.Random());
            }

            if (next > now + interval)
            {
                // The clock was set back.
                next = now + interval;
            }

            if (next > now)
            {
                turn = clock.Delay(next - now, CancellationToken.None);
            }

            return true;
        }
    }

    /// <summary>Lets the oldest request leave, unless the gate is closed again.</summary>
    private void ReleaseOldest()
    {
        lock (sync)
        {
            var now = clock.Now();
            if (!gate.IsCompleted || waiting.Count == 0)
            {
                return;
            }

            var oldest = waiting.First();
            waiting.Remove(oldest.Key);

            // One that has been given up leaves its place to the next.
            if (oldest.Value.TrySetResult(true))
            {
                next = (next > now ? next : now) + interval;
            }
        }
    }
}
