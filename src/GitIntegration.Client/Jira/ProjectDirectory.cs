using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>The projects of one Jira, read once for a connection, and once more when something is asked for that is not among them.</summary>
internal sealed class ProjectDirectory(GijServer server)
{
    private IReadOnlyList<GijProject>? projects;

    /// <summary>Reads the projects anew.</summary>
    /// <exception cref="GijException">They cannot be read.</exception>
    public async Task<IReadOnlyList<GijProject>> ReadAsync(CancellationToken stop) =>
        projects = await new JiraClient(server).GetProjectsAsync(stop).ConfigureAwait(false);

    /// <summary>The ids of the projects with these keys.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.ProjectNotFound"/>: it names every key that no project has.</exception>
    public async Task<long[]> IdsOfAsync(IReadOnlyCollection<string> keys, CancellationToken stop)
    {
        var found = await FindAsync(keys, project => project.Key, StringComparer.OrdinalIgnoreCase, stop).ConfigureAwait(false);
        return [.. keys.Select(key => found[key].Id)];
    }

    /// <summary>The keys of the projects with these ids.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.ProjectNotFound"/>: it names every id that no project has.</exception>
    public async Task<string[]> KeysOfAsync(IReadOnlyCollection<long> ids, CancellationToken stop)
    {
        var found = await FindAsync(ids, project => project.Id, EqualityComparer<long>.Default, stop).ConfigureAwait(false);
        return [.. ids.Select(id => found[id].Key)];
    }

    /// <summary>The keys of the projects with these ids; an id that no visible project has stands for itself.</summary>
    /// <exception cref="GijException">The projects cannot be read.</exception>
    public async Task<string[]> KnownKeysOfAsync(IReadOnlyCollection<long> ids, CancellationToken stop)
    {
        var keys = (projects ?? await ReadAsync(stop).ConfigureAwait(false))
            .GroupBy(project => project.Id)
            .ToDictionary(same => same.Key, same => same.First().Key);
        return [.. ids.Select(id => keys.TryGetValue(id, out var key) ? key : id.ToString(CultureInfo.InvariantCulture))];
    }

    private async Task<Dictionary<T, GijProject>> FindAsync<T>(
        IReadOnlyCollection<T> wanted,
        Func<GijProject, T> name,
        IEqualityComparer<T> comparer,
        CancellationToken stop
    )
        where T : notnull
    {
        var known = Index(projects ?? []);
        if (!wanted.All(known.ContainsKey))
        {
            known = Index(await ReadAsync(stop).ConfigureAwait(false));
        }

        var missing = wanted.Where(item => !known.ContainsKey(item)).Select(item => $"{item}").ToArray();
        return missing.Length == 0 ? known : throw GijException.Of(GijErrorId.ProjectNotFound, string.Join(", ", missing), server);

        Dictionary<T, GijProject> Index(IEnumerable<GijProject> all) =>
            all.GroupBy(name, comparer).ToDictionary(same => same.Key, same => same.First(), comparer);
    }
}
