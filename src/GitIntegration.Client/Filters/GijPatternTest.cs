using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>What a regular expression matches.</summary>
public sealed class GijPatternTest
{
    internal GijPatternTest(
        string pattern,
        IReadOnlyList<string> matched,
        IReadOnlyList<string> found,
        IReadOnlyList<string> unmatched,
        IReadOnlyList<GijFilterProblem> problems
    )
    {
        Pattern = pattern;
        Matched = matched;
        Found = found;
        Unmatched = unmatched;
        Problems = problems;
    }

    /// <summary>The regular expression.</summary>
    public string Pattern { get; }

    /// <summary>True where nothing is wrong but what is a warning.</summary>
    public bool IsValid => !Problems.Any(problem => problem.IsError);

    /// <summary>The names that the pattern matches as a whole.</summary>
    public IReadOnlyList<string> Matched { get; }

    /// <summary>The names that it matches in part only: whether they count depends on how the app applies it.</summary>
    public IReadOnlyList<string> Found { get; }

    /// <summary>The names that it doesn't match.</summary>
    public IReadOnlyList<string> Unmatched { get; }

    /// <summary>What is wrong with the pattern.</summary>
    public IReadOnlyList<GijFilterProblem> Problems { get; }
}
