using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>
/// Every request about repositories, over a socket: its success, a failure body, a plain 404, and an answer that can't be used.
/// </summary>
public sealed class RepositoryEndpointTests : IDisposable
{
    private const string Repository = "/rest/gitplugin/1.0/repository";

    private static readonly Dictionary<string, (string Request, Func<ResourceClient<GijRepository>, Task> Send)> Operations = new(
        StringComparer.Ordinal
    )
    {
        ["list"] = ($"GET {Repository}", client => client.ListAsync(_ => { }, CancellationToken.None)),
        ["get"] = ($"GET {Repository}", client => client.GetAsync(111, CancellationToken.None)),
        ["add"] = ($"POST {Repository}", client => client.AddAsync(Settings(), CancellationToken.None)),
        ["update"] = ($"PUT {Repository}", client => client.UpdateAsync(111, Settings(), present: null, CancellationToken.None)),
        ["disable"] = (
            $"PUT {Repository}/111/disable",
            client => client.SetDisabledAsync(111, true, present: null, CancellationToken.None)
        ),
        ["remove"] = ($"DELETE {Repository}", client => client.RemoveAsync(111, deleteFiles: false, present: null, CancellationToken.None)),
    };

    private readonly LoopbackServer server = new("/jira");
    private readonly GijServer connection;
    private readonly ResourceClient<GijRepository> client;

    public RepositoryEndpointTests()
    {
        connection = server.Connect();
        client = new ResourceClient<GijRepository>(connection);
    }

    public static TheoryData<string> Names => new(Operations.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Succeeds_in_one_request(string name)
    {
        await Operations[name].Send(client);
        Assert.Equal(Operations[name].Request, $"{server.Requests.Single().Method} {Below(server.Requests.Single().Path)}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Reports_what_a_failure_body_says(string name)
    {
        var error = await FailAsync(name, 200, """{"success":false,"error":"No index","advice":"Make one"}""");
        Assert.Equal(GijErrorId.RequestRejected, error.Id);
        Assert.Contains("No index", error.Message, StringComparison.Ordinal);
        Assert.Contains("Make one", error.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update")]
    [InlineData("disable")]
    [InlineData("remove")]
    public async Task Recognises_a_missing_one_by_a_failure_body(string name) =>
        Assert.Equal(
            GijErrorId.RepositoryNotFound,
            (await FailAsync(name, 200, """{"success":false,"error":"Repository with id=111 does not exist"}""")).Id
        );

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Tells_a_plain_404_from_a_missing_repository(string name) =>
        Assert.Equal(GijErrorId.JiraNotFound, (await FailAsync(name, 404, "<html></html>", "text/html")).Id);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Refuses_an_answer_that_cannot_be_used(string name)
    {
        foreach (var body in new[] { "{}", "[]", "nonsense", """{"success":tru""" })
        {
            Assert.Equal(GijErrorId.InvalidResponse, (await FailAsync(name, 200, body)).Id);
        }
    }

    [Fact]
    public async Task A_change_is_answered_by_the_bare_object_or_one_in_an_envelope()
    {
        foreach (
            var body in new[] { """{"id":111,"displayName":"new"}""", """{"success":true,"repository":{"id":111,"displayName":"new"}}""" }
        )
        {
            server.On($"PUT {Repository}", 200, "application/json", body);
            Assert.Equal("new", (await client.UpdateAsync(111, Settings(), present: null, CancellationToken.None)).DisplayName);
        }
    }

    [Fact]
    public async Task A_list_that_failed_is_read_again_for_the_next_id()
    {
        server.On($"GET {Repository}", 500, "text/html", "<html></html>");
        await Assert.ThrowsAsync<GijException>(() => client.GetAsync(111, CancellationToken.None));
        server.Off($"GET {Repository}");
        Assert.Equal("ledger", (await client.GetAsync(111, CancellationToken.None)).DisplayName);
        await client.GetAsync(112, CancellationToken.None);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task What_was_changed_since_the_list_was_read_is_known()
    {
        await client.GetAsync(111, CancellationToken.None);
        await client.SetDisabledAsync(111, true, present: null, CancellationToken.None);
        await client.UpdateAsync(111, Settings(), present: null, CancellationToken.None);
        var now = await client.GetAsync(111, CancellationToken.None);
        Assert.Equal((true, "^v"), (now.Disabled, now.TagsFilter));
        Assert.Empty(now.Changes());
    }

    public void Dispose()
    {
        connection.Dispose();
        server.Dispose();
    }

    private static SettingSet Settings()
    {
        var settings = new SettingSet(RepositoryFields.Table);
        settings.Set(SharedFields.Origin, "https://git.example.com/x.git");
        settings.Set(SharedFields.TagsFilter, "^v");
        return settings;
    }

    private static string Below(string path) => path.Split('?')[0]["/jira".Length..];

    private Task<GijException> FailAsync(string name, int status, string body, string contentType = "application/json")
    {
        var (request, send) = Operations[name];
        server.On(request, status, contentType, body);
        return Assert.ThrowsAsync<GijException>(() => send(new ResourceClient<GijRepository>(connection)));
    }
}
