using System;
using System.Diagnostics;

namespace GitIntegration.Tests;

/// <summary>A limit of requests a second, of which those of one second may come at once.</summary>
internal sealed class RateLimit(int perSecond)
{
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private double left = perSecond,
        seen;

    public bool Admits()
    {
        lock (watch)
        {
            var now = watch.Elapsed.TotalSeconds;
            left = Math.Min(perSecond, left + ((now - seen) * perSecond));
            seen = now;
            if (left < 1)
            {
                return false;
            }

            left--;
            return true;
        }
    }
}
