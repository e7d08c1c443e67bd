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
    private readonly ConfigurationProblems problems;
    private readonly FieldTable table;
    private readonly ConfigurationReader? ofRepositories;

    /// <param name="source">What errors call the configuration.</param>
    /// <param name="isStrict">True for JSON, which has a type of its own for each kind of setting.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public ConfigurationReader(string source, bool isStrict, ConfigurationProblems problems)
        : this(source, isStrict, problems, IntegrationFields.Table) =>
        ofRepositories = new ConfigurationReader(source, isStrict, problems, RepositoryFields.Nested);

    private ConfigurationReader(string source, bool isStrict, ConfigurationProblems problems, FieldTable table)
    {
        this.source = source;
        this.isStrict = isStrict;
        this.problems = problems;
        this.table = table;
    }

    /// <summary>Reads a whole document: an object with a list of integrations, or just the list.</summary>
    public IReadOnlyList<ConfigurationEntry> ReadDocument(ConfigurationNode root) =>
        root.Members is { } members ? ReadMembers(members, root) : ReadList(root);

    private IReadOnlyList<ConfigurationEntry> ReadMembers(IEnumerable<ConfigurationMember> members, ConfigurationNode root)
    {
        IReadOnlyList<ConfigurationEntry>? entries = null;
        foreach (var member in members)
        {
            if (Is(member, N.Integrations) && entries is null)
            {
                entries = ReadList(member.Node);
            }
            else if (Is(member, N.Integrations))
            {
                Add(member.Node, "RuleNamedTwice", member.Name);
            }
            else if (member.Name == PlanFile.VersionName)
            {
                Add(root, "PlanNotConfiguration");
                return [];
            }
            else if (member.Name != N.Schema)
            {
                Add(member.Node, "UnknownName", member.Name, N.Integrations);
            }
        }

        if (entries is null)
        {
            Add(root, "WithoutMember", N.Integrations);
        }

        return entries ?? [];
    }

    private IReadOnlyList<ConfigurationEntry> ReadList(ConfigurationNode list)
    {
        if (list.Elements is { } elements)
        {
            return [.. elements.Select(ReadEntry).OfType<ConfigurationEntry>()];
        }

        Add(list, "NotIntegrationList", list.Shape);
        return [];
    }

    /// <summary>Reads one entry; null where it isn't one.</summary>
    public ConfigurationEntry? ReadEntry(ConfigurationNode node)
    {
        if (node.Members is not { } members)
        {
            Add(node, "EntryNotObject", node.Shape);
            return null;
        }

        var parts = new EntryParts(table);
        foreach (var member in members)
        {
            Read(member, parts);
        }

        if (parts.ProjectKeys is { Count: > 0 } && parts.Settings.IsGlobal())
        {
            Add(node, "GlobalWithProjectKeys");
        }

        return ToEntry(parts, node);
    }

    /// <summary>True for a text with a login, which must not reach a plan, a result or a message.</summary>
    private bool HasLogin(ConfigurationNode node, string name, string text)
    {
        if (!DisplayText.HasLogin(text))
        {
            return false;
        }

        Add(node, "LoginInConfiguration", name);
        return true;
    }

    private void Read(ConfigurationMember member, EntryParts parts)
    {
        var index = table.IndexOfName(member.Name);
        var field = index is { } known ? table.All[known] : null;
        if (field == S.ProjectMappingIds)
        {
            Add(member.Node, "UseProjectKeys", member.Name, N.ProjectKeys);
        }
        else if (!parts.TryName(index, member.Name))
        {
            Add(member.Node, "RuleNamedTwice", member.Name);
        }
        else if (member.Node.Value is null)
        {
            Add(member.Node, "NullInConfiguration", member.Name);
        }
        else if (field is not null)
        {
            ReadSetting(index!.Value, field, member.Node, parts);
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
            AddUnknown(member);
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

    private void ReadSetting(int index, Field field, ConfigurationNode node, EntryParts parts)
    {
        if (field.Kind.IsSecret)
        {
            ReadSecret(field, node, parts);
            return;
        }

        if (isStrict && !field.Kind.IsOfJsonType(node.Value!))
        {
            Add(node, "WrongJsonType", field.Name, field.Kind.JsonType, node.Shape);
            return;
        }

        try
        {
            parts.Settings.Set(index, node.Plain);
        }
        catch (GijException refusal)
        {
            AddRefusal(node, refusal);
            return;
        }

        if (parts.Settings.Value(index) is string text)
        {
            _ = HasLogin(node, field.Name, text);
        }
    }

    /// <summary>A secret has a name here, and its value comes from elsewhere. The error doesn't repeat what was found instead.</summary>
    private void ReadSecret(Field field, ConfigurationNode node, EntryParts parts)
    {
        if (
            node.Value is string text
            && text.StartsWith(N.SecretPrefix, StringComparison.OrdinalIgnoreCase)
            && text.Substring(N.SecretPrefix.Length).Trim() is { Length: > 0 } name
            && !HasLogin(node, field.Name, name)
        )
        {
            parts.Secrets[field] = name;
        }
        else
        {
            Add(node, "SecretInConfiguration", field.Name);
        }
    }

    private void ReadMatch(ConfigurationMember member, EntryParts parts)
    {
        if (member.Node.Members?.ToList() is not { Count: 1 } members)
        {
            Add(member.Node, "NotMatch");
        }
        else if (Is(members[0], N.MatchOrigin) && members[0].Node.Value is string { Length: > 0 } origin)
        {
            parts.Origin = HasLogin(members[0].Node, N.Match, origin) ? null : origin;
        }
        else if (Is(members[0], N.MatchId) && WholeNumbers.TryRead(members[0].Node.Value, out var id) && id is >= 1 and <= int.MaxValue)
        {
            parts.Id = (int)id;
        }
        else
        {
            Add(members[0].Node, "NotMatch");
        }
    }

    private string? Text(ConfigurationMember member)
    {
        if (member.Node.Value is string { Length: > 0 } text)
        {
            return HasLogin(member.Node, member.Name, text) ? null : text;
        }

        Add(member.Node, "NotTextInConfiguration", member.Name);
        return null;
    }

    private List<string>? Texts(ConfigurationMember member)
    {
        var elements = member.Node.Elements?.ToList() ?? (isStrict ? null : [member.Node]);
        if (elements?.All(element => element.Value is string { Length: > 0 }) == true)
        {
            var texts = elements.Select(element => (string)element.Value!).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            return texts.Exists(text => HasLogin(member.Node, member.Name, text)) ? null : texts;
        }

        Add(member.Node, "NotTextList", member.Name);
        return null;
    }

    private ConfigurationEntry? ToEntry(EntryParts parts, ConfigurationNode node)
    {
        var name = (parts.Settings.Value(S.DisplayName) as string)?.Trim() ?? string.Empty;
        var origin = parts.Settings.Value(S.Origin) as string ?? string.Empty;
        if (parts is { Id: null, Origin: null } && name.Length == 0)
        {
            if (!parts.HasMatch)
            {
                Add(node, "EntryWithoutName");
            }

            return null;
        }

        var (isById, isByOrigin) = (parts.Id is not null, parts.Origin is not null);
        return new ConfigurationEntry(parts.Key ?? (name.Length > 0 ? name : parts.Origin ?? $"{parts.Id}"), source, node.WithoutValue())
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

    private void Add(ConfigurationNode node, string reason, params object?[] arguments) =>
        problems.Add(() => new ConfigurationProblem(source, node.Place, Reasons.Named(reason, arguments)));

    private void AddRefusal(ConfigurationNode node, GijException refusal) =>
        problems.Add(() => new ConfigurationProblem(source, node.Place, refusal.Summary.TrimEnd('.')));

    private void AddUnknown(ConfigurationMember member) =>
        problems.Add(() => new ConfigurationProblem(source, member.Node.Place, WhyUnknown(member.Name)));

    /// <summary>What an entry is made of, as it's read.</summary>
    private sealed class EntryParts(FieldTable table)
    {
        private readonly bool[] namedFields = new bool[table.All.Count];
        private HashSet<string>? namedOthers;

        public string? Key { get; set; }

        public bool HasMatch { get; set; }

        public int? Id { get; set; }

        public string? Origin { get; set; }

        public List<string>? Was { get; set; }

        public List<string>? ProjectKeys { get; set; }

        public IReadOnlyList<ConfigurationEntry> Repositories { get; set; } = [];

        public SettingSet Settings { get; } = new(table);

        /// <summary>False for a field or a name that was there before.</summary>
        /// <param name="index">The place of the field in the table; null for any other name.</param>
        /// <param name="name">The name.</param>
        public bool TryName(int? index, string name)
        {
            if (index is not { } field)
            {
                return (namedOthers ??= new(StringComparer.OrdinalIgnoreCase)).Add(name);
            }

            var isNew = !namedFields[field];
            namedFields[field] = true;
            return isNew;
        }

        public Dictionary<Field, string> Secrets { get; } = [];
    }
}
