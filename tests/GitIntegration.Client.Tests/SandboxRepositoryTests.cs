using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>The sandbox's repositories against the API's pages, by raw requests over a socket.</summary>
public sealed class SandboxRepositoryTests : IDisposable
{
    private const string Path = "rest/gitplugin/1.0/repository";

    private readonly LoopbackServer server = new("/jira");
    private readonly SandboxClient client;

    public SandboxRepositoryTests() => client = new SandboxClient(server);

    [Theory]
    [InlineData(Path)]
    [InlineData(Path + ".json")]
    [InlineData(Path + "?all")]
    public async Task All_of_them_are_listed_below_every_integration_and_plain_ones(string path)
    {
        var list = await SendAsync("GET", path);
        Assert.Equal(JTokenType.Boolean, list["success"]!.Type);
        var byIntegration = list["repositories"]!.ToLookup(repository => (int?)repository["trackedFolderId"]);
        Assert.Equal([null, .. Enumerable.Range(1, 13)], byIntegration.Select(group => group.Key).Order());
        Assert.True(byIntegration[13].Count() >= 300);
        Assert.Equal(
            ["ERROR", "QUEUED", "SCANNING", "UPDATED"],
            list["repositories"]!.Select(repository => (string)repository["state"]!).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.DoesNotContain(list["repositories"]!, repository => repository["pat"] is not null || repository["username"] is not null);
    }

    [Fact]
    public async Task A_project_sees_neither_disabled_ones_nor_those_in_error_nor_those_of_others()
    {
        var seen = (await SendAsync("GET", $"{Path}?projectKey=PAY"))["repositories"]!;
        Assert.DoesNotContain(seen, repository => (bool)repository["disabled"]! || (string?)repository["state"] == "ERROR");
        Assert.All(
            seen,
            repository => Assert.True((bool)repository["global"]! || repository["projectMappingIds"]!.Any(id => (int)id == 10000))
        );
        Assert.Contains(seen, repository => !(bool)repository["global"]!);
        Assert.False((bool)(await SendAsync("GET", $"{Path}?projectKey=NONE"))["success"]!);
    }

    [Fact]
    public async Task Any_user_lists_and_only_administrators_change()
    {
        LogIn(server.Sandbox.ReaderToken);
        Assert.Equal(200, (int)(await RawAsync("GET", Path)).StatusCode);
        Assert.Equal(403, (int)(await RawAsync("PUT", Path, """{"id":460}""")).StatusCode);
        Assert.Equal(403, (int)(await RawAsync("POST", Path, """{"origin":"x"}""")).StatusCode);
        Assert.Equal(403, (int)(await RawAsync("DELETE", $"{Path}?id=460")).StatusCode);
    }

    [Fact]
    public async Task An_update_has_the_id_in_its_body_and_is_answered_by_the_bare_object()
    {
        var answer = await SendAsync(
            "PUT",
            Path,
            """{"id":460,"maxMinsToCommitEmail":1441,"gitViewerEnabled":false,"limitGitData":true}"""
        );
        Assert.Equal((460, 1441, false), ((int)answer["id"]!, (int)answer["maxMinsToCommitEmail"]!, (bool)answer["gitViewerEnabled"]!));
        Assert.Null(answer["success"]);
        Assert.Null(answer["limitGitData"]);
    }

    [Fact]
    public async Task What_the_page_calls_read_only_for_nested_ones_is_ignored()
    {
        var before = await SendAsync("PUT", Path, """{"id":111}""");
        var answer = await SendAsync(
            "PUT",
            Path,
            """
            {"id":111,"mainBranch":"x","enableFetches":false,"disableSslVerification":true,"commitsValidationRequired":false,
            "origin":"x","realRoot":"x","absoluteRoot":true,"state":"ERROR","username":"x","tagsFilter":"^v"}
            """
        );
        before["tagsFilter"] = "^v";
        before["showAllTags"] = false;
        Assert.True(JToken.DeepEquals(before, answer));
    }

    [Fact]
    public async Task A_new_one_is_queued_and_its_folder_follows_its_root()
    {
        var made = await SendAsync("POST", Path, """{"origin":"https://git.example.com/team/tools.git","pat":"any-token"}""");
        Assert.Equal(("tools", "QUEUED", "463_tools"), ((string?)made["displayName"], (string?)made["state"], (string?)made["realRoot"]));
        Assert.EndsWith("/463_tools", (string?)made["root"], StringComparison.Ordinal);
        Assert.False(made.ContainsKey("lastIndexedDate") || made.ContainsKey("trackedFolderId") || made.ContainsKey("pat"));
        var moved = await SendAsync("PUT", Path, """{"id":463,"realRoot":"/srv/git/tools.git","absoluteRoot":true}""");
        Assert.Equal("/srv/git/tools.git", (string?)moved["root"]);
    }

    [Theory]
    [InlineData("POST", Path, "{}")]
    [InlineData("POST", Path, """{"origin":5}""")]
    [InlineData("PUT", Path, """{"id":460,"absoluteRoot":"yes"}""")]
    [InlineData("PUT", Path, """{"displayName":"x"}""")]
    [InlineData("PUT", Path, """{"id":3,"displayName":"x"}""")]
    [InlineData("PUT", Path, """{"id":460,"global":false}""")]
    [InlineData("DELETE", Path, null)]
    [InlineData("DELETE", Path + "?id=3", null)]
    [InlineData("DELETE", Path + "?id=99", null)]
    [InlineData("PUT", Path + "/99/disable?disable=true", null)]
    public async Task What_makes_no_sense_is_a_failure_with_advice(string method, string path, string? body)
    {
        var answer = await SendAsync(method, path, body);
        Assert.False((bool)answer["success"]!);
        Assert.NotEmpty((string)answer["error"]!);
        Assert.NotEmpty((string)answer["advice"]!);
    }

    [Fact]
    public async Task A_removal_is_accepted_at_once_and_carried_out_later()
    {
        Assert.True((bool)(await SendAsync("DELETE", $"{Path}?id=460&deleteFiles=false"))["success"]!);
        Assert.True((bool)(await FindAsync(460))!["disabled"]!);
        await FindAsync(460);
        Assert.Null(await FindAsync(460));
    }

    [Fact]
    public async Task The_separate_call_switches_off_and_on()
    {
        await SendAsync("PUT", $"{Path}/111/disable?disable=true");
        Assert.True((bool)(await FindAsync(111))!["disabled"]!);
        await SendAsync("PUT", $"{Path}/111/disable?disable=false");
        Assert.False((bool)(await FindAsync(111))!["disabled"]!);
    }

    public void Dispose()
    {
        client.Dispose();
        server.Dispose();
    }

    private void LogIn(string token) => client.LogIn(token);

    private async Task<JToken?> FindAsync(int id) =>
        (await SendAsync("GET", Path))["repositories"]!.FirstOrDefault(repository => (int)repository["id"]! == id);

    private Task<JObject> SendAsync(string method, string path, string? body = null) => client.SendAsync(method, path, body);

    private Task<HttpResponseMessage> RawAsync(string method, string path, string? body = null) => client.RawAsync(method, path, body);
}
