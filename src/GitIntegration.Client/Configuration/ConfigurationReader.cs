using System;
using System.Collections.Generic;
using System.Linq;
using N = GitIntegration.ConfigurationNames;
using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>Reads the entries of a configuration, and collects all that is wrong with them.</summary>
internal sealed class ConfigurationReader
{
    private readonly string source;
    private readonly bool isStrict;
    private readonly ICollection<ConfigurationProblem> problems;
    private readonly FieldTable table;
    private readonly ConfigurationReader? ofRepositories;

    /// <param name="source">What errors call the configuration.</param>
    /// <param name="isStrict">True for JSON, which has a type of its own for each kind of setting.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public ConfigurationReader(string source, bool isStrict, ICollection<ConfigurationProblem> problems)
        : this(source, isStrict, problems, IntegrationFields.Table) =>
        ofRepositories = new ConfigurationReader(source, isStrict, problems, RepositoryFields.Nested);

    private ConfigurationReader(string source, bool isStrict, ICollection<ConfigurationProblem> problems, FieldTable table)
    {
        this.source = source;
        this.isStrict = isStrict;
        this.problems = problems;
        this.table = table;
    }

    /// <summary>Reads a whole document: an object with a list of integrations, or just the list.</summary>
    public IReadOnlyList<ConfigurationEntry> ReadDocument(ConfigurationNode root) =>
        root.Members is { } members ? ReadMembers(members, root.Place) : ReadList(root);

    private IReadOnlyList<ConfigurationEntry> ReadMembers(IEnumerable<ConfigurationMember> members, Place place)
    {
        IReadOnlyList<ConfigurationEntry>? entries = null;
        foreach (var member in members)
        {
            if (member.Name == N.Integrations && entries is null)
            {
                entries = ReadList(member.Node);
            }
            else if (member.Name != N.Schema)
            {
                Add(member.Node.Place, Reasons.Named("UnknownName", member.Name, N.Integrations));
            }
        }

        if (entries is null)
        {
            Add(place, Reasons.Named("WithoutMember", N.Integrations));
        }

        return entries ?? [];
    }

    private IReadOnlyList<ConfigurationEntry> ReadList(ConfigurationNode list)
    {
        if (list.Elements is { } elements)
        {
            return [.. elements.Select(ReadEntry).OfType<ConfigurationEntry>()];
        }

        Add(list.Place, Reasons.Named("NotIntegrationList", list.Shape));
        return [];
    }

    /// <summary>Reads one entry; null where it isn't one.</summary>
    public ConfigurationEntry? ReadEntry(ConfigurationNode node)
    {
        if (node.Members is not { } members)
        {
            Add(node.Place, Reasons.Named("EntryNotObject", node.Shape));
            return null;
        }

        var parts = new EntryParts(table);
        foreach (var member in members)
        {
            Read(member, parts);
        }

        if (parts.ProjectKeys is { Count: > 0 } && parts.Settings.IsGlobal())
        {
            Add(node.Place, Reasons.Named("GlobalWithProjectKeys"));
        }

        return ToEntry(parts, node.Place);
    }

    private void Read(ConfigurationMember member, EntryParts parts)
    {
        var field = table.OfName(member.Name);
        if (field == S.ProjectMappingIds)
        {
            Add(member.Node.Place, Reasons.Named("UseProjectKeys", member.Name, N.ProjectKeys));
        }
        else if (!parts.TryName(field ?? (object)member.Name.ToUpperInvariant()))
        {
            Add(member.Node.Place, Reasons.Named("RuleNamedTwice", member.Name));
        }
        else if (member.Node.Value is null)
        {
            Add(member.Node.Place, Reasons.Named("NullInConfiguration", member.Name));
        }
        else if (field is not null)
        {
            ReadSetting(field, member.Node, parts);
        }
        else
        {
            ReadOther(member, parts);
        }
    }

    private void ReadOther(ConfigurationMember member, EntryParts parts)
    {
        if (Is(member, N.Key))
        {
            parts.Key = Text(member);
        }
        else if (Is(member, N.Match))
        {
            parts.HasMatch = true;
            ReadMatch(member, parts);
        }
        else if (Is(member, N.Was))
        {
            parts.Was = Texts(member);
        }
        else if (Is(member, N.ProjectKeys))
        {
            parts.ProjectKeys = Texts(member);
        }
        else if (ofRepositories is not null && Is(member, N.Repositories))
        {
            parts.Repositories = ofRepositories.ReadList(member.Node);
        }
        else
        {
            Add(member.Node.Place, WhyUnknown(member.Name));
        }
    }

    private static bool Is(ConfigurationMember member, string name) => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private string WhyUnknown(string name)
    {
        var names = new[] { N.Key, N.Match, N.Was, N.ProjectKeys, N.Repositories }.Concat(table.All.Select(one => one.Name));
        return ClosestTexts.To(name, [.. names]).ToArray() is { Length: > 0 } closest
            ? Reasons.Named("UnknownNameLike", name, string.Join(", ", closest))
            : Reasons.Named("UnknownSetting", name);
    }

    private void ReadSetting(Field field, ConfigurationNode node, EntryParts parts)
    {
        if (field.Kind.IsSecret)
        {
            ReadSecret(field, node, parts);
            return;
        }

        if (isStrict && !field.Kind.IsOfJsonType(node.Value!))
        {
            Add(node.Place, Reasons.Named("WrongJsonType", field.Name, field.Kind.JsonType, node.Shape));
            return;
        }

        try
        {
            parts.Settings.Set(field, node.Plain);
        }
        catch (GijException refusal)
        {
            Add(node.Place, refusal.Summary.TrimEnd('.'));
            return;
        }

        if (parts.Settings.Value(field) is string text && DisplayText.HasLogin(text))
        {
            Add(node.Place, Reasons.Named("LoginInConfiguration", field.Name));
        }
    }

    /// <summary>A secret has a name here, and its value comes from elsewhere. The error doesn't repeat what was found instead.</summary>
    private void ReadSecret(Field field, ConfigurationNode node, EntryParts parts)
    {
        if (
            node.Value is string text
            && text.StartsWith(N.SecretPrefix, StringComparison.OrdinalIgnoreCase)
            && text.Substring(N.SecretPrefix.Length).Trim() is { Length: > 0 } name
        )
        {
            parts.Secrets[field] = name;
        }
        else
        {
            Add(node.Place, Reasons.Named("SecretInConfiguration", field.Name));
        }
    }

    private void ReadMatch(ConfigurationMember member, EntryParts parts)
    {
        if (member.Node.Members?.ToList() is not { Count: 1 } members)
        {
            Add(member.Node.Place, Reasons.Named("NotMatch"));
        }
        else if (Is(members[0], N.MatchOrigin) && members[0].Node.Value is string { Length: > 0 } origin)
        {
            parts.Origin = origin;
        }
        else if (Is(members[0], N.MatchId) && WholeNumbers.TryRead(members[0].Node.Value, out var id) && id is >= 1 and <= int.MaxValue)
        {
            parts.Id = (int)id;
        }
        else
        {
            Add(members[0].Node.Place, Reasons.Named("NotMatch"));
        }
    }

    private string? Text(ConfigurationMember member)
    {
        if (member.Node.Value is string { Length: > 0 } text)
        {
            return text;
        }

        Add(member.Node.Place, Reasons.Named("NotTextInConfiguration", member.Name));
        return null;
    }

    private List<string>? Texts(ConfigurationMember member)
    {
        var elements = member.Node.Elements?.ToList() ?? (isStrict ? null : [member.Node]);
        if (elements?.All(element => element.Value is string { Length: > 0 }) == true)
        {
            return [.. elements.Select(element => (string)element.Value!)];
        }

        Add(member.Node.Place, Reasons.Named("NotTextList", member.Name));
        return null;
    }

    private ConfigurationEntry? ToEntry(EntryParts parts, Place place)
    {
        var name = (parts.Settings.Value(S.DisplayName) as string)?.Trim() ?? string.Empty;
        var origin = parts.Settings.Value(S.Origin) as string ?? string.Empty;
        if (parts is { Id: null, Origin: null } && name.Length == 0)
        {
            if (!parts.HasMatch)
            {
                Add(place, Reasons.Named("EntryWithoutName"));
            }

            return null;
        }

        var (isById, isByOrigin) = (parts.Id is not null, parts.Origin is not null);
        return new ConfigurationEntry(parts.Key ?? (name.Length > 0 ? name : parts.Origin ?? $"{parts.Id}"), source, place)
        {
            Settings = parts.Settings,
            ProjectKeys = parts.ProjectKeys,
            Secrets = parts.Secrets,
            Repositories = parts.Repositories,
            Match = new ConfigurationMatch
            {
                Id = parts.Id,
                Origins = isByOrigin ? [parts.Origin!, .. origin.Length > 0 ? [origin] : Array.Empty<string>()] : [],
                Names = isById || isByOrigin ? [] : [name, .. parts.Was ?? []],
            },
        };
    }

    private void Add(Place place, string reason) => problems.Add(new ConfigurationProblem(source, place, reason));

    /// <summary>What an entry is made of, as it's read.</summary>
    private sealed class EntryParts(FieldTable table)
    {
        private readonly List<object> named = new(table.All.Count);

        public string? Key { get; set; }

        public bool HasMatch { get; set; }

        public int? Id { get; set; }

        public string? Origin { get; set; }

        public List<string>? Was { get; set; }

        public List<string>? ProjectKeys { get; set; }

        public IReadOnlyList<ConfigurationEntry> Repositories { get; set; } = [];

        public SettingSet Settings { get; } = new(table);

        /// <summary>False for a field or a name that was there before.</summary>
        public bool TryName(object name)
        {
            if (named.Contains(name))
            {
                return false;
            }

            named.Add(name);
            return true;
        }

        public Dictionary<Field, string> Secrets { get; } = [];
    }
}
