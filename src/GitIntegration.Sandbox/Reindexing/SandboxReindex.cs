using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace GitIntegration.Sandbox;

/// <summary>A reindex of some repositories. It takes a number of polls, not time, so that no test depends on a clock.</summary>
/// <param name="number">Its place in the order of all.</param>
/// <param name="repositories">What is reindexed.</param>
/// <param name="priority">The higher goes first.</param>
internal sealed class SandboxReindex(int number, IReadOnlyList<JObject> repositories, int priority)
{
    /// <summary>One in so many takes longer than the others.</summary>
    private const int SlowOne = 4;

    private readonly int polls = number % SlowOne == 0 ? 3 : 2;
    private int polled;

    /// <summary>The id of its thread, as the start returns it.</summary>
    public string Thread { get; } = Guid.NewGuid().ToString();

    public int Number { get; } = number;

    public int Priority { get; private set; } = priority;

    public IReadOnlyList<JObject> Repositories { get; } = repositories;

    public bool IsFinished => polled >= polls;

    public double Percent => Math.Round(100.0 * polled / polls, 1);

    public bool IsOnlyAbout(int id) => Repositories.Count == 1 && (int)Repositories.Single()["id"]! == id;

    /// <summary>A second request for the same repository: the higher priority counts.</summary>
    public void Merge(int other) => Priority = Math.Max(Priority, other);

    /// <summary>Counts one poll.</summary>
    /// <returns>True when it is over with it.</returns>
    public bool Poll() => !IsFinished && ++polled >= polls;
}
