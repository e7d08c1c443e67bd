using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>What is wrong with a filter, as one message.</summary>
internal static class FilterFaults
{
    /// <summary>The errors in a filter or, of one that has none, its traps; null if there are none.</summary>
    public static string? Text(IReadOnlyList<GijFilterProblem> problems, bool areErrors)
    {
        var hasErrors = problems.Any(problem => problem.IsError);
        return problems.Count > 0 && hasErrors == areErrors
            ? string.Join(" ", problems.Where(problem => problem.IsError == areErrors))
            : null;
    }
}
