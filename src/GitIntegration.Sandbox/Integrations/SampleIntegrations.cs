using System.Collections.Generic;
using Newtonsoft.Json.Linq;
using F = GitIntegration.IntegrationFields;
using S = GitIntegration.SharedFields;
using T = GitIntegration.IntegrationTypes;

namespace GitIntegration.Sandbox;

/// <summary>The integrations of a sandbox that is given no others: every type at least once, as an app in use has them.</summary>
internal static class SampleIntegrations
{
    public static IReadOnlyList<JObject> All() => [.. OfGitHubAndGitLab(), .. Others()];

    private static IEnumerable<JObject> OfGitHubAndGitLab() =>
        [
            Make(1, T.GitLab, "https://gitlab.com/*", "https://gitlab.com"),
            Make(
                2,
                T.GitHub,
                "https://github.com/*",
                "https://api.github.com",
                (S.PrHideFilter, "^wip/"),
                (F.ApiPath, "/orgs/example/repos")
            ),
            Make(
                3,
                T.GitHubServer,
                "Payments on GitHub Enterprise",
                "https://github.example.com",
                (S.Global, false),
                (S.ProjectMappingIds, new JArray(10000, 10002))
            ),
            Make(
                4,
                T.GitLabServer,
                "Platform GitLab",
                "https://gitlab.example.com",
                (S.TagsFilter, "^v[0-9]+"),
                (F.ApiFilter, "[?archived==`false`]"),
                (F.ApiPath, "/api/v4/projects?membership=true")
            ),
            Make(5, T.GitLabServerLegacy, "Old GitLab (read only)", "http://gitlab-old.example.com", (S.Disabled, true)),
        ];

    private static IEnumerable<JObject> Others() =>
        [
            Make(6, T.TrackedFolder, "Firmware archive", "/srv/git/firmware/*", (F.FolderDepth, 2)),
            Make(
                7,
                T.AzureDevOps,
                "Azure DevOps Server",
                "https://devops.example.com/DefaultCollection",
                (F.TfsCollection, "DefaultCollection")
            ),
            Make(8, T.VisualStudio, "Reporting on VSTS", "https://example.visualstudio.com", (F.TfsCollection, "Reporting")),
            Make(
                9,
                T.Azure,
                "Mobile apps",
                "https://dev.azure.com/example",
                (F.ApiFilter, "{value:value[?project.name=='Mobile']}"),
                (S.Global, false),
                (S.ProjectMappingIds, new JArray(10003))
            ),
            Make(10, T.TeamFoundationServer, "TFS 2018", "http://tfs.example.com:8080/tfs", (S.Disabled, true)),
            Make(
                11,
                T.CodeCommit,
                "Backups in CodeCommit",
                "https://git-codecommit.eu-central-1.amazonaws.com",
                (F.AwsRegion, "eu-central-1")
            ),
            Make(
                12,
                T.Gerrit,
                "Android platform review",
                "https://gerrit.example.com",
                (S.RefSpecChanges, true),
                (S.RefSpecCustom, "+refs/meta/*:refs/meta/*")
            ),
            Make(
                13,
                T.GitHub,
                "Open source mirrors",
                "https://api.github.com",
                (F.ApiPath, "/orgs/example-mirrors/repos"),
                (S.SmartCommitsEnabled, false),
                (F.RequireUserPat, true)
            ),
        ];

    private static JObject Make(int id, string type, string displayName, string origin, params (Field Field, JToken Value)[] settings)
    {
        var integration = SandboxIntegrations.Default(id, type, displayName, origin);
        integration[S.SendCommitEmails.Name] = true;
        foreach (var (field, value) in settings)
        {
            integration[field.Name] = value;
        }

        return SharedMembers.Indexed(integration);
    }
}
