using System.Collections.Generic;
using F = GitIntegration.RepositoryFields;

namespace GitIntegration.Sandbox;

/// <summary>The settings that only repositories have, and the names of what the app adds.</summary>
internal static class RepositoryMembers
{
    public const string IntegrationId = "trackedFolderId",
        IntegrationType = "integrationType",
        Group = "group",
        Root = "root",
        Hosted = "hosted",
        State = "state";

    public static IReadOnlyList<MemberRule> Rules { get; } =
    [
        MemberRule.Text(F.MainBranch.Name),
        MemberRule.Text(F.RealRoot.Name),
        MemberRule.Flag(F.AbsoluteRoot.Name),
        MemberRule.Flag(F.EnableFetches.Name),
        MemberRule.Text(F.WebLinkType.Name),
        MemberRule.Text(F.ViewFormat.Name),
        MemberRule.Text(F.ChangesetFormat.Name),
        MemberRule.Text(F.FileAddedFormat.Name),
        MemberRule.Text(F.FileModifiedFormat.Name),
        MemberRule.Text(F.FileDeletedFormat.Name),
        MemberRule.Text(F.MergeRequestFormat.Name),
        MemberRule.Text(F.BranchLinkFormat.Name),
        MemberRule.Flag(F.CommitsValidationRequired.Name),
    ];

    /// <summary>What the page about nested repositories calls read-only and ignored, or does not list.</summary>
    public static ISet<string> IgnoredWhenNested { get; } =
        new HashSet<string>
        {
            "mainBranch",
            "enableFetches",
            "hosted",
            "username",
            "password",
            "pat",
            "encryptedPassword",
            "encryptedPat",
            "requireUserPat",
            "disableSslVerification",
            "commitsValidationRequired",
            "refSpecHeads",
            "refSpecTags",
            "state",
            "origin",
            "realRoot",
            "absoluteRoot",
        };
}
