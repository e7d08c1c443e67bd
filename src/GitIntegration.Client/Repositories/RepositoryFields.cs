using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>The settings that only repositories have, the members that the server adds, and the table of all of them.</summary>
internal static class RepositoryFields
{
    public static readonly Field MainBranch = new("mainBranch", FieldKind.Text);
    public static readonly Field RealRoot = new("realRoot", FieldKind.Text);
    public static readonly Field AbsoluteRoot = new("absoluteRoot", FieldKind.Flag);
    public static readonly Field EnableFetches = new("enableFetches", FieldKind.Flag);
    public static readonly Field WebLinkType = new("webLinkType", FieldKind.Text);
    public static readonly Field ViewFormat = new("viewFormat", FieldKind.Text);
    public static readonly Field ChangesetFormat = new("changesetFormat", FieldKind.Text);
    public static readonly Field FileAddedFormat = new("fileAddedFormat", FieldKind.Text);
    public static readonly Field FileModifiedFormat = new("fileModifiedFormat", FieldKind.Text);
    public static readonly Field FileDeletedFormat = new("fileDeletedFormat", FieldKind.Text);
    public static readonly Field MergeRequestFormat = new("mergeRequestFormat", FieldKind.Text);
    public static readonly Field BranchLinkFormat = new("branchLinkFormat", FieldKind.Text);
    public static readonly Field CommitsValidationRequired = new("commitsValidationRequired", FieldKind.Flag);

    public static readonly Member IntegrationId = new("trackedFolderId", value => JsonValues.WholeNumber(value));
    public static readonly Member Type = new("integrationType", FieldKind.Text.Read);
    public static readonly Member State = new("state", ReadState);
    public static readonly Member Group = new("group", FieldKind.Text.Read);
    public static readonly Member Root = new("root", FieldKind.Text.Read);
    public static readonly Member Hosted = new("hosted", FieldKind.Flag.Read);
    public static readonly Member RequireUserPat = new("requireUserPat", FieldKind.Flag.Read);
    public static readonly Member SupportsBranchCreationApi = new("supportsBranchCreationApi", FieldKind.Flag.Read);
    public static readonly Member SupportsPullRequestApi = new("supportsPullRequestApi", FieldKind.Text.Read);
    public static readonly Member SshKeyId = new("sshKeyId", value => JsonValues.WholeNumber(value));
    public static readonly Member RefSpecHeads = new("refSpecHeads", FieldKind.Flag.Read);
    public static readonly Member RefSpecTags = new("refSpecTags", FieldKind.Flag.Read);

    /// <summary>
    /// What the server takes from the integration, and ignores where it is sent for a repository that is nested in one. The API's page
    /// about nested repositories calls most of these read-only; origin and roots are missing from it altogether.
    /// </summary>
    public static IReadOnlyList<Field> IgnoredWhenNested { get; } =
    [
        S.Origin,
        S.Username,
        S.Password,
        S.Pat,
        S.DisableSslVerification,
        MainBranch,
        RealRoot,
        AbsoluteRoot,
        EnableFetches,
        CommitsValidationRequired,
    ];

    /// <summary>Every setting of a repository.</summary>
    public static FieldTable Table { get; } =
        new(
            [
                S.DisplayName,
                S.Origin,
                S.Disabled,
                S.Username,
                S.Password,
                S.Pat,
                S.DisableSslVerification,
                MainBranch,
                RealRoot,
                AbsoluteRoot,
                EnableFetches,
                CommitsValidationRequired,
                .. S.AfterTheConnection,
                WebLinkType,
                ViewFormat,
                ChangesetFormat,
                FileAddedFormat,
                FileModifiedFormat,
                FileDeletedFormat,
                MergeRequestFormat,
                BranchLinkFormat,
            ],
            [
                .. S.Members,
                IntegrationId,
                Type,
                State,
                Group,
                Root,
                Hosted,
                RequireUserPat,
                SupportsBranchCreationApi,
                SupportsPullRequestApi,
                SshKeyId,
                RefSpecHeads,
                RefSpecTags,
            ]
        );

    /// <summary>The settings that a repository within an integration has of its own.</summary>
    public static FieldTable Nested { get; } = new([.. Table.All.Except(IgnoredWhenNested)], []);

    /// <summary>The app's model types the state as a number, its pages name words: either is kept as text.</summary>
    private static string? ReadState(object? value) =>
        value switch
        {
            string text => text,
            long number => number.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
}
