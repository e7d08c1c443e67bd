using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;
using M = GitIntegration.Sandbox.RepositoryMembers;
using S = GitIntegration.SharedFields;

namespace GitIntegration.Sandbox;

/// <summary>The columns of the bulk file, and how they stand for the members of an object.</summary>
internal static class BulkMembers
{
    public const string Id = "id",
        ProjectMapping = "projectMapping",
        SslVerify = "sslVerify",
        Delete = "delete",
        All = "ALL";

    private const string Flags =
        "absoluteRoot enableFetches revisionIndexing gitViewerEnabled smartCommitsEnabled sendCommitEmails disabled hosted requireUserPat "
        + "sourcesDiffViewEnabled trustFolderStat refSpecNotes refSpecChanges";

    private static readonly HashSet<string> FlagNames = [.. Flags.Split(' ')];

    private static readonly HashSet<string> NumberNames = ["maxMinsToCommitEmail", "trackedFolderId", "sshKeyId"];

    /// <summary>The columns, in the order of the documentation.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        .. (
            "id origin displayName realRoot absoluteRoot enableFetches revisionIndexing mainBranch username password pat gitViewerEnabled "
            + "projectMapping smartCommitsEnabled sendCommitEmails maxMinsToCommitEmail webLinkType viewFormat changesetFormat "
            + "fileAddedFormat fileModifiedFormat fileDeletedFormat mergeRequestFormat branchLinkFormat disabled hosted tagsFilter "
            + "prHideFilter integrationType trackedFolderId delete sshKeyId requireUserPat sourcesDiffViewEnabled sslVerify apiPath "
            + "apiFilter tfsCollection awsRegion trustFolderStat refSpecNotes refSpecChanges refSpecCustom"
        ).Split(' '),
    ];

    /// <summary>The cells of an object. Logins can't be read back, so the file has placeholders.</summary>
    public static IEnumerable<string> CellsOf(JObject item, bool isIntegration) =>
        Columns.Select(column =>
            column switch
            {
                ProjectMapping => MappingOf(item),
                SslVerify => (bool?)item[S.DisableSslVerification.Name] == true ? "false" : "true",
                M.IntegrationType => TypeOf(item, isIntegration),
                "username" => isIntegration ? "svc-git" : string.Empty,
                "pat" => isIntegration ? $"encrypted-{item[Id]}" : string.Empty,
                _ => TextOf(item[column]),
            }
        );

    /// <summary>The member that a filled cell stands for; several for the projects. None for what isn't a setting.</summary>
    /// <exception cref="SandboxRefusal">The cell can't be read.</exception>
    public static IEnumerable<JProperty> MembersOf(string column, string cell) =>
        column switch
        {
            Id or Delete or M.IntegrationType => [],
            ProjectMapping when cell == All => [new JProperty(S.Global.Name, true)],
            ProjectMapping =>
            [
                new JProperty(S.Global.Name, false),
                new JProperty(S.ProjectMappingIds.Name, new JArray(cell.Split(',').Select(id => NumberIn(column, id)))),
            ],
            SslVerify => [new JProperty(S.DisableSslVerification.Name, !FlagIn(column, cell))],
            _ when FlagNames.Contains(column) => [new JProperty(column, FlagIn(column, cell))],
            _ when NumberNames.Contains(column) => [new JProperty(column, NumberIn(column, cell))],
            _ => [new JProperty(column, cell)],
        };

    private static bool FlagIn(string column, string cell) =>
        bool.TryParse(cell, out var flag) ? flag : throw new SandboxRefusal($"{column} must be true or false");

    private static long NumberIn(string column, string cell) =>
        long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new SandboxRefusal($"{column} must be a whole number");

    private static string MappingOf(JObject item) =>
        (bool?)item[S.Global.Name] == true ? All : string.Join(",", item[S.ProjectMappingIds.Name] ?? new JArray());

    /// <summary>The app's own words, which the REST API doesn't have.</summary>
    private static string TypeOf(JObject item, bool isIntegration) =>
        !isIntegration ? "simple"
        : (string?)item[M.IntegrationType] == "FILESPACE" ? "folder"
        : "host";

    private static string TextOf(JToken? value) =>
        value switch
        {
            null => string.Empty,
            { Type: JTokenType.Boolean } => (bool)value ? "true" : "false",
            _ => string.Format(CultureInfo.InvariantCulture, "{0}", (value as JValue)?.Value),
        };
}
