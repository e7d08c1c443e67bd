using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace GitIntegration;

/// <summary>Tries a filter on a list of repositories.</summary>
internal static class ListTest
{
    /// <summary>The members whose values Jira has, and the ones that wrap a list.</summary>
    private static readonly string[] KnownToJira =
    [
        "name",
        "full_name",
        "path_with_namespace",
        "fullPath",
        "value",
        "count",
        "repositories",
        "total_count",
    ];

    /// <summary>Checks an expression without a list.</summary>
    /// <param name="filter">The expression.</param>
    /// <param name="type">The type of integration; null where it isn't known.</param>
    public static GijFilterTest Check(string filter, string? type) => new(filter, [], [], ApiFilter.Check(filter, type));

    /// <summary>Tells which repositories an expression keeps.</summary>
    /// <param name="filter">The expression.</param>
    /// <param name="type">The type of integration; null where the list tells its form.</param>
    /// <param name="list">The list.</param>
    public static GijFilterTest Run(string filter, string? type, HostList list)
    {
        var tried = new ApiFilter(filter, ListShape.OfType(type) ?? list.Shape);
        if (tried.Errors.Any() || tried.Apply(list.Items) is not { } left)
        {
            return new GijFilterTest(filter, [], [], tried.Problems);
        }

        var names = list.Items.Select(item => HostRepository.Of(item)!.Name).ToArray();
        var problems = tried.Problems.ToList();
        if (left.Count == 0 && names.Length > 0)
        {
            problems.Add(GijFilterProblem.Warning(ErrorText.Get("Filter_KeepsNothing")));
        }

        return new GijFilterTest(
            filter,
            [.. names.Where((_, place) => left.Contains(place))],
            [.. names.Where((_, place) => !left.Contains(place))],
            problems
        );
    }

    /// <summary>Tells the same of the repositories that Jira has, of which it knows no more than the names and addresses.</summary>
    public static GijFilterTest Run(string filter, string? type, IEnumerable<GijRepository> repositories)
    {
        var unknown = FilterMembers.NotIn(filter, KnownToJira);
        if (unknown.Count > 0)
        {
            var test = Check(filter, type);
            var problem = GijFilterProblem.Warning(ErrorText.Get("Filter_NotKnownToJira", string.Join(", ", unknown)));
            return new GijFilterTest(filter, [], [], [.. test.Problems, problem]);
        }

        return Run(filter, type, HostList.Of(new JArray(repositories.Select(ToItem))));
    }

    private static JObject ToItem(GijRepository repository)
    {
        var name = repository.DisplayName ?? string.Empty;
        var whole = repository.Group is { Length: > 0 } group ? $"{group}/{name}" : name;
        return new JObject
        {
            ["name"] = name,
            ["full_name"] = whole,
            ["path_with_namespace"] = whole,
            ["fullPath"] = repository.Origin,
        };
    }
}
