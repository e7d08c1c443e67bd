using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;
using System.Threading.Tasks;
using GitIntegration.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GitIntegration.Bench;

/// <summary>
/// Answers with ready-made bodies. The context path sets the scene: /count/10000 has that many integrations, /repositories/10000 has a few
/// integrations and that many repositories, /health/50000 has them in 2,000 integrations, /delay/50 answers after that many milliseconds,
/// /bulk/100000 has a bulk file of that many rows, /limit/20 accepts that many requests a second,
/// /reindex/20 needs that many milliseconds for the reindex of each repository, and /pages/5000 is a git host with that many repositories.
/// </summary>
internal static class BenchServer
{
    private const int FewIntegrations = 13,
        ManyIntegrations = 2000,
        PerPage = 100;

    private static readonly ConcurrentDictionary<(string Noun, int Count), byte[]> Lists = new();
    private static readonly ConcurrentDictionary<int, RateLimit> Limits = new();

    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using var app = builder.Build();
        app.Run(AnswerAsync);
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await app.WaitForShutdownAsync();
    }

    /// <summary>An integration of the size that the app's own answers have.</summary>
    private static string Integration(int id) =>
        $$"""
            {"id":{{id}},"displayName":"https://git{{id}}.example.com/*","origin":"https://git{{id}}.example.com","disabled":false,
            "sendCommitEmails":true,"maxMinsToCommitEmail":1440,"global":false,"initDate":1675942373613,"lastIndexedDate":1695470025397,
            "revisionIndexing":true,"gitViewerEnabled":true,"disableSslVerification":false,"smartCommitsEnabled":true,
            "prHideFilter":"^.*wip.*$","requireUserPat":false,"projectMappingIds":[10000,10001,10002],"integrationType":"GITHUB",
            "showAllTags":true,"sourcesDiffViewEnabled":true,"refSpecNotes":true,"refSpecChanges":false,"trustFolderStat":true}
            """.ReplaceLineEndings("");

    /// <summary>A repository with the members that the app's own answers have.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="integrations">Among how many integrations it and its siblings are divided.</param>
    private static string Repository(int id, int integrations)
    {
        var page = $"https://github.com/TestOrg/repository{id}";
        return $$"""
            {"id":{{id}},"group":"TestOrg","displayName":"repository{{id}}","origin":"{{page}}.git","mainBranch":"master",
            "root":"..\\data\\git-plugin\\{{id}}_repository{{id}}","realRoot":"{{id}}_repository{{id}}","absoluteRoot":false,
            "disabled":false,"enableFetches":true,"sendCommitEmails":true,"maxMinsToCommitEmail":1440,"global":true,"hosted":false,
            "initDate":1675942388415,"lastIndexedDate":1695468517355,"revisionIndexing":true,"gitViewerEnabled":true,
            "disableSslVerification":false,"smartCommitsEnabled":true,"webLinkType":"github","viewFormat":"",
            "changesetFormat":"{{page}}/commit/${rev}","fileAddedFormat":"{{page}}/commit/${rev}#diff-${sha256path}",
            "fileModifiedFormat":"{{page}}/commit/${rev}#diff-${sha256path}",
            "fileDeletedFormat":"{{page}}/commit/${rev}#diff-${sha256path}",
            "mergeRequestFormat":"{{page}}/pull/${mergereqId}","branchLinkFormat":"{{page}}/tree/${branch}",
            "commitsValidationRequired":true,"requireUserPat":false,"projectMappingIds":[],"trackedFolderId":{{1 + (id % integrations)}},
            "integrationType":"GITHUB","showAllTags":true,"supportsBranchCreationApi":true,"supportsPullRequestApi":"PULL_REQUESTS_GROUP",
            "sourcesDiffViewEnabled":true,"refSpecNotes":true,"refSpecChanges":false,"trustFolderStat":true}
            """.ReplaceLineEndings("");
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        var parts = context.Request.Path.Value!.Split('/');
        var number = int.Parse(parts[2], CultureInfo.InvariantCulture);
        if (parts[1] == "delay")
        {
            await Task.Delay(number);
        }

        if (parts[1] == "pages")
        {
            await AnswerPageAsync(context, number);
            return;
        }

        if (parts[1] == "limit" && !Limits.GetOrAdd(number, perSecond => new RateLimit(perSecond)).Admits())
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = "1";
            return;
        }

        context.Response.ContentType = "application/json";
        if (parts[^1] is "configuration" or "configuration.json" or "progress.json")
        {
            await BenchBulk.AnswerAsync(context, number, parts[^1]);
            return;
        }

        if (parts[1] == "reindex" && parts[^1] is "reindex" or "index.json" or "requests")
        {
            await BenchReindexing.AnswerAsync(context, number);
            return;
        }

        var body = parts[^1] switch
        {
            "project" => Encoding.UTF8.GetBytes("""[{"id":"10000","key":"PAY"},{"id":"10001","key":"OPS"},{"id":"10002","key":"WEB"}]"""),
            "myself" => Encoding.UTF8.GetBytes("""{"name":"admin"}"""),
            "integration" => Lists.GetOrAdd(("integrations", IntegrationsIn(parts[1], number)), List),
            "repository" when parts[1] == "health" => Lists.GetOrAdd(("nested", number), List),
            "repository" => Lists.GetOrAdd(("repositories", parts[1] == "reindex" ? BenchReindexing.Repositories : number), List),
            var id => Encoding.UTF8.GetBytes(
                $$"""{"success":"true","integration":{{Integration(int.Parse(id, CultureInfo.InvariantCulture))}}}"""
            ),
        };
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body);
    }

    private static int IntegrationsIn(string scene, int number) =>
        scene switch
        {
            "repositories" => FewIntegrations,
            "health" => ManyIntegrations,
            _ => number,
        };

    private static async Task AnswerPageAsync(HttpContext context, int count)
    {
        var page = int.TryParse(context.Request.Query["page"], CultureInfo.InvariantCulture, out var given) ? given : 1;
        if (page * PerPage < count)
        {
            var address = $"http://{context.Request.Host}{context.Request.Path}?per_page={PerPage}&page={page + 1}";
            context.Response.Headers.Append("Link", $"<{address}>; rel=\"next\"");
        }

        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(Lists.GetOrAdd(("page", page), PageOf));
    }

    private static byte[] PageOf((string Noun, int Number) page)
    {
        var ids = Enumerable.Range(((page.Number - 1) * PerPage) + 1, PerPage);
        return Encoding.UTF8.GetBytes($"[{string.Join(",", ids.Select(id => HostRepository(id, linkCount: 30)))}]");
    }

    /// <summary>A repository as GitHub lists it: names, flags, and the addresses of everything around it.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="linkCount">How many addresses it has: 30 make 3 KB.</param>
    public static string HostRepository(int id, int linkCount)
    {
        var name = $"TestOrg/repository{id}";
        var links = Enumerable
            .Range(1, linkCount)
            .Select(link => $"\"link{link}_url\":\"https://api.github.com/repos/{name}/things{link}{{/other}}\"");
        return $$"""
            {"id":{{id}},"name":"repository{{id}}","full_name":"{{name}}","private":true,
            "owner":{"login":"TestOrg","id":1,"type":"Organization"},
            "archived":{{(id % 7 == 0 ? "true" : "false")}},"fork":false,"topics":["jira","java"],"pushed_at":"2026-11-01T08:00:00Z",
            "clone_url":"https://github.com/{{name}}.git","default_branch":"main",{{string.Join(",", links)}}}
            """.ReplaceLineEndings("");
    }

    private static byte[] List((string Noun, int Count) list)
    {
        var (member, write) = list.Noun switch
        {
            "integrations" => (list.Noun, Integration),
            "nested" => ("repositories", id => Repository(id, ManyIntegrations)),
            _ => (list.Noun, (Func<int, string>)(id => Repository(id, FewIntegrations))),
        };
        var objects = Enumerable.Range(1, list.Count).Select(write);
        return Encoding.UTF8.GetBytes($$"""{"success":true,"{{member}}":[{{string.Join(",", objects)}}]}""");
    }
}
