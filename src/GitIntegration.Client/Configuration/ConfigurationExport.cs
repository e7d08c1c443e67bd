using System;
using System.Collections.Generic;
using System.Linq;
using N = GitIntegration.ConfigurationNames;
using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>Describes integrations as the entries of a configuration.</summary>
/// <param name="state">The server that they are on.</param>
/// <param name="isKeyedByOrigin">True where entries are found by their origin, not by their display name.</param>
internal sealed class ConfigurationExport(PresentState state, bool isKeyedByOrigin)
{
    private readonly HashSet<string> keys = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Their entries, in the order of their keys. Each is a list of names and values, in the order of the field table.</summary>
    public IEnumerable<IReadOnlyList<KeyValuePair<string, object?>>> Describe(IEnumerable<GijIntegration> integrations) =>
        integrations
            .Select(integration => (Integration: integration, Identity: IdentityOf(integration)))
            .OrderBy(one => one.Identity.Key, StringComparer.OrdinalIgnoreCase)
            .ThenBy(one => one.Integration.Id)
            .Select(one => Describe(one.Integration, one.Identity.Key, one.Identity.Match).ToArray());

    /// <summary>The names of the settings that are left out because their address has a login in it, with the integration.</summary>
    public static IEnumerable<(GijIntegration Integration, string Setting)> LoginsIn(IEnumerable<GijIntegration> integrations) =>
        from integration in integrations
        from field in IntegrationFields.Table.All
        where HasLogin(integration.ReadValue(field))
        select (integration, field.Name);

    /// <summary>The names by which a configuration finds them: the display name, the origin or, where that is not unique, the id.</summary>
    private (string Key, KeyValuePair<string, object?>? Match) IdentityOf(GijIntegration integration)
    {
        var name = (integration.ReadValue(S.DisplayName) as string)?.Trim() ?? string.Empty;
        var origin = integration.ReadValue(S.Origin) as string ?? string.Empty;
        var isNamed = name.Length > 0 && IsOnly(new ConfigurationMatch { Names = [name] });
        var isPlaced = origin.Length > 0 && !HasLogin(origin) && IsOnly(new ConfigurationMatch { Origins = [origin] });
        var label = name.Length > 0 ? name : origin;
        return (isKeyedByOrigin, isNamed, isPlaced) switch
        {
            (true, _, true) => (UniqueKey(origin, integration), Match(N.MatchOrigin, origin)),
            (false, true, _) => (UniqueKey(name, integration), null),
            (false, false, true) => (UniqueKey(label, integration), Match(N.MatchOrigin, origin)),
            _ => (UniqueKey(label, integration), Match(N.MatchId, integration.Id)),
        };
    }

    private bool IsOnly(ConfigurationMatch match) => state.Find(match).Count == 1;

    private static KeyValuePair<string, object?> Match(string name, object value) =>
        new(N.Match, new Dictionary<string, object?> { [name] = value });

    private string UniqueKey(string key, GijIntegration integration)
    {
        var unique =
            HasLogin(key) || key.Length == 0 || !keys.Add(key) ? $"{DisplayText.WithoutLogin(key)} ({integration.Id})".Trim() : key;
        keys.Add(unique);
        return unique;
    }

    private IEnumerable<KeyValuePair<string, object?>> Describe(
        GijIntegration integration,
        string key,
        KeyValuePair<string, object?>? match
    )
    {
        yield return new(N.Key, key);
        if (match is { } found)
        {
            yield return found;
        }

        foreach (var field in IntegrationFields.Table.All.Where(field => !field.Kind.IsSecret))
        {
            var isProjects = field == S.ProjectMappingIds;
            var value = isProjects ? ProjectsOf(integration, untold: []) : integration.ReadValue(field) ?? Unset(field);
            if (value is not null && (isProjects || IsUsable(field, value)))
            {
                yield return new(isProjects ? N.ProjectKeys : field.Name, value);
            }
        }

        if (RepositoriesOf(integration) is { Length: > 0 } repositories)
        {
            yield return new(N.Repositories, repositories);
        }
    }

    /// <summary>The repositories of an integration with a setting that it has too, but with another value.</summary>
    private Dictionary<string, object?>[] RepositoriesOf(GijIntegration integration) =>
        [
            .. state
                .RepositoriesOf(integration.Id)
                .Select(repository => (Identity: IdentityOf(repository, integration.Id), Own: OwnOf(repository, integration)))
                .Where(repository => repository.Own.Count > 0)
                .Select(repository => repository.Own.Prepend(repository.Identity).ToDictionary(one => one.Key, one => one.Value)),
        ];

    private KeyValuePair<string, object?> IdentityOf(GijRepository repository, int integrationId)
    {
        var name = (repository.ReadValue(S.DisplayName) as string)?.Trim() ?? string.Empty;
        var isNamed = name.Length > 0 && state.Find(new ConfigurationMatch { Names = [name] }, integrationId).Count == 1;
        return isNamed ? new(S.DisplayName.Name, name) : Match(N.MatchId, repository.Id);
    }

    private List<KeyValuePair<string, object?>> OwnOf(GijRepository repository, GijIntegration integration)
    {
        var own = new List<KeyValuePair<string, object?>>();
        foreach (var field in SharedFields.AfterTheConnection.Prepend(S.Disabled))
        {
            var name = field == S.ProjectMappingIds ? N.ProjectKeys : field.Name;
            var value = field == S.ProjectMappingIds ? ProjectsOf(repository, untold: null) : state.ValueOf(repository, name);
            if (value is not null && !PlannedSetting.AreSame(name, value, state.ValueOf(integration, name)) && !HasLogin(value))
            {
                own.Add(new(name, value));
            }
        }

        return own;
    }

    /// <summary>
    /// The keys of its projects; null where it has some that mean nothing, because all projects see it.
    /// </summary>
    /// <param name="one">The integration or repository.</param>
    /// <param name="untold">What counts where the server doesn't say.</param>
    private string[]? ProjectsOf(GijResource one, string[]? untold)
    {
        var projects = state.KeysOf(one) ?? untold;
        return projects is { Length: > 0 } && one.ReadValue(S.Global) is true ? null : projects;
    }

    /// <summary>False for a login, and for what no configuration can have: a type that isn't documented, for example.</summary>
    private static bool IsUsable(Field field, object value)
    {
        try
        {
            return !HasLogin(field.Kind.Accept(value));
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>
    /// The value of a setting that the server doesn't tell: an empty text, so that a later edit of it is noticed. Nobody knows what an
    /// untold user name, flag or number is; and no type or region is empty.
    /// </summary>
    private static object? Unset(Field field) => field == S.Username ? null : field.Kind.Cleared;

    private static bool HasLogin(object? value) => value is string text && DisplayText.HasLogin(text);
}
