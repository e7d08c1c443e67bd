using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;
using GitIntegration.Sandbox;
using Newtonsoft.Json.Linq;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>The sandbox against the API's page, by raw requests over a socket: no client of ours in between.</summary>
public sealed class SandboxTests : IDisposable
{
    private readonly LoopbackServer server = new("/jira");
    private readonly HttpClient http = new();

    public SandboxTests() =>
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", server.Sandbox.AdministratorToken);

    [Fact]
    public async Task The_list_says_its_success_as_a_boolean_and_one_integration_as_text_in_an_array()
    {
        var list = await SendAsync("GET", "rest/gitplugin/1.0/integration");
        Assert.Equal(JTokenType.Boolean, list["success"]!.Type);
        Assert.Equal(12, list["integrations"]!.Select(integration => (string?)integration["integrationType"]).Distinct().Count());

        var one = await SendAsync("GET", "rest/gitplugin/1.0/integration/6");
        Assert.Equal(JTokenType.String, one["success"]!.Type);
        Assert.Equal(6, (int?)Assert.Single(one["integration"]!)!["id"]);
    }

    [Fact]
    public async Task The_pages_first_example_changes_many_settings_and_returns_no_secret()
    {
        var answer = await PutAsync(
            1,
            """
            {"displayName":"MY GITLAB","origin":"https://gitlab.com","disabled":false,"sendCommitEmails":true,"maxMinsToCommitEmail":1440,
            "global":true,"pat":"any-token","revisionIndexing":true,"gitViewerEnabled":true,"disableSslVerification":false,
            "smartCommitsEnabled":true,"requireUserPat":false,"projectMappingIds":[],
            "integrationType":"GITLAB","sourcesDiffViewEnabled":true,"refSpecNotes":true,"refSpecChanges":false,"trustFolderStat":false}
            """
        );

        Assert.Equal("true", (string?)answer["success"]);
        Assert.Equal(
            ("MY GITLAB", "GITLAB", 1),
            (
                (string?)answer["integration"]!["displayName"],
                (string?)answer["integration"]!["integrationType"],
                (int)answer["integration"]!["id"]!
            )
        );
        Assert.DoesNotContain("any-token", answer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_second_example_restricts_an_integration_to_a_project()
    {
        var answer = await PutAsync(
            1,
            """{"id":1,"pat":"any-token","gitViewerEnabled":true,"smartCommitsEnabled":true,"global":false,"projectMappingIds":[10000]}"""
        );
        Assert.Equal(
            ("true", false, "[10000]"),
            (
                (string?)answer["success"],
                (bool)answer["integration"]!["global"]!,
                answer["integration"]!["projectMappingIds"]!.ToString(Newtonsoft.Json.Formatting.None)
            )
        );
    }

    [Theory]
    [InlineData("""{"global":true,"projectMappingIds":[10000]}""")]
    [InlineData("""{"global":false}""")]
    [InlineData("""{"folderDepth":6}""")]
    [InlineData("""{"type":"FILESPACE"}""")]
    [InlineData("""{"type":"BITBUCKET"}""")]
    [InlineData("""{"awsRegion":"ap-outh-1"}""")]
    [InlineData("""{"apiPath":"repos"}""")]
    [InlineData("""{"disabled":"yes"}""")]
    [InlineData("""{"projectMappingIds":["10000"]}""")]
    [InlineData("""{"displayName":"x",}and more""")]
    [InlineData("[]")]
    public async Task What_the_page_forbids_is_refused_with_advice_and_changes_nothing(string body)
    {
        var before = await SendAsync("GET", "rest/gitplugin/1.0/integration/1");
        var answer = await PutAsync(1, body);

        Assert.Equal(JTokenType.Boolean, answer["success"]!.Type);
        Assert.False((bool)answer["success"]!);
        Assert.NotEmpty((string)answer["error"]!);
        Assert.NotEmpty((string)answer["advice"]!);
        Assert.True(JToken.DeepEquals(before, await SendAsync("GET", "rest/gitplugin/1.0/integration/1")));
    }

    [Fact]
    public async Task Read_only_and_unknown_members_are_ignored_and_the_tags_filter_decides_about_all_tags()
    {
        var answer = await PutAsync(
            1,
            """{"id":99,"initDate":1,"lastIndexedDate":2,"showAllTags":true,"limitGitData":true,"tagsFilter":"^v","type":"GITLAB_SERVER"}"""
        );
        var integration = (JObject)answer["integration"]!;

        Assert.Equal(
            (1, false, "GITLAB_SERVER"),
            ((int)integration["id"]!, (bool)integration["showAllTags"]!, (string?)integration["integrationType"])
        );
        Assert.True((long)integration["initDate"]! > 2);
        Assert.False(integration.ContainsKey("limitGitData") || integration.ContainsKey("type"));
    }

    public static IEnumerable<object[]> FieldNames => DocumentedFields.All.Select(row => new object[] { row.Name });

    [Theory]
    [MemberData(nameof(FieldNames))]
    public async Task A_value_of_the_wrong_type_is_refused_by_the_name_of_its_member(string name)
    {
        foreach (var value in new[] { "{}", "null", "1.5" })
        {
            var changed = await PutAsync(1, $$"""{"{{name}}":{{value}}}""");
            var added = await SendAsync("POST", "rest/gitplugin/1.0/integration", $$"""{"{{name}}":{{value}}}""");
            Assert.All(
                [changed, added],
                answer => Assert.StartsWith($"{name} must be of type ", (string?)answer["error"], StringComparison.Ordinal)
            );
        }
    }

    [Theory]
    [InlineData("folderDepth", "99999999999999999999")]
    [InlineData("maxMinsToCommitEmail", "2147483648")]
    [InlineData("projectMappingIds", "[99999999999999999999]")]
    public async Task A_number_that_does_not_fit_is_refused_by_the_name_of_its_member(string name, string value) =>
        Assert.StartsWith(name, (string?)(await PutAsync(1, $$"""{"{{name}}":{{value}}}"""))["error"], StringComparison.Ordinal);

    [Fact]
    public async Task Text_that_looks_like_a_date_stays_text() =>
        Assert.True((bool?)(await PutAsync(1, """{"displayName":"2024-01-01T00:00:00Z"}"""))["success"]);

    [Fact]
    public async Task An_unknown_id_is_a_failure_with_advice()
    {
        var answer = await SendAsync("GET", "rest/gitplugin/1.0/integration/99");
        Assert.False((bool)answer["success"]!);
        Assert.Contains("does not exist", (string?)answer["error"], StringComparison.Ordinal);
        Assert.NotEmpty((string)answer["advice"]!);
    }

    [Fact]
    public async Task A_new_integration_is_global_and_not_yet_indexed_and_shows_no_secret()
    {
        var answer = await SendAsync("POST", "rest/gitplugin/1.0/integration", """{"type":"GITHUB","pat":"any-token"}""");
        var integration = (JObject)answer["integration"]!;

        Assert.Equal(
            ("true", 463, "GITHUB", true, false),
            (
                (string?)answer["success"],
                (int)integration["id"]!,
                (string?)integration["integrationType"],
                (bool)integration["global"]!,
                (bool)integration["sendCommitEmails"]!
            )
        );
        Assert.False(integration.ContainsKey("lastIndexedDate") || integration.ContainsKey("pat") || integration.ContainsKey("type"));
        Assert.NotEmpty((string)integration["displayName"]!);
    }

    [Fact]
    public async Task A_new_integration_ignores_read_only_and_unknown_members()
    {
        var answer = await SendAsync(
            "POST",
            "rest/gitplugin/1.0/integration",
            """{"id":99,"initDate":1,"lastIndexedDate":2,"limitGitData":true,"integrationType":"AWS","type":"GITHUB","pat":"x"}"""
        );
        var integration = (JObject)answer["integration"]!;

        Assert.Equal((463, "GITHUB"), ((int)integration["id"]!, (string?)integration["integrationType"]));
        Assert.True((long)integration["initDate"]! > 2);
        Assert.False(integration.ContainsKey("limitGitData") || integration.ContainsKey("lastIndexedDate"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"type":"BITBUCKET","pat":"x"}""")]
    [InlineData("""{"type":"GITHUB"}""")]
    [InlineData("""{"type":"GITHUB","pat":""}""")]
    [InlineData("""{"type":"GITHUB_SERVER","pat":"x"}""")]
    [InlineData("""{"type":"AWS","username":"x","password":"y"}""")]
    [InlineData("""{"type":"FILESPACE","origin":"/srv/*"}""")]
    [InlineData("""{"type":"FILESPACE","origin":"/srv/*","folderDepth":6}""")]
    [InlineData("""{"type":"GITHUB","pat":"x","global":false}""")]
    public async Task A_new_integration_without_what_its_type_needs_is_refused(string body)
    {
        Assert.False((bool)(await SendAsync("POST", "rest/gitplugin/1.0/integration", body))["success"]!);
        Assert.Equal(13, (await SendAsync("GET", "rest/gitplugin/1.0/integration"))["integrations"]!.Count());
    }

    [Fact]
    public async Task The_separate_call_switches_off_and_on()
    {
        await SendAsync("PUT", "rest/gitplugin/1.0/repository/1/disable?disable=true");
        Assert.True((bool)(await SendAsync("GET", "rest/gitplugin/1.0/integration/1"))["integration"]![0]!["disabled"]!);
        Assert.Equal(
            JTokenType.Boolean,
            (await SendAsync("PUT", "rest/gitplugin/1.0/repository/1/disable?disable=false"))["success"]!.Type
        );
        Assert.False((bool)(await SendAsync("GET", "rest/gitplugin/1.0/integration/1"))["integration"]![0]!["disabled"]!);
        Assert.False((bool)(await SendAsync("PUT", "rest/gitplugin/1.0/repository/1/disable"))["success"]!);
        Assert.False((bool)(await SendAsync("PUT", "rest/gitplugin/1.0/repository/99/disable?disable=true"))["success"]!);
    }

    [Fact]
    public async Task A_removal_is_accepted_at_once_and_carried_out_later()
    {
        Assert.True((bool)(await SendAsync("DELETE", "rest/gitplugin/1.0/integration/1?deleteFiles=false"))["success"]!);
        var listed = (await SendAsync("GET", "rest/gitplugin/1.0/integration"))["integrations"]!.First();
        Assert.Equal((1, true), ((int)listed["id"]!, (bool)listed["disabled"]!));

        await SendAsync("GET", "rest/gitplugin/1.0/integration");
        Assert.Equal(12, (await SendAsync("GET", "rest/gitplugin/1.0/integration"))["integrations"]!.Count());
        Assert.False((bool)(await SendAsync("DELETE", "rest/gitplugin/1.0/integration/1"))["success"]!);
    }

    [Fact]
    public async Task Jiras_own_endpoints_answer()
    {
        Assert.Equal("RUNNING", (string?)(await SendAsync("GET", "status"))["state"]);
        Assert.Equal("admin", (string?)(await SendAsync("GET", "rest/api/2/myself"))["name"]);
        Assert.NotNull((await SendAsync("GET", "rest/api/2/serverInfo"))["version"]);
        var projects = JArray.Parse(await (await RawAsync("GET", "rest/api/2/project")).Content.ReadAsStringAsync());
        Assert.Contains(projects, project => (string?)project["id"] == "10000");
        Assert.Equal("10000", (string?)(await SendAsync("GET", "rest/api/2/project/PAY"))["id"]);
        Assert.Equal(404, (int)(await RawAsync("GET", "rest/api/2/project/NONE")).StatusCode);
        Assert.Equal(404, (int)(await RawAsync("GET", "rest/gitplugin/1.0/nothing")).StatusCode);
    }

    [Fact]
    public async Task A_write_without_the_xsrf_header_or_a_login_that_is_wrong_or_too_weak_gets_nowhere()
    {
        Assert.Equal(403, (int)(await RawAsync("PUT", "rest/gitplugin/1.0/integration/1", "{}", xsrf: false)).StatusCode);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", server.Sandbox.ReaderToken);
        Assert.Equal(403, (int)(await RawAsync("GET", "rest/gitplugin/1.0/integration")).StatusCode);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "wrong");
        Assert.Equal(401, (int)(await RawAsync("GET", "rest/gitplugin/1.0/integration")).StatusCode);
        http.DefaultRequestHeaders.Authorization = null;
        Assert.Equal(401, (int)(await RawAsync("GET", "rest/gitplugin/1.0/integration")).StatusCode);
    }

    [Fact]
    public async Task Sandboxes_are_given_data_and_share_none_of_it()
    {
        var data = new SandboxData
        {
            BaseUrl = "https://other.invalid",
            Projects = [JObject.Parse("""{"id":"20000","key":"PAY","name":"Payments"}""")],
            Integrations = [JObject.Parse("""{"id":40,"integrationType":"GITHUB","displayName":"Only one","global":true}""")],
            Repositories = [],
        };
        using var first = new LoopbackServer(data: data);
        using var second = new LoopbackServer(data: data);
        await SendAsync("PUT", "rest/gitplugin/1.0/integration/40", """{"displayName":"Changed"}""", first);
        await SendAsync("POST", "rest/gitplugin/1.0/integration", """{"type":"GITHUB","pat":"x"}""", first);

        Assert.Equal(["40 Changed", "41 https://api.github.com/*"], await ListAsync(first));
        Assert.Equal(["40 Only one"], await ListAsync(second));
        Assert.Equal("20000", (string?)(await SendAsync("GET", "rest/api/2/project/PAY", to: second))["id"]);
        Assert.Equal("https://other.invalid", (string?)(await SendAsync("GET", "rest/api/2/serverInfo", to: second))["baseUrl"]);

        async Task<string[]> ListAsync(LoopbackServer on) =>
            [
                .. (await SendAsync("GET", "rest/gitplugin/1.0/integration", to: on))["integrations"]!.Select(integration =>
                    $"{integration["id"]} {integration["displayName"]}"
                ),
            ];
    }

    public void Dispose()
    {
        http.Dispose();
        server.Dispose();
    }

    private Task<JObject> PutAsync(int id, string body) => SendAsync("PUT", $"rest/gitplugin/1.0/integration/{id}", body);

    private async Task<JObject> SendAsync(string method, string path, string? body = null, LoopbackServer? to = null) =>
        JObject.Parse(await (await RawAsync(method, path, body, to: to)).Content.ReadAsStringAsync());

    private async Task<HttpResponseMessage> RawAsync(
        string method,
        string path,
        string? body = null,
        bool xsrf = true,
        LoopbackServer? to = null
    )
    {
        var address = (to ?? server).BaseUri.AbsoluteUri.TrimEnd('/');
        using var request = new HttpRequestMessage(new HttpMethod(method), $"{address}/{path}");
        if (to is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", to.Sandbox.AdministratorToken);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        if (xsrf)
        {
            request.Headers.Add("X-Atlassian-Token", "no-check");
        }

        return await http.SendAsync(request);
    }
}
