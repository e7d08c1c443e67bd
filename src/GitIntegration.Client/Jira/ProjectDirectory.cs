using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>The projects of one Jira, read once for a login, and once more when something is looked up that is not among them.</summary>
/// <param name="transport">The connection.</param>
/// <param name="server">Its name, as the projects show it.</param>
#pragma warning disable CA1001 // A semaphore that nobody takes a wait handle of has nothing to free.
internal sealed class ProjectDirectory(ApiTransport transport, string server)
#pragma warning restore CA1001
{
    /// <summary>Callers that need the list at the same time wait for one request.</summary>
    private readonly SemaphoreSlim reading = new(1);
    private IReadOnlyList<GijProject>? projects;

    /// <summary>Reads the projects again.</summary>
    /// <exception cref="GijException">They cannot be read.</exception>
    public async Task<IReadOnlyList<GijProject>> ReadAsync(IRequestObserver observer, CancellationToken cancellationToken) =>
        projects = await new JiraClient(transport, observer).GetProjectsAsync(server, cancellationToken).ConfigureAwait(false);

    /// <summary>The ids of the projects with these keys, each once.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.ProjectNotFound"/>: it names every key that no project has.</exception>
    public async Task<long[]> IdsOfAsync(IReadOnlyCollection<string> keys, IRequestObserver observer, CancellationToken cancellationToken)
    {
        var found = await FindAsync(keys, observer, cancellationToken).ConfigureAwait(false);
        return IdsOf(keys, found);
    }

    /// <inheritdoc cref="IdsOfAsync"/>
    /// <param name="keys">The keys.</param>
    /// <param name="found">The projects by their keys.</param>
    public long[] IdsOf(IReadOnlyCollection<string> keys, Dictionary<string, GijProject> found)
    {
        RequireAll(keys, found);
        return [.. keys.Select(key => found[key].Id).Distinct()];
    }

    /// <summary>The projects by their keys, in which these are looked for: where one is missing, they have just been read.</summary>
    /// <exception cref="GijException">The projects cannot be read.</exception>
    public Task<Dictionary<string, GijProject>> FindAsync(
        IReadOnlyCollection<string> keys,
        IRequestObserver observer,
        CancellationToken cancellationToken
    ) => FindAsync(keys, project => project.Key, StringComparer.OrdinalIgnoreCase, observer, cancellationToken);

    /// <summary>The keys of the projects with these ids.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.ProjectNotFound"/>: it names every id that no project has.</exception>
    public async Task<string[]> KeysOfAsync(IReadOnlyCollection<long> ids, IRequestObserver observer, CancellationToken cancellationToken)
    {
        var found = await FindAsync(ids, project => project.Id, EqualityComparer<long>.Default, observer, cancellationToken)
            .ConfigureAwait(false);
        RequireAll(ids, found);
        return [.. ids.Select(id => found[id].Key)];
    }

    /// <summary>The key of each project by its id.</summary>
    /// <exception cref="GijException">The projects cannot be read.</exception>
    public async Task<ProjectKeys> KeysAsync(IRequestObserver observer, CancellationToken cancellationToken) =>
        new(await KnownAsync(observer, cancellationToken).ConfigureAwait(false));

    private async Task<IReadOnlyList<GijProject>> KnownAsync(IRequestObserver observer, CancellationToken cancellationToken)
    {
        await reading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return projects ?? await ReadAsync(observer, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            reading.Release();
        }
    }

    private void RequireAll<T>(IEnumerable<T> wanted, Dictionary<T, GijProject> found)
        where T : notnull
    {
        var missing = wanted.Where(item => !found.ContainsKey(item)).Select(item => $"{item}").ToArray();
        if (missing.Length > 0)
        {
            throw GijErrors.ProjectNotFound(missing, server);
        }
    }

    private async Task<Dictionary<T, GijProject>> FindAsync<T>(
        IReadOnlyCollection<T> wanted,
        Func<GijProject, T> name,
        IEqualityComparer<T> comparer,
        IRequestObserver observer,
        CancellationToken cancellationToken
    )
        where T : notnull
    {
        var isFresh = projects is null;
        var known = Index(await KnownAsync(observer, cancellationToken).ConfigureAwait(false));
        if (!isFresh && !wanted.All(known.ContainsKey))
        {
            known = Index(await ReadAsync(observer, cancellationToken).ConfigureAwait(false));
        }

        return known;

        Dictionary<T, GijProject> Index(IEnumerable<GijProject> all) =>
            all.GroupBy(name, comparer).ToDictionary(same => same.Key, same => same.First(), comparer);
    }
}
