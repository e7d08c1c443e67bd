using System;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>Asks again and again until something is so, with pauses that double.</summary>
/// <param name="clock">Waits.</param>
/// <param name="firstPause">The pause after the first time.</param>
/// <param name="longestPause">No pause is longer.</param>
internal sealed class Poller(Clock clock, TimeSpan firstPause, TimeSpan longestPause)
{
    /// <summary>Asks at least once, and not again when the time is up.</summary>
    /// <param name="isDone">Asks once.</param>
    /// <param name="patience">How long to go on; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>False when the time was up first.</returns>
    public async Task<bool> UntilAsync(Func<CancellationToken, Task<bool>> isDone, TimeSpan patience, CancellationToken cancellationToken)
    {
        var end = EndOf(patience);
        for (var pause = firstPause; ; pause = PauseAfter(pause))
        {
            if (await isDone(cancellationToken).ConfigureAwait(false))
            {
                return true;
            }

            var left = end - clock.Now();
            if (left <= TimeSpan.Zero)
            {
                return false;
            }

            await clock.Delay(left < pause ? left : pause, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>When the time is up for something that begins now.</summary>
    public DateTimeOffset EndOf(TimeSpan patience) =>
        patience == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : clock.Now() + patience;

    private TimeSpan PauseAfter(TimeSpan pause) => TimeSpan.FromTicks(Math.Min(2 * pause.Ticks, longestPause.Ticks));
}
