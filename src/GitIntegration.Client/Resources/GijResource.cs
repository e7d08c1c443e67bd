using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>
/// What the app's objects share. The settings can be edited: the Set cmdlet of the noun sends the edited ones. A setting that isn't in the
/// response is null. It never contains a secret: the app returns none.
/// </summary>
public abstract class GijResource : INamed
{
    private object?[] read;
    private Dictionary<Field, object?>? edits;

    private protected GijResource(ResourceSnapshot snapshot)
    {
        Id = snapshot.Id!.Value;
        read = snapshot.Values;
        AdditionalFields = snapshot.AdditionalFields;
        Connection = snapshot.Connection;
        Table = snapshot.Table;
    }

    /// <summary>The id, given by the app: 1 or more, unique on its server.</summary>
    public int Id { get; }

    /// <summary>The name in the app's list of repositories.</summary>
    public string? DisplayName
    {
        get => Get<string>(SharedFields.DisplayName);
        set => Edit(SharedFields.DisplayName, value);
    }

    /// <summary>The URL on the git host; the path with its wildcard for a tracked folder.</summary>
    public string? Origin
    {
        get => Get<string>(SharedFields.Origin);
        set => Edit(SharedFields.Origin, value);
    }

    /// <summary>True when it is switched off.</summary>
    public bool? Disabled
    {
        get => Get<bool?>(SharedFields.Disabled);
        set => Edit(SharedFields.Disabled, value);
    }

    /// <summary>The account on the git host (the access key id on AWS). The documented responses leave it out.</summary>
    public string? Username
    {
        get => Get<string>(SharedFields.Username);
        set => Edit(SharedFields.Username, value);
    }

    /// <summary>True when certificate errors of the git host are ignored.</summary>
    public bool? DisableSslVerification
    {
        get => Get<bool?>(SharedFields.DisableSslVerification);
        set => Edit(SharedFields.DisableSslVerification, value);
    }

    /// <summary>True when every Jira project sees it; then ProjectMappingIds is ignored.</summary>
    public bool? Global
    {
        get => Get<bool?>(SharedFields.Global);
        set => Edit(SharedFields.Global, value);
    }

    /// <summary>The numeric ids of the Jira projects that see it.</summary>
    public long[]? ProjectMappingIds
    {
        get => OwnIds();
        set => Edit(SharedFields.ProjectMappingIds, value);
    }

    /// <summary>The keys of those projects, where -IncludeProjectKey has looked them up; null otherwise.</summary>
    public string[]? ProjectKeys { get; internal set; }

    /// <summary>True when the repository browser is on.</summary>
    public bool? GitViewerEnabled
    {
        get => Get<bool?>(SharedFields.GitViewerEnabled);
        set => Edit(SharedFields.GitViewerEnabled, value);
    }

    /// <summary>True when Jira shows the differences of commits and files.</summary>
    public bool? SourcesDiffViewEnabled
    {
        get => Get<bool?>(SharedFields.SourcesDiffViewEnabled);
        set => Edit(SharedFields.SourcesDiffViewEnabled, value);
    }

    /// <summary>True when smart commits are carried out.</summary>
    public bool? SmartCommitsEnabled
    {
        get => Get<bool?>(SharedFields.SmartCommitsEnabled);
        set => Edit(SharedFields.SmartCommitsEnabled, value);
    }

    /// <summary>True when issue keys in the history are indexed.</summary>
    public bool? RevisionIndexing
    {
        get => Get<bool?>(SharedFields.RevisionIndexing);
        set => Edit(SharedFields.RevisionIndexing, value);
    }

    /// <summary>True when commits are announced by e-mail.</summary>
    public bool? SendCommitEmails
    {
        get => Get<bool?>(SharedFields.SendCommitEmails);
        set => Edit(SharedFields.SendCommitEmails, value);
    }

    /// <summary>The age in minutes up to which a commit is still announced by e-mail.</summary>
    public int? MaxMinsToCommitEmail
    {
        get => Get<int?>(SharedFields.MaxMinsToCommitEmail);
        set => Edit(SharedFields.MaxMinsToCommitEmail, value);
    }

    /// <summary>The regular expression of the tags shown on an issue; empty shows all.</summary>
    public string? TagsFilter
    {
        get => Get<string>(SharedFields.TagsFilter);
        set => Edit(SharedFields.TagsFilter, value);
    }

    /// <summary>The regular expression of the pull requests and branches hidden on an issue; empty hides none.</summary>
    public string? PrHideFilter
    {
        get => Get<string>(SharedFields.PrHideFilter);
        set => Edit(SharedFields.PrHideFilter, value);
    }

    /// <summary>True when the date of the pack folder tells whether it has changed; keep it false on network shares.</summary>
    public bool? TrustFolderStat
    {
        get => Get<bool?>(SharedFields.TrustFolderStat);
        set => Edit(SharedFields.TrustFolderStat, value);
    }

    /// <summary>True when refs/notes/* is fetched.</summary>
    public bool? RefSpecNotes
    {
        get => Get<bool?>(SharedFields.RefSpecNotes);
        set => Edit(SharedFields.RefSpecNotes, value);
    }

    /// <summary>True when refs/changes/* is fetched.</summary>
    public bool? RefSpecChanges
    {
        get => Get<bool?>(SharedFields.RefSpecChanges);
        set => Edit(SharedFields.RefSpecChanges, value);
    }

    /// <summary>Further refspecs to fetch, separated by commas.</summary>
    public string? RefSpecCustom
    {
        get => Get<string>(SharedFields.RefSpecCustom);
        set => Edit(SharedFields.RefSpecCustom, value);
    }

    /// <summary>True when no tag is filtered out. Made by the server.</summary>
    public bool? ShowAllTags => Get<bool?>(SharedFields.ShowAllTags);

    /// <summary>When it was created, in local time. Set by the server.</summary>
    public DateTime? InitDate => JsonValues.Time(Get<object>(SharedFields.InitDate));

    /// <summary>When it was last indexed, in local time; null before the first time. Set by the server.</summary>
    public DateTime? LastIndexedDate => JsonValues.Time(Get<object>(SharedFields.LastIndexedDate));

    /// <summary>
    /// What the response named beyond the documented settings, and settings whose value had an unexpected shape:
    /// text, numbers, booleans, arrays and dictionaries. Texts whose name looks like a secret's are masked.
    /// </summary>
    public IReadOnlyDictionary<string, object?> AdditionalFields { get; }

    /// <summary>The name of the connection that the object was read from; null for an object made by hand.</summary>
    public string? Server => Connection?.Name;

    /// <summary>The address of that connection's server; null for an object made by hand.</summary>
    public Uri? ServerUri => Connection?.BaseUri;

    string? INamed.Name => DisplayName;

    /// <summary>The type as people are shown it beside the name.</summary>
    internal abstract string? TypeName { get; }

    /// <summary>
    /// Why the files that the app would delete with it can be the original, as the name of a reason; null where they are a clone.
    /// </summary>
    internal virtual string? OriginalAtRisk => null;

    /// <summary>The connection that the object was read from and to which a change of it goes.</summary>
    internal GijServer? Connection { get; }

    /// <summary>The id and the name on the server, without later edits.</summary>
    internal string Label => LabelWith(ReadValue(SharedFields.DisplayName) as string);

    private FieldTable Table { get; }

    /// <summary>Returns the id and the name, for example "3 'Build tools'".</summary>
    public override string ToString() => LabelWith(DisplayName);

    /// <summary>What was edited since the object was read, in the order of the field table.</summary>
    internal IEnumerable<SettingChange> Changes() =>
        Table.All.Where(IsEdited).Select(field => new SettingChange(field, this, edits![field])).Where(change => change.IsDifference);

    /// <summary>The given settings and what was edited on the object; what is given wins.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>: an edit breaks its field's rule.</exception>
    internal SettingSet AddEditsTo(SettingSet given) => AddTo(given, Changes().Select(change => (change.Field!, change.After)));

    /// <summary>
    /// The given settings and all others that the object has and that its type uses, edits included; what is given wins.
    /// </summary>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>: an edit breaks its field's rule.</exception>
    internal SettingSet AddSettingsTo(SettingSet given)
    {
        var settings = Table.All.Select(field => (Field: field, Value: Get<object>(field)));
        return AddTo(given, settings.Where(setting => setting.Value is not null && !IsUnused(setting.Field)));
    }

    /// <summary>
    /// Takes over the state that the server returned after a change: no edit is left that a later change would send again.
    /// What the response leaves out, and such responses leave out much, stays as it is here.
    /// </summary>
    internal void TakeOver(GijResource response)
    {
        var merged = (object?[])response.read.Clone();
        for (var index = 0; index < merged.Length; index++)
        {
            merged[index] ??= read[index];
        }

        foreach (var field in Table.All.Where(field => IsEdited(field) && response.ReadValue(field) is null))
        {
            merged[Table.IndexOf(field)] = edits![field];
        }

        read = merged;
        edits = null;
        ProjectKeys = null;
        HandOn(response);
    }

    /// <summary>Takes over one setting that the server has confirmed.</summary>
    internal void TakeOver(Field field, object value)
    {
        read = (object?[])read.Clone();
        read[Table.IndexOf(field)] = value;
        edits?.Remove(field);
    }

    /// <summary>Forgets the edits of these settings.</summary>
    internal void DropEdits(IEnumerable<Field> fields)
    {
        foreach (var field in fields)
        {
            edits?.Remove(field);
        }
    }

    /// <summary>True if the response had a member beyond the settings, with a value that says something.</summary>
    internal bool HasAdditional(string name) => AdditionalFields.TryGetValue(name, out var value) && value is not (null or "" or 0L);

    /// <summary>The setting as it was read, or null.</summary>
    internal object? ReadValue(Field field) => read[Table.IndexOf(field)];

    /// <summary>Copies to a response what was looked up for this object and still holds.</summary>
    internal virtual void HandOn(GijResource response) { }

    /// <summary>True for a setting that has no effect on the object's type.</summary>
    private protected virtual bool IsUnused(Field field) => false;

    private protected T? Get<T>(Field field) => (T?)(IsEdited(field) ? edits![field] : ReadValue(field));

    private protected T? Get<T>(Member member) => (T?)read[Table.IndexOf(member)];

    private protected void Edit(Field field, object? value) => (edits ??= [])[field] = value;

    private static SettingSet AddTo(SettingSet given, IEnumerable<(Field Field, object? Value)> others)
    {
        var settings = given.Copy();
        foreach (var (field, value) in others)
        {
            if (!given.Names(field))
            {
                settings.Set(field, value);
            }
        }

        return settings;
    }

    private bool IsEdited(Field field) => edits?.ContainsKey(field) == true;

    private string LabelWith(string? name) => string.IsNullOrEmpty(name) ? $"{Id}" : $"{Id} '{name!.ForDisplay()}'";

    /// <summary>Returns a copy, kept as an edit, so that a change within the array is seen as one.</summary>
    private long[]? OwnIds()
    {
        if (!IsEdited(SharedFields.ProjectMappingIds) && ReadValue(SharedFields.ProjectMappingIds) is long[] { Length: > 0 } ids)
        {
            Edit(SharedFields.ProjectMappingIds, ids.Clone());
        }

        return Get<long[]>(SharedFields.ProjectMappingIds);
    }
}
