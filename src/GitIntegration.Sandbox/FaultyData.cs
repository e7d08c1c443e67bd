using System;
using System.Collections.Generic;
using Newtonsoft.Json.Linq;
using F = GitIntegration.IntegrationFields;
using M = GitIntegration.Sandbox.RepositoryMembers;
using S = GitIntegration.SharedFields;
using T = GitIntegration.IntegrationTypes;

namespace GitIntegration.Sandbox;

/// <summary>A sandbox in which each rule of Test-GijIntegration is broken once; the names say which.</summary>
internal sealed class FaultyData
{
    private const int Many = 2001,
        FirstRepository = 1001,
        Project = 10000,
        ProjectGone = 10999;

    private readonly List<JObject> integrations = [],
        repositories = [];

    private FaultyData()
    {
        AddTypes();
        AddFilters();
        AddSettings();
        AddRepositories();
    }

    /// <summary>The data.</summary>
    public static SandboxData Make()
    {
        var data = new FaultyData();
        return new SandboxData { Integrations = data.integrations, Repositories = data.repositories };
    }

    private void AddTypes()
    {
        Add("GIJ001 old GitLab", T.GitLabServerLegacy, "https://gitlab-old.example.com");
        Add("GIJ007 DefaultCollection", T.AzureDevOps, "https://devops.example.com/DefaultCollection");
        Add("GIJ008 review", T.Gerrit, "https://gerrit.example.com");
        Add("GIJ009 starred", T.GitHubServer, "https://github.example.com", (F.ApiPath, "/users/build-bot/starred"));
        Add("GIJ010 unused path", T.Azure, "https://dev.azure.com/example", (F.ApiPath, "/_apis/projects"));
        Add("GIJ016 TFS", T.TeamFoundationServer, "https://tfs.example.com/tfs");
        Add("GIJ020 firmware", T.TrackedFolder, "/srv/git/firmware/*", (F.FolderDepth, 2));
        Add("GIJ030 without encryption", T.GitLabServer, "http://gitlab.example.com");
        Add("GIJ031 internal", T.GitLabServer, "https://gitlab.example.lan", (S.Global, true));
    }

    private void AddFilters()
    {
        AddGitHub("GIJ011 broken filter", (F.ApiFilter, "[?name"));
        AddGitHub("GIJ012 filter with a trap", (F.ApiFilter, "[?name != 'attic' && !archived]"));
        AddGitHub("GIJ013 broken pattern", (S.TagsFilter, "v[0-9"));
        AddGitHub("GIJ014 pattern with a trap", (S.TagsFilter, "^[a-z&&[^x]]+$"));
    }

    private void AddSettings()
    {
        AddGitHub("GIJ002 never indexed").Remove("lastIndexedDate");
        AddGitHub("GIJ003 late")["lastIndexedDate"] = DateTimeOffset.UtcNow.AddDays(-3).ToUnixTimeMilliseconds();
        AddGitHub("GIJ004 no certificate checks", (S.DisableSslVerification, true));
        AddGitHub("GIJ005 folder date", (S.TrustFolderStat, true));
        AddGitHub("GIJ006 disabled", (S.Disabled, true));
        AddGitHub("GIJ015 one account", (F.RequireUserPat, false));
        AddGitHub("GIJ017 for all", (S.Global, true));
        AddGitHub("GIJ018 for nobody", (S.ProjectMappingIds, new JArray()));
        AddGitHub("GIJ026 project gone", (S.ProjectMappingIds, new JArray(Project, ProjectGone)));
    }

    private void AddRepositories()
    {
        var twice = AddGitHub("GIJ021 the same", (F.ApiPath, "/orgs/same/repos"));
        AddGitHub("GIJ021 twice", (F.ApiPath, "/orgs/same/repos"));
        repositories[repositories.Count - 1][S.Origin.Name] = (string)repositories[repositories.Count - 2][S.Origin.Name]!;
        repositories[repositories.Count - 1][S.DisplayName.Name] = $"GIJ022 the repository of {twice["id"]}";
        var many = AddGitHub("GIJ023 too many");
        for (var number = 2; number <= Many; number++)
        {
            AddRepository(many, $"service-{number}");
        }

        AddGitHub("GIJ024 empty");
        repositories.RemoveAt(repositories.Count - 1);
        AddRepository(AddGitHub("GIJ025 behind"), "archive")["lastIndexedDate"] = DateTimeOffset
            .UtcNow.AddDays(-5)
            .ToUnixTimeMilliseconds();
        AddGitHub("GIJ032 in error");
        repositories[repositories.Count - 1][M.State] = "ERROR";
        AddPlain("GIJ019 plain", "https://git.example.com/tools.git");
    }

    /// <summary>Each has a path of its own, so that no two track the same repositories.</summary>
    private JObject AddGitHub(string name, params (Field Field, JToken Value)[] settings) =>
        Add(name, T.GitHub, "https://api.github.com", [(F.ApiPath, $"/orgs/team-{integrations.Count + 1}/repos"), .. settings]);

    private JObject Add(string name, string type, string origin, params (Field Field, JToken Value)[] settings)
    {
        var integration = Restricted(SandboxIntegrations.Default(integrations.Count + 1, type, name, origin));
        integration[F.RequireUserPat.Name] = true;
        foreach (var (field, value) in settings)
        {
            integration[field.Name] = value;
        }

        integrations.Add(SharedMembers.Indexed(integration));
        AddRepository(integration, "app");
        return integration;
    }

    private JObject AddRepository(JObject integration, string name)
    {
        var id = (int)integration["id"]!;
        var repository = Repository(name, $"https://git.example.com/team-{id}/{name}");
        repository[M.IntegrationId] = id;
        repository[M.IntegrationType] = integration[F.Type.ResponseName];
        return repository;
    }

    private void AddPlain(string name, string origin) => Repository(name, origin);

    private JObject Repository(string name, string origin)
    {
        var repository = Restricted(SandboxRepositories.Default(FirstRepository + repositories.Count, name, origin));
        repository[M.State] = "UPDATED";
        repositories.Add(SharedMembers.Indexed(repository));
        return repository;
    }

    private static JObject Restricted(JObject item)
    {
        item[S.Global.Name] = false;
        item[S.ProjectMappingIds.Name] = new JArray(Project);
        return item;
    }
}
