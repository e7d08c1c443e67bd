using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace GitIntegration.Tests;

/// <summary>A clock that does not wait: each pause is noted, and over at once.</summary>
internal sealed class JumpingClock
{
    private readonly List<TimeSpan> pauses = [];
    private TimeSpan elapsed;

    public JumpingClock() =>
        Clock = new Clock
        {
            Now = () => Now,
            Delay = (pause, _) =>
            {
                lock (pauses)
                {
                    pauses.Add(pause);
                    elapsed += pause;
                }

                return Task.CompletedTask;
            },
        };

    public Clock Clock { get; }

    /// <summary>The pauses so far, in seconds.</summary>
    public double[] Pauses
    {
        get
        {
            lock (pauses)
            {
                return [.. pauses.Select(pause => pause.TotalSeconds)];
            }
        }
    }

    public DateTimeOffset Now
    {
        get
        {
            lock (pauses)
            {
                return DateTimeOffset.UnixEpoch + elapsed;
            }
        }
    }
}
