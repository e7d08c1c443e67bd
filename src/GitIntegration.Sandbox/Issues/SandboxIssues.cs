using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;
using S = GitIntegration.SharedFields;

namespace GitIntegration.Sandbox;

/// <summary>What a sandbox says about issues: their commits, branches, tags and pull requests.</summary>
/// <param name="repositories">The repositories.</param>
internal sealed class SandboxIssues(SandboxRepositories repositories)
{
    private const string Root = "rest/gitplugin/1.0",
        Details = Root + "/issuegitdetails/issue/{key}",
        OfCommit = Root + "/repository/{id:int}/commits/{hash}/issues";

    private readonly IReadOnlyList<SandboxCommit> commits = SampleIssues.Commits();

    public IEnumerable<Route> Routes =>
        [
            new("GET", $"{Root}/issues/branches", Access.User, ListBranches),
            new("GET", Details, Access.User, ReadBranches),
            new("GET", $"{Details}/tag", Access.User, ReadTags),
            new("GET", $"{Details}/pullRequest", Access.User, ReadPullRequests),
            new("GET", $"{Root}/issues/{{key}}/commits", Access.User, ReadCommits),
            new("GET", OfCommit, Access.User, ReadIssues),
            new("POST", OfCommit, Access.Administrator, ChangeIssues),
        ];

    private static SandboxResponse ListBranches(RouteContext context)
    {
        var names = SampleIssues.Branches()["branches"]!.Select(branch => branch["name"]!);
        return SandboxResponse.Json(
            new JObject { ["success"] = true, ["branches"] = new JArray(names.Prepend("main").Prepend("release/2.1")) }
        );
    }

    private SandboxResponse ReadBranches(RouteContext context)
    {
        var key = KeyOf(context);
        return SandboxResponse.Json(
            new JObject
            {
                ["commitCount"] = commits.Count(commit => commit.Issues.Contains(key)),
                ["repositories"] = key == SampleIssues.Retry ? new JArray(SampleIssues.Branches()) : [],
                ["enableBranchCreation"] = true,
                ["notAllPermissions"] = false,
            }
        );
    }

    private static SandboxResponse ReadTags(RouteContext context)
    {
        var number = int.Parse(context.Request.QueryParameter("tagsPerRepository") ?? "1", CultureInfo.InvariantCulture);
        var all = KeyOf(context) == SampleIssues.Retry ? SampleIssues.Tags() : [];
        var shown = number == 0 ? all : all.Take(number).ToArray();
        var tags = new JObject
        {
            ["tags"] = new JArray(shown),
            ["isTagsFeatureEnabled"] = true,
            ["hasMore"] = shown.Count < all.Count,
            ["calculationError"] = string.Empty,
        };
        if (all.Count > 0)
        {
            tags["firstTag"] = all[all.Count - 1].DeepClone();
        }

        return SandboxResponse.Json(tags);
    }

    private static SandboxResponse ReadPullRequests(RouteContext context)
    {
        var items = KeyOf(context) == SampleIssues.Retry ? SampleIssues.PullRequests() : [];
        return SandboxResponse.Json(
            new JObject
            {
                ["mergeRequests"] = new JObject { ["items"] = new JArray() },
                ["pullRequests"] = new JObject { ["items"] = items },
            }
        );
    }

    private SandboxResponse ReadCommits(RouteContext context)
    {
        var key = KeyOf(context);
        var withFiles = context.Request.QueryParameter("showFiles") == "true";
        return SandboxResponse.Json(
            new JObject
            {
                ["success"] = true,
                ["commits"] = new JArray(commits.Where(commit => commit.Issues.Contains(key)).Select(commit => Show(commit, withFiles))),
            }
        );
    }

    private JObject Show(SandboxCommit commit, bool withFiles)
    {
        var shown = new JObject
        {
            ["author"] = commit.Author,
            ["commitId"] = commit.Hash,
            ["isMergeCommit"] = false,
            ["date"] = commit.Date,
            ["message"] = commit.Message,
            ["repository"] = new JObject { ["id"] = commit.RepositoryId, ["name"] = NameOf(commit) },
            ["notes"] = new JObject(),
            ["branches"] = new JArray("main"),
        };
        if (withFiles)
        {
            shown["files"] = new JArray(
                new JObject
                {
                    ["path"] = "src/payment.js",
                    ["linesAdded"] = 12,
                    ["linesChanged"] = 0,
                    ["linesDeleted"] = 3,
                    ["added"] = false,
                    ["deleted"] = false,
                }
            );
        }

        return shown;
    }

    private string? NameOf(SandboxCommit commit) =>
        (string?)repositories.All.FirstOrDefault(repository => (int)repository["id"]! == commit.RepositoryId)?[S.DisplayName.Name];

    private SandboxResponse ReadIssues(RouteContext context) =>
        SandboxResponse.Json(new JObject { ["success"] = true, ["issueKeys"] = new JArray(Find(context).Issues) });

    private SandboxResponse ChangeIssues(RouteContext context)
    {
        var commit = Find(context);
        foreach (var change in context.ReadBody()["changeStrs"]?.Values<string>() ?? [])
        {
            var key = change!.Substring(2);
            var hasChanged = change[0] == 'a' ? commit.Issues.Add(RequireIssue(key)) : commit.Issues.Remove(key);
        }

        return SandboxResponse.Json(BodyShape.Success());
    }

    private SandboxCommit Find(RouteContext context)
    {
        var id = (int)repositories.Get(context.Values["id"])["id"]!;
        var hash = context.Values["hash"];
        return commits.FirstOrDefault(commit => commit.Is(id, hash))
            ?? throw new SandboxRefusal($"Commit {hash} does not exist", "Use the hash of a commit that was indexed.");
    }

    private static string KeyOf(RouteContext context) => RequireIssue(context.Values["key"]);

    private static string RequireIssue(string key) =>
        SampleIssues.Keys.Contains(key) ? key : throw new SandboxRefusal($"Issue {key} does not exist", "Use the key of an issue.");
}
