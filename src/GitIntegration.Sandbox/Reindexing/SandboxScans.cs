using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using M = GitIntegration.Sandbox.RepositoryMembers;
using S = GitIntegration.SharedFields;

namespace GitIntegration.Sandbox;

/// <summary>
/// The git hosts behind the integrations, and the scans that compare them with the repositories: what a host lists is added, and what it
/// doesn't list any more is removed. The first scan of a new integration takes polls, not time.
/// </summary>
internal sealed class SandboxScans
{
    private static readonly string[] NewNames = ["api", "docs", "web"];

    private readonly SandboxRepositories repositories;
    private readonly IReadOnlyCollection<string> unlisted;
    private readonly Dictionary<int, JObject[]> hosts;
    private readonly Dictionary<int, (JObject Integration, int Polls)> firstScans = [];

    /// <param name="repositories">The repositories.</param>
    /// <param name="unlisted">The names of those that their hosts don't list any more.</param>
    public SandboxScans(SandboxRepositories repositories, IReadOnlyCollection<string> unlisted)
    {
        this.repositories = repositories;
        this.unlisted = unlisted;
        hosts = repositories
            .All.Where(repository => repository[M.IntegrationId] is not null)
            .GroupBy(repository => (int)repository[M.IntegrationId]!)
            .ToDictionary(ofOne => ofOne.Key, ofOne => ofOne.Select(one => (JObject)one.DeepClone()).ToArray());
    }

    /// <summary>What the hosts list.</summary>
    public IEnumerable<JObject> Listed => hosts.Values.SelectMany(host => host).Where(one => !unlisted.Contains(NameOf(one)));

    /// <summary>Begins the first scan of a new integration.</summary>
    public void Begin(JObject integration) => firstScans[(int)integration["id"]!] = (integration, 0);

    /// <summary>Scans every host, as a reindex of everything does.</summary>
    public void ScanAll()
    {
        foreach (var host in hosts)
        {
            Scan(host.Key, [.. host.Value.Where(one => !unlisted.Contains(NameOf(one)))]);
        }
    }

    /// <summary>Counts one poll: the repositories come, then all but one are indexed, and last that one and the integration.</summary>
    public void Poll()
    {
        foreach (var (id, (integration, polls)) in firstScans.Select(pair => (pair.Key, pair.Value)).ToArray())
        {
            firstScans[id] = (integration, polls + 1);
            if ((bool?)integration[S.Disabled.Name] == true)
            {
                continue;
            }

            Advance(integration, polls);
        }
    }

    private void Advance(JObject integration, int polls)
    {
        var id = (int)integration["id"]!;
        if (polls == 0)
        {
            AddNew(integration);
            return;
        }

        var queued = Nested(id).Where(repository => (string?)repository[M.State] == "QUEUED").ToArray();
        foreach (var next in queued.Take(polls == 1 ? queued.Length - 1 : queued.Length))
        {
            next[M.State] = "UPDATED";
            SharedMembers.Indexed(next, DateTimeOffset.UtcNow);
        }

        if (polls > 1)
        {
            SharedMembers.Indexed(integration, DateTimeOffset.UtcNow);
            firstScans.Remove(id);
        }
    }

    private void AddNew(JObject integration)
    {
        var origin = ((string?)integration[S.Origin.Name] ?? string.Empty).TrimEnd('/', '*');
        foreach (var name in NewNames)
        {
            var repository = SandboxRepositories.Default(repositories.NextId, name, $"{origin}/{name}");
            repository[M.IntegrationId] = integration["id"];
            repository[M.IntegrationType] = integration[IntegrationFields.Type.ResponseName];
            repositories.Put(repository);
        }

        hosts[(int)integration["id"]!] = [.. Nested((int)integration["id"]!).Select(one => (JObject)one.DeepClone())];
    }

    private void Scan(int integration, JObject[] listed)
    {
        var names = listed.Select(NameOf).ToArray();
        var present = Nested(integration).ToArray();
        foreach (var gone in present.Where(repository => !names.Contains(NameOf(repository))))
        {
            repositories.Remove(gone);
        }

        foreach (var missing in listed.Where(one => !present.Select(NameOf).Contains(NameOf(one))))
        {
            var added = (JObject)missing.DeepClone();
            added["id"] = repositories.NextId;
            added[M.State] = "QUEUED";
            added.Remove(S.LastIndexedDate.Name);
            repositories.Put(added);
        }
    }

    private IEnumerable<JObject> Nested(int integration) =>
        repositories.All.Where(repository => (int?)repository[M.IntegrationId] == integration);

    /// <summary>What the host calls it, whatever it is shown as.</summary>
    private static string NameOf(JObject repository) => SandboxRepositories.NameIn((string?)repository[S.Origin.Name] ?? string.Empty);
}
