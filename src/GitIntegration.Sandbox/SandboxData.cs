using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using F = GitIntegration.IntegrationFields;
using T = GitIntegration.IntegrationTypes;

namespace GitIntegration.Sandbox;

/// <summary>What a fresh sandbox holds: every type of integration at least once, as an app in use would show it.</summary>
internal static class SandboxData
{
    private static readonly DateTimeOffset Start = new(2024, 3, 4, 8, 30, 0, TimeSpan.Zero);

    /// <summary>A new copy of the integrations, by id.</summary>
    public static SortedDictionary<int, JObject> Integrations()
    {
        JObject[] all =
        [
            Make(T.GitLab, "https://gitlab.com/*", "https://gitlab.com"),
            Make(T.GitHub, "https://github.com/*", "https://api.github.com", (F.PrHideFilter, "^wip/")),
            Make(
                T.GitHubServer,
                "Payments on GitHub Enterprise",
                "https://github.example.com",
                (F.Global, false),
                (F.ProjectMappingIds, new JArray(10000, 10002))
            ),
            Make(
                T.GitLabServer,
                "Platform GitLab",
                "https://gitlab.example.com",
                (F.TagsFilter, "^v[0-9]+"),
                (F.ApiFilter, "[?archived==`false`]"),
                (F.ApiPath, "/projects?membership=true")
            ),
            Make(T.GitLabServerLegacy, "Old GitLab (read only)", "http://gitlab-old.example.com", (F.Disabled, true)),
            Make(T.TrackedFolder, "Firmware archive", "/srv/git/firmware/*", (F.FolderDepth, 2)),
            Make(
                T.AzureDevOps,
                "Azure DevOps Server",
                "https://devops.example.com/DefaultCollection",
                (F.TfsCollection, "DefaultCollection")
            ),
            Make(T.VisualStudio, "Reporting on VSTS", "https://example.visualstudio.com", (F.TfsCollection, "Reporting")),
            Make(
                T.Azure,
                "Mobile apps",
                "https://dev.azure.com/example",
                (F.ApiFilter, "{value:value[?project.name=='Mobile']}"),
                (F.Global, false),
                (F.ProjectMappingIds, new JArray(10003))
            ),
            Make(T.TeamFoundationServer, "TFS 2018", "http://tfs.example.com:8080/tfs", (F.Disabled, true)),
            Make(T.CodeCommit, "Backups in CodeCommit", "https://git-codecommit.eu-central-1.amazonaws.com", (F.AwsRegion, "eu-central-1")),
            Make(
                T.Gerrit,
                "Android platform review",
                "https://gerrit.example.com",
                (F.RefSpecChanges, true),
                (F.RefSpecCustom, "+refs/meta/*:refs/meta/*")
            ),
            Make(T.GitHub, "Open source mirrors", "https://api.github.com", (F.SmartCommitsEnabled, false), (F.RequireUserPat, true)),
        ];
        return new(
            all.Select((integration, index) => (integration, id: index + 1))
                .ToDictionary(pair => pair.id, pair => Numbered(pair.integration, pair.id))
        );
    }

    public static JArray Projects() =>
        [
            Project("10000", "PAY", "Payments"),
            Project("10001", "OPS", "Operations"),
            Project("10002", "WEB", "Web shop"),
            Project("10003", "MOB", "Mobile apps"),
        ];

    public static JObject ServerInfo() =>
        new()
        {
            ["baseUrl"] = SandboxServer.Address,
            ["version"] = "9.12.5",
            ["deploymentType"] = "Server",
            ["serverTitle"] = "Sandbox",
        };

    /// <summary>An integration with the values that the app gives it unless it is told otherwise.</summary>
    public static JObject Default(string type, string displayName, string origin) =>
        new()
        {
            [F.DisplayName.Name] = displayName,
            [F.Origin.Name] = origin,
            [F.Disabled.Name] = false,
            [F.SendCommitEmails.Name] = false,
            [F.MaxMinsToCommitEmail.Name] = 1440,
            [F.Global.Name] = true,
            [F.RevisionIndexing.Name] = true,
            [F.GitViewerEnabled.Name] = true,
            [F.DisableSslVerification.Name] = false,
            [F.SmartCommitsEnabled.Name] = true,
            [F.RequireUserPat.Name] = false,
            [F.ProjectMappingIds.Name] = new JArray(),
            [F.Type.AnswerName] = type,
            [F.SourcesDiffViewEnabled.Name] = true,
            [F.RefSpecNotes.Name] = true,
            [F.RefSpecChanges.Name] = false,
            [F.TrustFolderStat.Name] = false,
        };

    private static JObject Make(string type, string displayName, string origin, params (Field Field, JToken Value)[] others)
    {
        var integration = Default(type, displayName, origin);
        integration[F.SendCommitEmails.Name] = true;
        foreach (var (field, value) in others)
        {
            integration[field.Name] = value;
        }

        integration["showAllTags"] = integration[F.TagsFilter.Name] is null;
        return integration;
    }

    /// <summary>Puts the id first, as the app does, and gives dates that differ from one integration to the next.</summary>
    public static JObject Numbered(JObject integration, int id)
    {
        integration.AddFirst(new JProperty("id", id));
        integration["initDate"] = Start.AddDays(9 * id).ToUnixTimeMilliseconds();
        integration["lastIndexedDate"] = Start.AddDays(400).AddMinutes(37 * id).ToUnixTimeMilliseconds();
        return integration;
    }

    private static JObject Project(string id, string key, string name) =>
        new()
        {
            ["id"] = id,
            ["key"] = key,
            ["name"] = name,
        };
}
