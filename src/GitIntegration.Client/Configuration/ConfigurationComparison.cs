using System;
using System.Collections.Generic;
using System.Linq;
using N = GitIntegration.ConfigurationNames;
using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>Compares what the entries of a configuration name with what a server has, and plans what brings it there.</summary>
/// <param name="state">What the server has.</param>
/// <param name="problems">Takes what is wrong with the entries.</param>
internal sealed class ConfigurationComparison(PresentState state, ConfigurationProblems problems)
{
    private readonly Dictionary<int, ConfigurationEntry> matched = [];
    private readonly Dictionary<int, ConfigurationEntry> matchedRepositories = [];
    private readonly Dictionary<string, (ConfigurationEntry Entry, bool IsSearched)> names = new(StringComparer.OrdinalIgnoreCase),
        origins = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> missing = [],
        warnings = [];
    private readonly ConfigurationFilters filters = new();

    /// <summary>True where the entries are carried out: they must have all that is needed, and name projects that exist.</summary>
    public bool IsCarriedOut { get; init; }

    /// <summary>True to refuse filters that would be sent and can't be used.</summary>
    public bool ChecksFilters { get; init; }

    /// <summary>What each entry means for the server, in their order.</summary>
    public IReadOnlyList<PlannedAction> Compare(IReadOnlyList<ConfigurationEntry> entries)
    {
        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var actions = new List<PlannedAction>();
        foreach (var entry in entries)
        {
            if (!keys.Add(entry.Key))
            {
                Add(entry, Reasons.Named("KeyTwice", entry.Key));
            }

            CheckNames(entry);
            if (TryFind(entry, out var present))
            {
                actions.Add(present is null ? Creation(entry) : Change(entry, present));
                actions.AddRange(entry.Repositories.Select(repository => Change(repository, entry, present)).OfType<PlannedAction>());
            }
        }

        return actions;
    }

    /// <summary>
    /// Refuses a second entry for one name or origin: once both are carried out, neither would find its integration again.
    /// </summary>
    private void CheckNames(ConfigurationEntry entry)
    {
        var wanted = (entry.Settings.Value(S.DisplayName) as string)?.Trim() ?? string.Empty;
        foreach (var name in entry.Match.Names)
        {
            Check(names, name.Trim());
        }

        foreach (var origin in entry.Match.Origins)
        {
            Check(origins, origin.TrimEnd('/'));
        }

        if (entry.Match.Names.Count == 0)
        {
            Check(names, wanted);
        }

        void Check(Dictionary<string, (ConfigurationEntry Entry, bool IsSearched)> earlier, string name)
        {
            var isSearched = entry.Match.Names.Count > 0 || !name.Equals(wanted, StringComparison.OrdinalIgnoreCase);
            if (earlier.TryGetValue(name, out var other) && other.Entry != entry && (isSearched || other.IsSearched))
            {
                Add(entry, Reasons.Named("SearchedTwice", name, other.Entry.Key));
            }
            else if (name.Length > 0)
            {
                earlier[name] = (entry, isSearched);
            }
        }
    }

    /// <summary>The integrations that no compared entry has matched.</summary>
    public IEnumerable<GijIntegration> Unmanaged => state.All.Where(one => !matched.ContainsKey(one.Id));

    /// <summary>What is sent, but may not be meant, each once.</summary>
    public IEnumerable<string> Warnings => warnings.Distinct();

    /// <summary>Finds what would be created although the server seems to have it.</summary>
    public RenamedIntegrations Renamed => new(state, Unmanaged);

    /// <summary>The keys of the repositories that the server doesn't have.</summary>
    public IReadOnlyList<string> MissingRepositories => missing;

    private bool TryFind(ConfigurationEntry entry, out GijIntegration? present)
    {
        var found = state.Find(entry.Match);
        present = found.Count == 1 ? found[0] : null;
        if (found.Count > 1)
        {
            Add(entry, MatchesSeveral(found));
        }
        else if (present is null && entry.Match.Id is { } id)
        {
            Add(entry, Reasons.Named("MatchesNone", id, state.Server.Name));
        }
        else if (present is not null && matched.TryGetValue(present.Id, out var other))
        {
            Add(entry, MatchesSame(present, other));
        }
        else
        {
            if (present is not null)
            {
                matched.Add(present.Id, entry);
            }

            return true;
        }

        return false;
    }

    private static string MatchesSeveral<T>(IReadOnlyList<T> found)
        where T : GijResource =>
        Reasons.Named("MatchesSeveral", found.Count, ResourceKind<T>.Instance.PluralNoun, string.Join(", ", found.Select(one => one.Id)));

    private static string MatchesSame<T>(T found, ConfigurationEntry other)
        where T : GijResource => Reasons.Named("MatchesSame", $"{ResourceKind<T>.Instance.Noun} {found.Label}", other.Key);

    /// <summary>A repository comes with the scan of its integration, and can't be created.</summary>
    private PlannedAction? Change(ConfigurationEntry repository, ConfigurationEntry entry, GijIntegration? integration)
    {
        var found = integration is null ? [] : state.Find(repository.Match, integration.Id);
        if (found.Count == 1 && matchedRepositories.TryGetValue(found[0].Id, out var other))
        {
            Add(repository, MatchesSame(found[0], other));
            return null;
        }

        if (found.Count == 1)
        {
            matchedRepositories.Add(found[0].Id, repository);
            return Change(repository, found[0], $"{entry.Key}/{repository.Key}");
        }

        if (found.Count > 1)
        {
            Add(repository, MatchesSeveral(found));
        }
        else
        {
            missing.Add($"{entry.Key}/{repository.Key}");
        }

        return null;
    }

    private PlannedAction Change(ConfigurationEntry entry, GijResource present, string? key = null)
    {
        var before = entry.ProjectKeys is null ? null : state.KeysOf(present);
        CheckProjects(entry, before ?? []);
        if (entry.ProjectKeys is { Count: > 0 } && !entry.Settings.Names(S.Global) && present.ReadValue(S.Global) is true)
        {
            Add(entry, Reasons.Named("HiddenByGlobal"));
        }

        PlannedSetting[] differences = [.. DifferencesOf(entry, present, before)];
        CheckTexts(entry, entry.Settings, differences, present);
        return new()
        {
            Action = differences.Length == 0 ? GijPlanAction.Unchanged : GijPlanAction.Change,
            Noun = ResourceKind.Of(present.GetType()).Noun,
            Key = key ?? entry.Key,
            Id = present.Id,
            Name = PresentState.NameOf(present),
            Settings = differences,
        };
    }

    private static IEnumerable<PlannedSetting> DifferencesOf(ConfigurationEntry entry, GijResource present, string[]? keys)
    {
        var fields = entry.Settings.Table.All;
        for (var index = 0; index < fields.Count; index++)
        {
            var field = fields[index];
            if (field == S.ProjectMappingIds && entry.ProjectKeys is { } wanted)
            {
                if (!PlannedSetting.AreSame(N.ProjectKeys, keys, wanted))
                {
                    yield return new PlannedSetting(N.ProjectKeys, keys, wanted.ToArray());
                }
            }
            else if (entry.Settings.Value(index) is { } value && Differs(field, present.ReadValue(field), value))
            {
                yield return new PlannedSetting(field.Name, PresentState.ValueOf(present, field), value);
            }
        }
    }

    /// <summary>The documented responses leave the user name out: then nobody can see whether it differs.</summary>
    private static bool Differs(Field field, object? before, object after) =>
        !(field == S.Username && before is null) && !field.Kind.AreSame(before, after);

    private PlannedAction Creation(ConfigurationEntry entry)
    {
        CheckProjects(entry, []);
        if (entry.ProjectKeys is { Count: > 0 } && entry.Settings.Value(S.Global) is null)
        {
            Add(entry, Reasons.Named("HiddenByGlobal"));
        }

        var settings = entry.Settings.Copy();
        if (!settings.Names(S.Origin) && entry.Match.Origins.Count > 0)
        {
            settings.Set(S.Origin, entry.Match.Origins[0]);
        }

        if (IsCarriedOut)
        {
            CheckComplete(entry, settings);
        }

        PlannedSetting[] added = [.. NewSettings(settings, entry.ProjectKeys)];
        CheckTexts(entry, settings, added, present: null);

        return new()
        {
            Action = GijPlanAction.Create,
            Key = entry.Key,
            Name = settings.Value(S.DisplayName) as string,
            Settings = added,
            Secrets = entry.Secrets.ToDictionary(secret => secret.Key.Name, secret => secret.Value),
            Match = entry.Match,
        };
    }

    private static IEnumerable<PlannedSetting> NewSettings(SettingSet settings, IReadOnlyList<string>? projectKeys)
    {
        foreach (var field in IntegrationFields.Table.All)
        {
            if (field == S.ProjectMappingIds && projectKeys is not null)
            {
                yield return new PlannedSetting(N.ProjectKeys, Before: null, projectKeys.ToArray());
            }
            else if (settings.Value(field) is { } value)
            {
                yield return new PlannedSetting(field.Name, Before: null, value);
            }
        }
    }

    /// <summary>A secret that is only named counts as given: that its value is there is checked before anything is sent.</summary>
    private void CheckComplete(ConfigurationEntry entry, SettingSet settings)
    {
        var complete = settings.Copy();
        using var placeholder = SecretText.ToSecureString(N.SecretPrefix);
        foreach (var field in entry.Secrets.Keys)
        {
            complete.Set(field, placeholder);
        }

        if (IntegrationType.WhatIsMissing(complete) is { } needed)
        {
            var secret = needed.Split(' ')[0];
            var example =
                IntegrationFields.Table.OfName(secret)?.Kind.IsSecret == true ? Reasons.Named("SecretReference", secret) : string.Empty;
            Add(entry, Reasons.Named("EntryIncomplete", state.Server.Name, ClosestTo(entry), needed, example));
        }
    }

    /// <summary>The closest name, because most missing integrations are misspelled ones; empty where none is close.</summary>
    private string ClosestTo(ConfigurationEntry entry)
    {
        var all = state.All.Select(one => one.ReadValue(S.DisplayName) as string).OfType<string>();
        return entry.Match.Names.Count > 0 && ClosestTexts.To(entry.Match.Names[0], all) is { Count: > 0 } close
            ? Reasons.Named("ClosestName", $"'{close[0]}'")
            : string.Empty;
    }

    /// <summary>An id in place of a key is one of a project that this user can't see: it may stay, but not be added.</summary>
    private void CheckProjects(ConfigurationEntry entry, string[] present)
    {
        foreach (var key in IsCarriedOut ? entry.ProjectKeys ?? [] : [])
        {
            if (state.Projects.IdOf(key) is null && !present.Contains(key))
            {
                Add(entry, Reasons.Named("NoSuchProject", key, state.Server.Name));
            }
        }
    }

    /// <summary>Looks at the texts that would be sent: filters that can't be used, and addresses without a scheme.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="settings">All that it names.</param>
    /// <param name="changes">What of that would be sent.</param>
    /// <param name="present">What it is for; null for a new integration.</param>
    private void CheckTexts(ConfigurationEntry entry, SettingSet settings, PlannedSetting[] changes, GijResource? present)
    {
        var type = IntegrationType.NameOf(settings, present as GijIntegration);
        foreach (var (name, _, after) in changes)
        {
            var text = after as string ?? string.Empty;
            if (name == S.Origin.Name && type != IntegrationTypes.TrackedFolder && HostName.WarningFor(text) is { } warning)
            {
                warnings.Add(warning);
            }
            else if (ChecksFilters && filters.FaultOf(name, text, type) is { } fault)
            {
                Add(entry, Reasons.Named("UnusableFilter", name, fault.TrimEnd('.')));
            }
        }
    }

    private void Add(ConfigurationEntry entry, string reason) => problems.Add(() => entry.Problem(reason));
}
