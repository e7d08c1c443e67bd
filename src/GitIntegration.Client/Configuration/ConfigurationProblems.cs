using System;
using System.Collections.Generic;

namespace GitIntegration;

/// <summary>
/// What is wrong with a configuration. To find a place and the closest name takes time, so only the first ones are explained. The same
/// mistake in many entries is one problem with many places.
/// </summary>
internal sealed class ConfigurationProblems
{
    /// <summary>The most problems that are named, and the most that are looked into for that. The others are counted.</summary>
    private const int MostNamed = 20,
        MostExplained = 200;

    private readonly List<ConfigurationProblem> named = [];
    private int explained;

    /// <summary>The first problems.</summary>
    public IReadOnlyList<ConfigurationProblem> Named => named;

    /// <summary>How many there are besides.</summary>
    public int MoreCount { get; private set; }

    /// <param name="explain">Returns the problem.</param>
    public void Add(Func<ConfigurationProblem> explain)
    {
        if (explained == MostExplained)
        {
            MoreCount++;
            return;
        }

        explained++;
        var problem = explain();
        var same = named.FindIndex(problem.IsSameAs);
        if (same >= 0)
        {
            named[same] = named[same].AlsoAt(problem.Place);
        }
        else if (named.Count < MostNamed)
        {
            named.Add(problem);
        }
        else
        {
            MoreCount++;
        }
    }
}
