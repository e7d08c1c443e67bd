using System;

namespace GitIntegration;

/// <summary>What came of the tries of a request so far.</summary>
/// <param name="earlier">How many tries there were before, of which the last had a response that was cut off.</param>
internal sealed class RetryHistory(int earlier)
{
    /// <summary>How many tries failed for another reason than the rate limit.</summary>
    public int Failures { get; private set; } = earlier;

    /// <summary>How many tries the rate limit refused.</summary>
    public int Refusals { get; private set; }

    public int Tries => Failures + Refusals;

    /// <summary>How long the rate limit has held the request up.</summary>
    public TimeSpan HeldUp { get; private set; }

    /// <summary>True when the server may have carried out one of them.</summary>
    public bool MayHaveActed { get; private set; } = earlier > 0;

    /// <summary>Adds a try that is followed by another one.</summary>
    public void Add(Attempt attempt, TimeSpan wait)
    {
        MayHaveActed |= attempt.MayHaveActed;
        if (attempt.IsLimited)
        {
            Refusals++;
            HeldUp += wait;
        }
        else
        {
            Failures++;
        }
    }
}
