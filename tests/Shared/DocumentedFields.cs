using System.Collections.Generic;
using System.Linq;

namespace GitIntegration.Tests;

/// <summary>
/// The 28 settings as the API's page lists them, each with the parameter that sets it, a value in PowerShell, and the
/// JSON that has to come of it. Written from the page and not from the field table, which it checks.
/// </summary>
public static class DocumentedFields
{
    public static IReadOnlyList<(string Name, string Parameter, string Value, string Json)> All { get; } =
    [
        ("displayName", "DisplayName", "'Büro \"Süd\"'", "\"Büro \\\"Süd\\\"\""),
        ("origin", "Origin", "'https://git.example.com'", "\"https://git.example.com\""),
        ("disabled", "Disabled", "$true", "true"),
        ("sendCommitEmails", "SendCommitEmails", "$false", "false"),
        ("maxMinsToCommitEmail", "MaxMinsToCommitEmail", "1441", "1441"),
        ("type", "Type", "'GITLAB'", "\"GITLAB\""),
        ("username", "Username", "'svc-git'", "\"svc-git\""),
        ("password", "Password", "$secret", "\"p\\u00e4\\u0022ss\""),
        ("pat", "Pat", "$secret", "\"p\\u00e4\\u0022ss\""),
        ("disableSslVerification", "DisableSslVerification", "$true", "true"),
        ("apiPath", "ApiPath", "'/user/repos'", "\"/user/repos\""),
        ("apiFilter", "ApiFilter", "'[?archived==`false`]'", "\"[?archived==`false`]\""),
        ("tfsCollection", "TfsCollection", "'Main'", "\"Main\""),
        ("awsRegion", "AwsRegion", "'ap-south-1'", "\"ap-south-1\""),
        ("requireUserPat", "RequireUserPat", "$true", "true"),
        ("gitViewerEnabled", "GitViewerEnabled", "$false", "false"),
        ("smartCommitsEnabled", "SmartCommitsEnabled", "$false", "false"),
        ("global", "Global", "$true", "true"),
        ("projectMappingIds", "ProjectMappingId", "10000, 2147483648", "[10000,2147483648]"),
        ("sourcesDiffViewEnabled", "SourcesDiffViewEnabled", "$false", "false"),
        ("revisionIndexing", "RevisionIndexing", "$false", "false"),
        ("tagsFilter", "TagsFilter", "'^v'", "\"^v\""),
        ("prHideFilter", "PrHideFilter", "''", "\"\""),
        ("trustFolderStat", "TrustFolderStat", "$true", "true"),
        ("refSpecNotes", "RefSpecNotes", "$false", "false"),
        ("refSpecChanges", "RefSpecChanges", "$true", "true"),
        ("refSpecCustom", "RefSpecCustom", "'+refs/x/*:refs/x/*,refs/y/*:refs/y/*'", "\"+refs/x/*:refs/x/*,refs/y/*:refs/y/*\""),
        ("folderDepth", "FolderDepth", "5", "5"),
    ];

    /// <summary>The settings that only integrations have.</summary>
    public static IReadOnlyList<string> OfIntegrationsOnly { get; } =
    ["type", "apiPath", "apiFilter", "tfsCollection", "awsRegion", "requireUserPat", "folderDepth"];

    /// <summary>The settings that only repositories have, as the pages about those list them.</summary>
    public static IReadOnlyList<(string Name, string Parameter, string Value, string Json)> OfRepositoriesOnly { get; } =
    [
        ("mainBranch", "MainBranch", "'main'", "\"main\""),
        ("realRoot", "RealRoot", "'7_tools'", "\"7_tools\""),
        ("absoluteRoot", "AbsoluteRoot", "$true", "true"),
        ("enableFetches", "EnableFetches", "$false", "false"),
        ("webLinkType", "WebLinkType", "'github'", "\"github\""),
        ("viewFormat", "ViewFormat", "''", "\"\""),
        ("changesetFormat", "ChangesetFormat", "'https://git.example.com/${rev}'", "\"https://git.example.com/${rev}\""),
        ("fileAddedFormat", "FileAddedFormat", "'https://git.example.com/${rev}/${path}'", "\"https://git.example.com/${rev}/${path}\""),
        ("fileModifiedFormat", "FileModifiedFormat", "'https://git.example.com/${blob}'", "\"https://git.example.com/${blob}\""),
        ("fileDeletedFormat", "FileDeletedFormat", "'https://git.example.com/${parent}'", "\"https://git.example.com/${parent}\""),
        (
            "mergeRequestFormat",
            "MergeRequestFormat",
            "'https://git.example.com/${mergereqId}'",
            "\"https://git.example.com/${mergereqId}\""
        ),
        ("branchLinkFormat", "BranchLinkFormat", "'https://git.example.com/${branch}'", "\"https://git.example.com/${branch}\""),
        ("commitsValidationRequired", "CommitsValidationRequired", "$false", "false"),
    ];

    /// <summary>All 34 settings of a repository.</summary>
    public static IReadOnlyList<(string Name, string Parameter, string Value, string Json)> OfRepositories { get; } =
    [.. All.Where(field => !OfIntegrationsOnly.Contains(field.Name)), .. OfRepositoriesOnly];

    public static IEnumerable<object[]> Rows => All.Select(row => new object[] { row.Name, row.Parameter, row.Value, row.Json });
}
