using System;
using System.Linq;

namespace GitIntegration;

/// <summary>
/// A git repository as the app reports it, with or without an integration. Its settings can be edited: Set-GijRepository sends
/// the edited ones. A setting that isn't in the response is null. It never contains a secret: the app returns none.
/// </summary>
[Resource(typeof(RepositoryKind))]
public sealed class GijRepository : GijResource
{
    /// <summary>Makes a repository for a test or a mock. It belongs to no connection.</summary>
    /// <param name="id">Its id, 1 or more.</param>
    /// <param name="displayName">Its name.</param>
    /// <exception cref="ArgumentOutOfRangeException">The id is below 1.</exception>
    public GijRepository(int id, string displayName)
        : this(ResourceSnapshot.MadeByHand(RepositoryFields.Table, id, SharedFields.DisplayName, displayName)) { }

    internal GijRepository(ResourceSnapshot snapshot)
        : base(snapshot) { }

    /// <summary>The id of the integration that it is nested in; null for a plain repository. Made by the server.</summary>
    public int? IntegrationId => Get<int?>(RepositoryFields.IntegrationId) is >= 1 and var id ? id : null;

    /// <summary>The name of that integration, where Get-GijRepository has looked it up; null otherwise.</summary>
    public string? Integration { get; internal set; }

    /// <summary>The type of that integration, for example GITHUB; null for a plain repository. Made by the server.</summary>
    public string? Type => Get<string>(RepositoryFields.Type);

    /// <summary>
    /// What the app is doing with it, in the server's word: QUEUED, SCANNING, UPDATED or ERROR; null where the response did not say.
    /// </summary>
    public string? State => Get<string>(RepositoryFields.State);

    /// <summary>The owner, group or project on the git host, where that has such. Made by the server.</summary>
    public string? Group => Get<string>(RepositoryFields.Group);

    /// <summary>The branch that is shown first.</summary>
    public string? MainBranch
    {
        get => Get<string>(RepositoryFields.MainBranch);
        set => Edit(RepositoryFields.MainBranch, value);
    }

    /// <summary>The folder of the clone: within the app's data folder, or a whole path where AbsoluteRoot is true.</summary>
    public string? RealRoot
    {
        get => Get<string>(RepositoryFields.RealRoot);
        set => Edit(RepositoryFields.RealRoot, value);
    }

    /// <summary>True when RealRoot is a whole path on the Jira server.</summary>
    public bool? AbsoluteRoot
    {
        get => Get<bool?>(RepositoryFields.AbsoluteRoot);
        set => Edit(RepositoryFields.AbsoluteRoot, value);
    }

    /// <summary>False when the clone on the Jira server is used as it is, and nothing is fetched.</summary>
    public bool? EnableFetches
    {
        get => Get<bool?>(RepositoryFields.EnableFetches);
        set => Edit(RepositoryFields.EnableFetches, value);
    }

    /// <summary>True when commits are validated as they are pushed; for git hosts of your own.</summary>
    public bool? CommitsValidationRequired
    {
        get => Get<bool?>(RepositoryFields.CommitsValidationRequired);
        set => Edit(RepositoryFields.CommitsValidationRequired, value);
    }

    /// <summary>The kind of web pages that links lead to, for example github.</summary>
    public string? WebLinkType
    {
        get => Get<string>(RepositoryFields.WebLinkType);
        set => Edit(RepositoryFields.WebLinkType, value);
    }

    /// <summary>The link to the repository. The app does not use it.</summary>
    public string? ViewFormat
    {
        get => Get<string>(RepositoryFields.ViewFormat);
        set => Edit(RepositoryFields.ViewFormat, value);
    }

    /// <summary>The link to a commit, with placeholders such as ${rev}.</summary>
    public string? ChangesetFormat
    {
        get => Get<string>(RepositoryFields.ChangesetFormat);
        set => Edit(RepositoryFields.ChangesetFormat, value);
    }

    /// <summary>The link to a file that a commit adds.</summary>
    public string? FileAddedFormat
    {
        get => Get<string>(RepositoryFields.FileAddedFormat);
        set => Edit(RepositoryFields.FileAddedFormat, value);
    }

    /// <summary>The link to a file that a commit changes.</summary>
    public string? FileModifiedFormat
    {
        get => Get<string>(RepositoryFields.FileModifiedFormat);
        set => Edit(RepositoryFields.FileModifiedFormat, value);
    }

    /// <summary>The link to a file that a commit deletes.</summary>
    public string? FileDeletedFormat
    {
        get => Get<string>(RepositoryFields.FileDeletedFormat);
        set => Edit(RepositoryFields.FileDeletedFormat, value);
    }

    /// <summary>The link to a pull request, with the placeholder ${mergereqId}.</summary>
    public string? MergeRequestFormat
    {
        get => Get<string>(RepositoryFields.MergeRequestFormat);
        set => Edit(RepositoryFields.MergeRequestFormat, value);
    }

    /// <summary>The link to a branch, with the placeholder ${branch}.</summary>
    public string? BranchLinkFormat
    {
        get => Get<string>(RepositoryFields.BranchLinkFormat);
        set => Edit(RepositoryFields.BranchLinkFormat, value);
    }

    /// <summary>The folder of the clone on the Jira server. Made by the server.</summary>
    public string? Root => Get<string>(RepositoryFields.Root);

    /// <summary>True when the app itself hosts it. Made by the server.</summary>
    public bool? Hosted => Get<bool?>(RepositoryFields.Hosted);

    /// <summary>True when users bring a token of their own for branches and pull requests. Taken from the integration.</summary>
    public bool? RequireUserPat => Get<bool?>(RepositoryFields.RequireUserPat);

    /// <summary>True when branches can be made from Jira. Made by the server.</summary>
    public bool? SupportsBranchCreationApi => Get<bool?>(RepositoryFields.SupportsBranchCreationApi);

    /// <summary>How far pull requests can be made from Jira, in the server's word, for example PULL_REQUESTS_GROUP.</summary>
    public string? SupportsPullRequestApi => Get<string>(RepositoryFields.SupportsPullRequestApi);

    /// <summary>The id of the SSH key that it is fetched with. Made by the server.</summary>
    public int? SshKeyId => Get<int?>(RepositoryFields.SshKeyId);

    /// <summary>True when branches are fetched. Made by the server.</summary>
    public bool? RefSpecHeads => Get<bool?>(RepositoryFields.RefSpecHeads);

    /// <summary>True when tags are fetched. Made by the server.</summary>
    public bool? RefSpecTags => Get<bool?>(RepositoryFields.RefSpecTags);

    internal override string? TypeName => Type ?? "plain";

    /// <summary>True when it belongs to an integration.</summary>
    internal bool IsNested => IntegrationId is not null;

    internal override string? OriginalAtRisk =>
        ReadValue(RepositoryFields.AbsoluteRoot) is true ? "AbsoluteRoot"
        : Type == IntegrationTypes.TrackedFolder ? "InTrackedFolder"
        : !IsNested ? "PlainRepository"
        : ReadValue(SharedFields.Origin) is not string { Length: > 0 } origin ? (Type is null ? "NothingKnown" : null)
        : HostName.IsPath(origin) ? "OriginIsPath"
        : null;

    internal override void HandOn(GijResource response) => ((GijRepository)response).Integration ??= Integration;

    /// <summary>Those of the settings that the server ignores for this repository.</summary>
    internal Field[] IgnoredOf(SettingSet settings) =>
        IsNested ? [.. settings.Fields.Select(setting => setting.Key).Where(RepositoryFields.IgnoredWhenNested.Contains)] : [];
}
