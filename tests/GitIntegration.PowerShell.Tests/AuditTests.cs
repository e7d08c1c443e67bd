using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>Who has changed what differs, from Jira's audit log.</summary>
public sealed class AuditTests : IDisposable
{
    private const string Log = "GET /rest/auditing/1.0/events",
        Compare = "@{ displayName = 'Platform GitLab'; tagsFilter = '^v'; prHideFilter = 'x' } | Compare-GijIntegration -WithAuthor";

    private readonly LoopbackServer server = new("/jira");
    private readonly Engine engine = new();

    public AuditTests() => engine.ConnectTo(server);

    [Fact]
    public void The_author_of_the_last_change_of_the_setting_is_named()
    {
        engine.Succeed("Set-GijIntegration 4 -TagsFilter '^release'");
        var found = Differences(Compare);
        Assert.Equal(["admin", "admin"], found.Select(one => one.ChangedBy));
        Assert.All(found, one => Assert.Equal(DateTimeKind.Local, one.ChangedAt!.Value.Kind));
        Assert.All(found, one => Assert.InRange(one.ChangedAt!.Value, DateTime.Now.AddMinutes(-5), DateTime.Now.AddMinutes(5)));
    }

    /// <summary>Jira makes the link from its base URL, behind a proxy another one than that of the connection.</summary>
    [Theory]
    [InlineData("https://jira.example.com/rest/auditing/1.0/events?offset=1")]
    [InlineData("SERVER/rest/auditing/1.0/events?offset=1")]
    [InlineData("/rest/auditing/1.0/events?offset=1")]
    public void The_log_is_read_page_by_page_and_no_further_than_needed(string link)
    {
        string[] pages =
        [
            Page(
                link.Replace("SERVER", $"{server.BaseUri}", StringComparison.Ordinal),
                Event("5", "bob", "2026-01-02T03:04:05.678Z", "Tags filter")
            ),
            Page(
                null,
                Event("4", "ada", "2026-01-02T03:04:05Z", "Pr hide filter"),
                Event("4", "eve", "2025-01-02T03:04:05.000Z", "Tags filter")
            ),
        ];
        var count = 0;
        server.On(
            Log,
            async context =>
            {
                context.Response.ContentType = "application/json";
                await context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(pages[count++]));
            }
        );
        var found = Differences(Compare);
        Assert.Equal(["eve", "ada"], found.Select(one => one.ChangedBy));
        Assert.Equal(DateTime.Parse("2025-01-02T03:04:05Z", CultureInfo.InvariantCulture), found[0].ChangedAt);
        Assert.Equal(2, count);
    }

    [Theory]
    [InlineData(200, """{"entities":[],"pagingInfo":{"lastPage":true}}""", "may be off")]
    [InlineData(200, """{"entities":[5,{"affectedObjects":7},{}],"pagingInfo":[]}""", "may be off")]
    [InlineData(200, "{", "can't be read")]
    [InlineData(200, "[]", "can't be read")]
    [InlineData(403, "{}", "can't be read")]
    [InlineData(404, "{}", "can't be read")]
    [InlineData(200, """{"entities":[],"pagingInfo":{"nextPageLink":"https://other.example.com/"}}""", "may be off")]
    public void Where_the_log_says_nothing_the_author_is_unknown_with_one_warning(int status, string body, string expected)
    {
        server.On(Log, status, "application/json", body);
        var outcome = engine.Succeed(Compare);
        Assert.Contains(expected, Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Equal(["unknown", "unknown"], outcome.Output.Select(one => ((GijDifference)one.BaseObject).ChangedBy));
        Assert.All(outcome.Output, one => Assert.Null(((GijDifference)one.BaseObject).ChangedAt));
    }

    [Fact]
    public void Without_a_difference_and_without_the_switch_the_log_is_not_read()
    {
        engine.Succeed(Compare.Replace("-WithAuthor", "", StringComparison.Ordinal));
        engine.Succeed("@{ displayName = 'TFS 2018'; disabled = $true }, @{ displayName = 'new' } | Compare-GijIntegration -WithAuthor");
        Assert.DoesNotContain(server.Requests, request => request.Path.Contains("auditing", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        engine.Dispose();
        server.Dispose();
    }

    private GijDifference[] Differences(string script) => [.. engine.Succeed(script).Output.Select(one => (GijDifference)one.BaseObject)];

    private static object Event(string id, string author, string time, string setting) =>
        new
        {
            timestamp = time,
            author = new { name = author },
            affectedObjects = new[] { new { type = "Git integration", id } },
            changedValues = new[] { new { key = setting } },
        };

    private static string Page(string? next, params object[] events) =>
        JsonSerializer.Serialize(new { entities = events, pagingInfo = new { lastPage = next is null, nextPageLink = next } });
}
