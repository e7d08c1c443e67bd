using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using N = GitIntegration.ConfigurationNames;
using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>The integrations of a server and the keys of its projects, read once: what configurations are compared with.</summary>
internal sealed class PresentState
{
    private readonly ILookup<string, GijIntegration> byName,
        byOrigin;
    private readonly Dictionary<int, GijIntegration> byId;
    private ILookup<int?, GijRepository>? repositories;

    private PresentState(GijServer server, IEnumerable<GijIntegration> integrations, ProjectKeys projects)
    {
        Server = server;
        Projects = projects;
        All = [.. integrations.OrderBy(one => one.Id)];
        byId = All.ToDictionary(one => one.Id);
        byName = All.ToLookup(one => Trimmed(one.ReadValue(S.DisplayName)), StringComparer.OrdinalIgnoreCase);
        byOrigin = All.ToLookup(one => Origin(one.ReadValue(S.Origin)), StringComparer.OrdinalIgnoreCase);
    }

    public GijServer Server { get; }

    public ProjectKeys Projects { get; }

    /// <summary>All integrations, in the order of their ids.</summary>
    public IReadOnlyList<GijIntegration> All { get; }

    /// <summary>Reads two lists of a server.</summary>
    /// <exception cref="GijException">One can't be read.</exception>
    public static async Task<PresentState> ReadAsync(GijServer server, IRequestObserver observer, CancellationToken cancellationToken)
    {
        var client = new ResourceClient<GijIntegration>(server, observer);
        var reading = client.GetAllAsync(cancellationToken);
        if (!server.State.HasResponded)
        {
            // The first response of a connection brings the cookie of the cluster node that the others go to.
            await reading.ConfigureAwait(false);
        }

        var projects = await server.Projects.ReadAsync(observer, cancellationToken).ConfigureAwait(false);
        var integrations = await reading.ConfigureAwait(false);
        return new PresentState(server, integrations, new ProjectKeys(projects));
    }

    /// <summary>Reads the list of repositories.</summary>
    /// <exception cref="GijException">It can't be read.</exception>
    public async Task ReadRepositoriesAsync(IRequestObserver observer, CancellationToken cancellationToken)
    {
        var all = await new ResourceClient<GijRepository>(Server, observer).GetAllAsync(cancellationToken).ConfigureAwait(false);
        repositories = all.OrderBy(one => one.Id).ToLookup(one => one.IntegrationId);
    }

    /// <summary>The repositories of an integration, in the order of their ids; none before they are read.</summary>
    public IEnumerable<GijRepository> RepositoriesOf(int integrationId) => repositories?[integrationId] ?? [];

    /// <summary>The object of a noun with this id; null where there is none.</summary>
    public GijResource? Find(string noun, int id) =>
        noun == ResourceKind<GijIntegration>.Instance.Noun
            ? Find(id)
            : repositories?.SelectMany(group => group).FirstOrDefault(one => one.Id == id);

    /// <summary>The repositories of an integration that an entry finds.</summary>
    public IReadOnlyList<GijRepository> Find(ConfigurationMatch match, int integrationId)
    {
        var all = RepositoriesOf(integrationId);
        return match.Id is { } id ? [.. all.Where(one => one.Id == id)]
            : match.Origins.Count > 0 ? [.. all.Where(one => match.Origins.Any(origin => IsGiven(Origin(origin)) && IsAt(one, origin)))]
            : FirstOf(match.Names.Where(name => IsGiven(Trimmed(name))).Select(name => all.Where(one => IsNamed(one, name)))) ?? [];
    }

    /// <summary>The integration with this id; null where there is none.</summary>
    public GijIntegration? Find(int id) => byId.TryGetValue(id, out var found) ? found : null;

    /// <summary>The integrations that an entry finds: none, one or, where it says too little, several.</summary>
    public IReadOnlyList<GijIntegration> Find(ConfigurationMatch match) =>
        match.Id is { } id
            ? Find(id) is { } found
                ? [found]
                : []
            : FirstOf(match.Origins.Select(Origin).Where(IsGiven).Select(origin => byOrigin[origin]))
                ?? FirstOf(match.Names.Select(Trimmed).Where(IsGiven).Select(name => byName[name]))
                ?? [];

    /// <summary>A setting of an object as a configuration has it: projects by their keys, and no login in an address.</summary>
    public object? ValueOf(GijResource one, string name) =>
        name == N.ProjectKeys ? KeysOf(one)
        : PlannedSetting.FieldOf(name) is { } field ? ValueOf(one, field)
        : null;

    /// <summary>A setting of an object, without a login in an address.</summary>
    public static object? ValueOf(GijResource one, Field field) =>
        one.ReadValue(field) is string text ? DisplayText.WithoutLogin(text) : one.ReadValue(field);

    /// <summary>The display name, without a login in an address.</summary>
    public static string? NameOf(GijResource one) => ValueOf(one, S.DisplayName) as string;

    /// <summary>The keys of the projects that see it, in their order; null where the server doesn't say.</summary>
    public string[]? KeysOf(GijResource one) => one.ReadValue(S.ProjectMappingIds) is long[] ids ? Sorted(Projects.Of(ids)) : null;

    /// <summary>What is planned for an integration that a configuration or a journal doesn't keep.</summary>
    /// <param name="present">The integration.</param>
    /// <param name="action">Disable, Remove or Unmanaged.</param>
    public PlannedAction ActionFor(GijIntegration present, GijPlanAction action) =>
        new()
        {
            Action = action,
            Id = present.Id,
            Name = NameOf(present),
            Settings = action switch
            {
                GijPlanAction.Disable => [new PlannedSetting(S.Disabled.Name, present.ReadValue(S.Disabled), After: true)],
                GijPlanAction.Remove => [.. SettingsOf(present)],
                _ => [],
            },
        };

    /// <summary>All that is lost with an integration.</summary>
    private IEnumerable<PlannedSetting> SettingsOf(GijIntegration present)
    {
        foreach (var field in IntegrationFields.Table.All)
        {
            var name = field == S.ProjectMappingIds ? N.ProjectKeys : field.Name;
            if (ValueOf(present, name) is { } value)
            {
                yield return new PlannedSetting(name, value, After: null);
            }
        }
    }

    private static string[] Sorted(string[] keys)
    {
        Array.Sort(keys, StringComparer.OrdinalIgnoreCase);
        return keys;
    }

    private static bool IsNamed(GijRepository one, string name) =>
        Trimmed(one.ReadValue(S.DisplayName)).Equals(name.Trim(), StringComparison.OrdinalIgnoreCase);

    private static bool IsAt(GijRepository one, string origin) =>
        Origin(one.ReadValue(S.Origin)).Equals(Origin(origin), StringComparison.OrdinalIgnoreCase);

    private static T[]? FirstOf<T>(IEnumerable<IEnumerable<T>> groups) =>
        groups.Select(group => group.ToArray()).FirstOrDefault(found => found.Length > 0);

    /// <summary>An object without a name or an origin isn't what somebody looks for.</summary>
    private static bool IsGiven(string text) => text.Length > 0;

    private static string Trimmed(object? text) => (text as string)?.Trim() ?? string.Empty;

    private static string Origin(object? text) => (text as string)?.TrimEnd('/') ?? string.Empty;
}
