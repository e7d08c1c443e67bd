using System.Collections.Generic;
using System.Linq;

namespace GitIntegration.Sandbox;

/// <summary>The removals in progress. They take a number of polls, not time, so that no test depends on a clock.</summary>
internal sealed class RemovalQueue
{
    private const int PollsUntilDone = 2;

    private readonly Dictionary<int, int> pollsLeft = [];

    public void Add(int id) => pollsLeft[id] = PollsUntilDone;

    /// <summary>Counts one poll, and returns the ids whose removal is done with it.</summary>
    public IReadOnlyList<int> Poll()
    {
        foreach (var id in pollsLeft.Keys.ToArray())
        {
            pollsLeft[id]--;
        }

        var done = pollsLeft.Where(pair => pair.Value == 0).Select(pair => pair.Key).ToArray();
        foreach (var id in done)
        {
            pollsLeft.Remove(id);
        }

        return done;
    }
}
