using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>What a filter of repositories does.</summary>
public sealed class GijFilterTest
{
    internal GijFilterTest(
        string filter,
        IReadOnlyList<string> kept,
        IReadOnlyList<string> dropped,
        IReadOnlyList<GijFilterProblem> problems
    )
    {
        Filter = filter;
        Kept = kept;
        Dropped = dropped;
        Problems = problems;
    }

    /// <summary>The expression.</summary>
    public string Filter { get; }

    /// <summary>True where nothing is wrong but what is a warning.</summary>
    public bool IsValid => !Problems.Any(problem => problem.IsError);

    /// <summary>The names of the repositories that the app would track; empty where none were given.</summary>
    public IReadOnlyList<string> Kept { get; }

    /// <summary>The names of those that it would remove, or never clone.</summary>
    public IReadOnlyList<string> Dropped { get; }

    /// <summary>What is wrong with the expression.</summary>
    public IReadOnlyList<GijFilterProblem> Problems { get; }
}
