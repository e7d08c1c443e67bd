using System;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>Time and randomness for retries and deadlines; tests replace them.</summary>
internal sealed class Clock
{
    private static readonly Random Chance = new();

    public Func<DateTimeOffset> Now { get; set; } = () => DateTimeOffset.UtcNow;

    public Func<TimeSpan, CancellationToken, Task> Delay { get; set; } = Task.Delay;

    /// <summary>Cancels a source once the time is over.</summary>
    public Action<CancellationTokenSource, TimeSpan> CancelAfter { get; set; } = (source, time) => source.CancelAfter(time);

    /// <summary>Gives a number from 0 to below 1.</summary>
    public Func<double> Random { get; set; } = NextRandom;

    /// <summary>A time as messages show it, for example "2.5 s".</summary>
    public static string Seconds(TimeSpan time) => FormattableString.Invariant($"{time.TotalSeconds:0.#} s");

    private static double NextRandom()
    {
        lock (Chance)
        {
#pragma warning disable CA5394 // Spreads retries in time; nothing secret comes of it.
            return Chance.NextDouble();
#pragma warning restore CA5394
        }
    }
}
