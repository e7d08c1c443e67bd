using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace GitIntegration.Tests;

/// <summary>A clock that does not wait: each pause is noted, and over at once.</summary>
internal sealed class JumpingClock
{
    private readonly List<TimeSpan> pauses = [];

    public JumpingClock() =>
        Clock = new Clock
        {
            Now = () => Now,
            Delay = (pause, _) =>
            {
                pauses.Add(pause);
                return Task.CompletedTask;
            },
        };

    public Clock Clock { get; }

    /// <summary>The pauses so far, in seconds.</summary>
    public double[] Pauses => [.. pauses.Select(pause => pause.TotalSeconds)];

    public DateTimeOffset Now => DateTimeOffset.UnixEpoch + TimeSpan.FromSeconds(pauses.Sum(pause => pause.TotalSeconds));
}
