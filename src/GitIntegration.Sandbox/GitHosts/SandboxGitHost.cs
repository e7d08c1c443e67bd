using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using M = GitIntegration.Sandbox.RepositoryMembers;
using S = GitIntegration.SharedFields;
using T = GitIntegration.IntegrationTypes;

namespace GitIntegration.Sandbox;

/// <summary>One kind of git host: its addresses, and what its lists look like.</summary>
internal sealed class SandboxGitHost
{
    private static readonly string[] GitHubTypes = [T.GitHub, T.GitHubServer],
        GitLabTypes = [T.GitLab, T.GitLabServer],
        MicrosoftTypes = [T.AzureDevOps, T.VisualStudio, T.Azure, T.TeamFoundationServer];

    private static readonly (string Path, string[] Types, Func<JObject, JObject> ToItem)[] Kinds =
    [
        (@"^(?:/api/v3)?/(?:user|(?:users|orgs)/(?<owner>[^/]+))/repos$", GitHubTypes, GitHubItem),
        ("^/api/v4/(?:projects|groups/(?<owner>[^/]+)/projects)$", GitLabTypes, GitLabItem),
        ("^(?<base>.*)/_apis/git/repositories$", MicrosoftTypes, MicrosoftItem),
    ];

    private readonly string host,
        path;
    private readonly string[] types;
    private readonly string? owner;
    private readonly Func<JObject, JObject> toItem;

    private SandboxGitHost(Uri address, Match found, string[] types, Func<JObject, JObject> toItem)
    {
        host = address.Authority == "api.github.com" ? "github.com" : address.Authority;
        path = found.Groups["base"].Value;
        owner = found.Groups["owner"] is { Success: true } group ? Uri.UnescapeDataString(group.Value) : null;
        this.types = types;
        this.toItem = toItem;
    }

    private bool IsMicrosoft => types == MicrosoftTypes;

    /// <summary>The host that has a list at an address; null where none has.</summary>
    public static SandboxGitHost? Of(Uri address)
    {
        foreach (var (path, types, toItem) in Kinds)
        {
            var found = Regex.Match(address.AbsolutePath, path, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            if (found.Success)
            {
                return new SandboxGitHost(address, found, types, toItem);
            }
        }

        return null;
    }

    /// <summary>What it lists, of all that the hosts have.</summary>
    public IEnumerable<JObject> Select(IEnumerable<JObject> all) =>
        all.Where(one =>
            types.Contains((string?)one[M.IntegrationType])
            && Uri.TryCreate(OriginOf(one), UriKind.Absolute, out var origin)
            && origin.Authority == host
            && origin.AbsolutePath.StartsWith(path, StringComparison.Ordinal)
            && (owner is null || GroupOf(one) == owner)
        );

    public JObject ToItem(JObject repository) => toItem(repository);

    public JToken Wrap(JArray items) => IsMicrosoft ? new JObject { ["count"] = items.Count, ["value"] = items } : items;

    /// <summary>Says where the next page is, in the way of the host.</summary>
    public void AddNext(HttpResponseMessage message, Uri address, int page)
    {
        if (IsMicrosoft)
        {
            message.Headers.Add("x-ms-continuationtoken", $"{page}");
            return;
        }

        var others = address.Query.TrimStart('?').Split('&').Where(pair => !pair.StartsWith("page=", StringComparison.Ordinal));
        var next = $"{address.GetLeftPart(UriPartial.Path)}?{string.Join("&", others.Append($"page={page}"))}";
        message.Headers.Add("Link", $"<{next}>; rel=\"next\"");
    }

    private static JObject GitHubItem(JObject repository)
    {
        var (name, group) = (NameOf(repository), GroupOf(repository));
        return new JObject
        {
            ["id"] = repository["id"],
            ["name"] = name,
            ["full_name"] = $"{group}/{name}",
            ["owner"] = new JObject { ["login"] = group },
            ["private"] = true,
            ["visibility"] = "private",
            ["archived"] = IsOld(name),
            ["disabled"] = false,
            ["fork"] = name.StartsWith("sdk-", StringComparison.Ordinal),
            ["topics"] = TopicsOf(name),
            ["language"] = "Java",
            ["default_branch"] = "main",
            ["pushed_at"] = "2026-11-01T08:00:00Z",
            ["size"] = 1024,
            ["clone_url"] = $"{OriginOf(repository)}.git",
        };
    }

    private static JObject GitLabItem(JObject repository)
    {
        var (name, group) = (NameOf(repository), GroupOf(repository));
        return new JObject
        {
            ["id"] = repository["id"],
            ["name"] = name,
            ["path_with_namespace"] = $"{group}/{name}",
            ["namespace"] = new JObject { ["full_path"] = group },
            ["visibility"] = "private",
            ["archived"] = IsOld(name),
            ["topics"] = TopicsOf(name),
            ["tag_list"] = TopicsOf(name),
            ["empty_repo"] = false,
            ["default_branch"] = "main",
            ["last_activity_at"] = "2026-11-01T08:00:00Z",
            ["http_url_to_repo"] = $"{OriginOf(repository)}.git",
        };
    }

    private static JObject MicrosoftItem(JObject repository) =>
        new()
        {
            ["id"] = $"{repository["id"]}",
            ["name"] = NameOf(repository),
            ["project"] = new JObject
            {
                ["name"] = GroupOf(repository).Split('/').Last(),
                ["state"] = "wellFormed",
                ["visibility"] = "private",
            },
            ["isDisabled"] = false,
            ["size"] = 4096,
            ["defaultBranch"] = "refs/heads/main",
            ["remoteUrl"] = OriginOf(repository),
        };

    private static bool IsOld(string name) => name.StartsWith("legacy-", StringComparison.Ordinal);

    private static JArray TopicsOf(string name) => name.IndexOf('-') < 0 ? ["jira"] : [];

    private static string OriginOf(JObject repository) => (string?)repository[S.Origin.Name] ?? string.Empty;

    private static string GroupOf(JObject repository) => (string?)repository[M.Group] ?? string.Empty;

    private static string NameOf(JObject repository) => SandboxRepositories.NameIn(OriginOf(repository));
}
