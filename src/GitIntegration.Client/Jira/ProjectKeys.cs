using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace GitIntegration;

/// <summary>The keys of projects by their ids.</summary>
internal sealed class ProjectKeys(IReadOnlyCollection<GijProject> projects)
{
    private readonly Dictionary<long, string> keys = projects
        .GroupBy(project => project.Id)
        .ToDictionary(same => same.Key, same => same.First().Key);

    private readonly Dictionary<string, long> ids = projects
        .GroupBy(project => project.Key, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(same => same.Key, same => same.First().Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>True where a visible project has this id.</summary>
    public bool Has(long id) => keys.ContainsKey(id);

    /// <summary>The id of the project with this key (case-insensitive); null where no visible project has it.</summary>
    public long? IdOf(string key) => ids.TryGetValue(key, out var id) ? id : null;

    /// <summary>The keys of the projects with these ids; an id that no visible project has stands for itself.</summary>
    public string[] Of(IEnumerable<long> ids) =>
        [.. ids.Select(id => keys.TryGetValue(id, out var key) ? key : id.ToString(CultureInfo.InvariantCulture))];
}
