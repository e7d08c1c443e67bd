using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>
/// A git integration as the app reports it. Its settings can be edited: Set-GijIntegration sends the edited ones.
/// A setting that the answer did not name is null. No secret is ever held: the app's answers name none.
/// </summary>
public sealed class GijIntegration
{
    private object?[] read;
    private Dictionary<Field, object?>? edits;

    /// <summary>Makes an integration for a test or a mock. It belongs to no connection.</summary>
    /// <param name="id">Its id, 1 or more.</param>
    /// <param name="type">Its type, for example GITHUB.</param>
    /// <exception cref="ArgumentOutOfRangeException">The id is below 1.</exception>
    public GijIntegration(int id, string type)
        : this(id, NewValues(), new Dictionary<string, object?>(), null)
    {
        read[IntegrationFields.Type.Index] = type;
        if (id < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(id), id, "The id of an integration is 1 or more.");
        }
    }

    internal GijIntegration(int id, object?[] read, IReadOnlyDictionary<string, object?> additionalFields, GijServer? home)
    {
        Id = id;
        this.read = read;
        AdditionalFields = additionalFields;
        Home = home;
    }

    /// <summary>The id, given by the app: 1 or more, unique on its server.</summary>
    public int Id { get; }

    /// <summary>The name in the app's list of repositories.</summary>
    public string? DisplayName
    {
        get => Get<string>(IntegrationFields.DisplayName);
        set => Edit(IntegrationFields.DisplayName, value);
    }

    /// <summary>The type, for example GITHUB. A type that is not documented is kept as the app gave it.</summary>
    public string? Type
    {
        get => Get<string>(IntegrationFields.Type);
        set => Edit(IntegrationFields.Type, value);
    }

    /// <summary>The URL of the git host; the path with its wildcard for a tracked folder.</summary>
    public string? Origin
    {
        get => Get<string>(IntegrationFields.Origin);
        set => Edit(IntegrationFields.Origin, value);
    }

    /// <summary>True when the integration is switched off.</summary>
    public bool? Disabled
    {
        get => Get<bool?>(IntegrationFields.Disabled);
        set => Edit(IntegrationFields.Disabled, value);
    }

    /// <summary>The account on the git host (the access key id on AWS). The documented answers leave it out.</summary>
    public string? Username
    {
        get => Get<string>(IntegrationFields.Username);
        set => Edit(IntegrationFields.Username, value);
    }

    /// <summary>True when users bring a token of their own for branches and pull requests.</summary>
    public bool? RequireUserPat
    {
        get => Get<bool?>(IntegrationFields.RequireUserPat);
        set => Edit(IntegrationFields.RequireUserPat, value);
    }

    /// <summary>True when certificate errors of the git host are ignored.</summary>
    public bool? DisableSslVerification
    {
        get => Get<bool?>(IntegrationFields.DisableSslVerification);
        set => Edit(IntegrationFields.DisableSslVerification, value);
    }

    /// <summary>The path, starting with '/', that lists the tracked repositories.</summary>
    public string? ApiPath
    {
        get => Get<string>(IntegrationFields.ApiPath);
        set => Edit(IntegrationFields.ApiPath, value);
    }

    /// <summary>The JMESPath expression that chooses the tracked repositories.</summary>
    public string? ApiFilter
    {
        get => Get<string>(IntegrationFields.ApiFilter);
        set => Edit(IntegrationFields.ApiFilter, value);
    }

    /// <summary>The collection, on Microsoft hosts.</summary>
    public string? TfsCollection
    {
        get => Get<string>(IntegrationFields.TfsCollection);
        set => Edit(IntegrationFields.TfsCollection, value);
    }

    /// <summary>The region, on AWS CodeCommit.</summary>
    public string? AwsRegion
    {
        get => Get<string>(IntegrationFields.AwsRegion);
        set => Edit(IntegrationFields.AwsRegion, value);
    }

    /// <summary>How many levels of a tracked folder are searched, 1 to 5.</summary>
    public int? FolderDepth
    {
        get => Get<int?>(IntegrationFields.FolderDepth);
        set => Edit(IntegrationFields.FolderDepth, value);
    }

    /// <summary>True when every Jira project sees the integration; then ProjectMappingIds is ignored.</summary>
    public bool? Global
    {
        get => Get<bool?>(IntegrationFields.Global);
        set => Edit(IntegrationFields.Global, value);
    }

    /// <summary>The numeric ids of the Jira projects that see the integration.</summary>
    public long[]? ProjectMappingIds
    {
        get => OwnIds();
        set => Edit(IntegrationFields.ProjectMappingIds, value);
    }

    /// <summary>The keys of those projects, where Get-GijIntegration -IncludeProjectKey has looked them up; null otherwise.</summary>
    public string[]? ProjectKeys { get; internal set; }

    /// <summary>True when the repository browser is on.</summary>
    public bool? GitViewerEnabled
    {
        get => Get<bool?>(IntegrationFields.GitViewerEnabled);
        set => Edit(IntegrationFields.GitViewerEnabled, value);
    }

    /// <summary>True when Jira shows the differences of commits and files.</summary>
    public bool? SourcesDiffViewEnabled
    {
        get => Get<bool?>(IntegrationFields.SourcesDiffViewEnabled);
        set => Edit(IntegrationFields.SourcesDiffViewEnabled, value);
    }

    /// <summary>True when smart commits are carried out.</summary>
    public bool? SmartCommitsEnabled
    {
        get => Get<bool?>(IntegrationFields.SmartCommitsEnabled);
        set => Edit(IntegrationFields.SmartCommitsEnabled, value);
    }

    /// <summary>True when issue keys in the history are indexed.</summary>
    public bool? RevisionIndexing
    {
        get => Get<bool?>(IntegrationFields.RevisionIndexing);
        set => Edit(IntegrationFields.RevisionIndexing, value);
    }

    /// <summary>True when commits are announced by e-mail.</summary>
    public bool? SendCommitEmails
    {
        get => Get<bool?>(IntegrationFields.SendCommitEmails);
        set => Edit(IntegrationFields.SendCommitEmails, value);
    }

    /// <summary>The age in minutes up to which a commit is still announced by e-mail.</summary>
    public int? MaxMinsToCommitEmail
    {
        get => Get<int?>(IntegrationFields.MaxMinsToCommitEmail);
        set => Edit(IntegrationFields.MaxMinsToCommitEmail, value);
    }

    /// <summary>The regular expression of the tags shown on an issue; empty shows all.</summary>
    public string? TagsFilter
    {
        get => Get<string>(IntegrationFields.TagsFilter);
        set => Edit(IntegrationFields.TagsFilter, value);
    }

    /// <summary>The regular expression of the pull requests and branches hidden on an issue; empty hides none.</summary>
    public string? PrHideFilter
    {
        get => Get<string>(IntegrationFields.PrHideFilter);
        set => Edit(IntegrationFields.PrHideFilter, value);
    }

    /// <summary>True when the date of the pack folder tells whether it has changed; keep it false on network shares.</summary>
    public bool? TrustFolderStat
    {
        get => Get<bool?>(IntegrationFields.TrustFolderStat);
        set => Edit(IntegrationFields.TrustFolderStat, value);
    }

    /// <summary>True when refs/notes/* is fetched.</summary>
    public bool? RefSpecNotes
    {
        get => Get<bool?>(IntegrationFields.RefSpecNotes);
        set => Edit(IntegrationFields.RefSpecNotes, value);
    }

    /// <summary>True when refs/changes/* is fetched.</summary>
    public bool? RefSpecChanges
    {
        get => Get<bool?>(IntegrationFields.RefSpecChanges);
        set => Edit(IntegrationFields.RefSpecChanges, value);
    }

    /// <summary>Further refspecs to fetch, separated by commas.</summary>
    public string? RefSpecCustom
    {
        get => Get<string>(IntegrationFields.RefSpecCustom);
        set => Edit(IntegrationFields.RefSpecCustom, value);
    }

    /// <summary>True when no tag is filtered out. Made by the server.</summary>
    public bool? ShowAllTags { get; internal set; }

    /// <summary>When the integration was made, in UTC. Made by the server.</summary>
    public DateTimeOffset? InitDate { get; internal set; }

    /// <summary>When the integration was last indexed, in UTC; null before the first time. Made by the server.</summary>
    public DateTimeOffset? LastIndexedDate { get; internal set; }

    /// <summary>
    /// What the answer named beyond the documented settings, and settings whose value had an unexpected shape:
    /// text, numbers, booleans, arrays and dictionaries. Texts whose name looks like a secret's are masked.
    /// </summary>
    public IReadOnlyDictionary<string, object?> AdditionalFields { get; }

    /// <summary>The name of the connection that the object was read from; null for an object made by hand.</summary>
    public string? Server => Home?.Name;

    /// <summary>The address of that connection's server; null for an object made by hand.</summary>
    public Uri? ServerUri => Home?.BaseUri;

    /// <summary>The connection that the object was read from and to which a change of it goes.</summary>
    internal GijServer? Home { get; }

    /// <summary>What was edited since the object was read, in the order of the field table.</summary>
    internal IEnumerable<FieldChange> Changes() =>
        from field in IntegrationFields.All
        where IsEdited(field)
        let change = new FieldChange(field, ReadValue(field), edits![field])
        where !FieldChange.IsSame(change.Before, change.After)
        select change;

    /// <summary>
    /// Takes over the state that the server gave after a change: no edit is left that a later change would send again.
    /// What the answer leaves out, and such answers leave out much, stays as it is here.
    /// </summary>
    internal void TakeOver(GijIntegration answer)
    {
        var merged = NewValues();
        foreach (var field in IntegrationFields.All)
        {
            merged[field.Index] = answer.ReadValue(field) ?? Get<object>(field);
        }

        read = merged;
        edits = null;
        ShowAllTags = answer.ShowAllTags ?? ShowAllTags;
        LastIndexedDate = answer.LastIndexedDate ?? LastIndexedDate;
        ProjectKeys = null;
    }

    /// <summary>The id and the name as the server knows them, whatever was edited since.</summary>
    internal string Label => Labelled(ReadValue(IntegrationFields.DisplayName) as string);

    /// <summary>Every setting that has a value, as edits of an integration that has none.</summary>
    internal IEnumerable<FieldChange> Settings() =>
        from field in IntegrationFields.All
        let value = Get<object>(field)
        where value is not null
        select new FieldChange(field, null, value);

    /// <summary>The setting as it was read, or null.</summary>
    internal object? ReadValue(Field field) => read[field.Index];

    /// <summary>An array for the values of all fields, each at its index.</summary>
    internal static object?[] NewValues() => new object?[IntegrationFields.All.Count];

    private bool IsEdited(Field field) => edits?.ContainsKey(field) == true;

    /// <summary>Gives the id and the name, for example "3 'Build tools'".</summary>
    public override string ToString() => Labelled(DisplayName);

    private string Labelled(string? name) => string.IsNullOrEmpty(name) ? $"{Id}" : $"{Id} '{name}'";

    private T? Get<T>(Field field) => (T?)(IsEdited(field) ? edits![field] : ReadValue(field));

    private void Edit(Field field, object? value) => (edits ??= [])[field] = value;

    /// <summary>Hands out a copy, kept as an edit, so that a change within the array is seen as one.</summary>
    private long[]? OwnIds()
    {
        if (!IsEdited(IntegrationFields.ProjectMappingIds) && ReadValue(IntegrationFields.ProjectMappingIds) is long[] { Length: > 0 } ids)
        {
            Edit(IntegrationFields.ProjectMappingIds, ids.Clone());
        }

        return Get<long[]>(IntegrationFields.ProjectMappingIds);
    }
}
