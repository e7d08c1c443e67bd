using System;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>The sandbox's reindexing and scans, seen without the client.</summary>
public sealed class SandboxReindexTests : IDisposable
{
    private const string Start = "rest/gitplugin/2.0/reindex",
        Status = "rest/gitplugin/1.0/index.json",
        List = "rest/gitplugin/1.0/repository";

    private readonly LoopbackServer server = new("/jira");
    private readonly SandboxClient client;

    public SandboxReindexTests() => client = new SandboxClient(server);

    [Fact]
    public async Task A_second_start_of_a_repository_is_merged_and_a_priority_below_1_refused()
    {
        var first = (string?)(await SendAsync("POST", Start, """{"repoId":111}"""))["threadId"];
        Assert.Equal(first, (string?)(await SendAsync("POST", Start, """{"repoId":111,"priority":40}"""))["threadId"]);
        Assert.False((bool)(await SendAsync("POST", Start, """{"repoId":111,"priority":0}"""))["success"]!);
        Assert.False((bool)(await SendAsync("POST", Start, """{"repoId":3}"""))["success"]!);
    }

    [Fact]
    public async Task Both_documented_shapes_occur_and_each_ends_after_some_polls()
    {
        var shapes = await Task.WhenAll(new[] { 111, 113 }.Select(FinishAsync));
        Assert.Contains(shapes, shape => shape["messages"] is JObject && shape["lastOperationPercent"] is not null);
        Assert.Contains(shapes, shape => shape["messages"] is JArray && shape["threadID"] is not null);
    }

    [Fact]
    public async Task Some_fail_and_one_is_forgotten()
    {
        Assert.Contains("not authorized", $"{await FinishAsync(118)}", StringComparison.Ordinal);
        Assert.Equal("ERROR", (string?)(await FindAsync("wire-transfer"))!["state"]);
        await FinishAsync(109);
        Assert.Equal("UPDATED", (string?)(await FindAsync("fraud-rules"))!["state"]);

        var thread = await StartAsync(102);
        JObject status;
        do
        {
            status = await SendAsync("GET", $"{Status}?threadId={thread}");
        } while ((bool?)status["finished"] == false);
        Assert.Contains("no record", (string?)status["error"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scan_brings_back_what_was_removed_and_removes_what_the_host_no_longer_lists()
    {
        await SendAsync("DELETE", $"{List}?id=105");
        await UntilAsync(async () => await FindAsync("sdk-java") is null);
        await SendAsync("POST", Start, "{}");
        Assert.True((int)(await FindAsync("sdk-java"))!["id"]! > 462);
        await UntilAsync(async () => await FindAsync("wiki-export") is null);
    }

    [Fact]
    public async Task A_new_integration_is_scanned_and_has_a_date_after_its_repositories_have()
    {
        var body = """{"type":"FILESPACE","origin":"/srv/git/new/*","folderDepth":2,"displayName":"New"}""";
        var made = (await SendAsync("POST", "rest/gitplugin/1.0/integration", body))["integration"]!;
        Assert.Null(made["lastIndexedDate"]);
        await UntilAsync(async () => await FindAsync("docs", (int)made["id"]!) is { } found && found["lastIndexedDate"] is not null);
        await UntilAsync(async () =>
        {
            await SendAsync("GET", List);
            var read = await SendAsync("GET", $"rest/gitplugin/1.0/integration/{made["id"]}");
            return read["integration"]![0]!["lastIndexedDate"] is not null;
        });
    }

    public void Dispose()
    {
        client.Dispose();
        server.Dispose();
    }

    private async Task<string> StartAsync(int id) => (string)(await SendAsync("POST", Start, $$"""{"repoId":{{id}}}"""))["threadId"]!;

    private async Task<JObject> FinishAsync(int id)
    {
        var thread = await StartAsync(id);
        var status = await SendAsync("GET", $"{Status}?threadId={thread}");
        Assert.False((bool)status["finished"]!);
        await UntilAsync(async () => (bool)(status = await SendAsync("GET", $"{Status}?threadId={thread}"))["finished"]!);
        return status;
    }

    /// <summary>A few polls have to do: the sandbox counts them.</summary>
    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var poll = 0; poll < 5; poll++)
        {
            if (await isSo())
            {
                return;
            }
        }

        Assert.Fail("It takes too many polls.");
    }

    private async Task<JToken?> FindAsync(string name, int? integration = null) =>
        (await SendAsync("GET", List))["repositories"]!.FirstOrDefault(repository =>
            ((string?)repository["origin"])!.EndsWith($"/{name}", StringComparison.Ordinal)
            && (integration is null || (int?)repository["trackedFolderId"] == integration)
        );

    private Task<JObject> SendAsync(string method, string path, string? body = null) => client.SendAsync(method, path, body);
}
