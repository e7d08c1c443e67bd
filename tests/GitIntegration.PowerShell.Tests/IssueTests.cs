using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>What git holds about issues, and the links between commits and issues.</summary>
public sealed class IssueTests : IDisposable
{
    private const string Hash = "5f0c1e9a5f0c1e9a5f0c1e9a5f0c1e9a5f0c1e9a";

    private readonly LoopbackServer server = new("/jira");
    private readonly Engine engine = new();

    public IssueTests() => engine.ConnectTo(server);

    /// <summary>Every read, the request that it makes, and the members that an answer has to have.</summary>
    private static readonly Dictionary<string, string> Requests = new(StringComparer.Ordinal)
    {
        ["Get-GijBranch PAY-12"] = "GET /rest/gitplugin/1.0/issuegitdetails/issue/PAY-12",
        ["Get-GijBranch"] = "GET /rest/gitplugin/1.0/issues/branches",
        ["Get-GijTag PAY-12"] = "GET /rest/gitplugin/1.0/issuegitdetails/issue/PAY-12/tag",
        ["Get-GijCommit PAY-12"] = "GET /rest/gitplugin/1.0/issues/PAY-12/commits",
        ["Get-GijPullRequest PAY-12"] = "GET /rest/gitplugin/1.0/issuegitdetails/issue/PAY-12/pullRequest",
        ["Get-GijCommitIssue -RepositoryId 107 -Commit 5f0c1e9a"] = "GET /rest/gitplugin/1.0/repository/107/commits/5f0c1e9a/issues",
    };

    public static TheoryData<string> Reads => new(Requests.Keys);

    [Theory]
    [MemberData(nameof(Reads))]
    public void One_request_reads_it(string script)
    {
        Assert.NotEmpty(engine.Succeed(script).Output);
        Assert.StartsWith(Requests[script].Replace("/rest", "/jira/rest", StringComparison.Ordinal), Last, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Reads))]
    public void What_goes_wrong_has_an_id(string script)
    {
        Assert.Equal("RequestRejected", Fail(script, 200, """{"success":false,"error":"The index is locked"}"""));
        Assert.Equal("InvalidResponse", Fail(script, 200, "{}"));
        Assert.Equal("InvalidResponse", Fail(script, 200, "[]"));
        Assert.Equal("InvalidResponse", Fail(script, 200, """{"success":tr"""));
        Assert.Equal("NotAdministrator", Fail(script, 403, "{}"));
        Assert.Equal("UnexpectedStatus", Fail(script, 500, "{}"));
        Assert.Equal("AppNotFound", Fail(script, 404, "<html></html>", "text/html"));
    }

    [Fact]
    public void A_missing_issue_is_named_and_the_rest_continue()
    {
        var outcome = engine.Run("'pay-12', 'NO-1', ' PAY-14 ', 'x/../y', 'PAY-0', '' | Get-GijCommit");
        Assert.Equal(4, outcome.Output.Count);
        Assert.Equal(["IssueNotFound", "InvalidValue", "InvalidValue"], outcome.ErrorIds.Take(3));
        Assert.Contains("There is no issue NO-1 on test", $"{outcome.Errors[0]}", StringComparison.Ordinal);
        Assert.Contains("'x/../y' is not the key of an issue", $"{outcome.Errors[1]}", StringComparison.Ordinal);
        Assert.DoesNotContain(server.Requests, request => request.Path.Contains("..", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"2015-05-18T10:52:54.000+0000\"", "2015-05-18T10:52:54Z")]
    [InlineData("\"2023-05-30T21:55:44+0700\"", "2023-05-30T14:55:44Z")]
    [InlineData("\"2015-12-07 10:54:56 +0600\"", "2015-12-07T04:54:56Z")]
    [InlineData("\"2026-01-02T03:04:05Z\"", "2026-01-02T03:04:05Z")]
    [InlineData("1741766400000", "2025-03-12T08:00:00Z")]
    [InlineData("\"yesterday\"", null)]
    public void All_forms_of_a_date_are_read(string date, string? utc)
    {
        server.On(Requests["Get-GijCommit PAY-12"], 200, "application/json", $$"""{"commits":[{"commitId":"abcd","date":{{date}}}]}""");
        var commit = (GijCommit)engine.Succeed("Get-GijCommit PAY-12").Output.Single().BaseObject;
        Assert.Equal(utc is null ? null : DateTime.Parse(utc, null), commit.Date);
    }

    [Fact]
    public void Commits_have_files_where_they_are_asked_for_and_one_branch_or_several()
    {
        var commit = (GijCommit)engine.Succeed("Get-GijCommit PAY-12 -ShowFiles").Output[0].BaseObject;
        Assert.Equal((107, "api-gateway", Hash), (commit.RepositoryId, commit.Repository, commit.CommitId));
        var file = Assert.Single(commit.Files);
        Assert.Equal(("src/payment.js", 12, 3), (file.Path, file.LinesAdded, file.LinesDeleted));
        Assert.EndsWith("commits?showFiles=true", Last, StringComparison.Ordinal);

        server.On(Requests["Get-GijCommit PAY-12"], 200, "application/json", """{"commits":[{"commitId":"abcd","branch":"main"}]}""");
        Assert.Equal(["main"], ((GijCommit)engine.Succeed("Get-GijCommit PAY-12").Output.Single().BaseObject).Branches);
    }

    [Fact]
    public void More_tags_than_are_returned_are_a_warning_and_the_first_one_is_there_once()
    {
        var outcome = engine.Succeed("Get-GijTag PAY-12 -TagsPerRepository 2");
        Assert.Equal(["v2.1.0", "v2.0.0", "v1.9.0"], Tags(outcome).Select(tag => tag.Name));
        Assert.Equal([false, false, true], Tags(outcome).Select(tag => tag.IsFirst));
        Assert.Contains("has more tags", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.EndsWith("tag?tagsPerRepository=2", Last, StringComparison.Ordinal);

        var all = engine.Succeed("Get-GijTag PAY-12 -TagsPerRepository 0");
        Assert.Equal([false, false, true], Tags(all).Select(tag => tag.IsFirst));
        Assert.Empty(all.Warnings);
    }

    [Fact]
    public void What_the_server_leaves_out_is_a_warning()
    {
        server.On(
            Requests["Get-GijTag PAY-12"],
            200,
            "application/json",
            """{"tags":[],"isTagsFeatureEnabled":false,"calculationError":"the index is old"}"""
        );
        server.On(Requests["Get-GijBranch PAY-12"], 200, "application/json", """{"repositories":[],"notAllPermissions":true}""");
        var warnings = engine.Succeed("Get-GijTag PAY-12; Get-GijBranch PAY-12").Warnings;
        Assert.Equal(3, warnings.Count);
        Assert.Contains("turned off", warnings[0], StringComparison.Ordinal);
        Assert.Contains("the index is old", warnings[1], StringComparison.Ordinal);
        Assert.Contains("can't see", warnings[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Merge_requests_are_pull_requests_too()
    {
        server.On(
            Requests["Get-GijPullRequest PAY-12"],
            200,
            "application/json",
            """{"mergeRequests":{"items":[{"title":"m","state":"OPEN"}]},"pullRequests":[{"id":"7","title":"p","repository":"r"}]}"""
        );
        var found = engine.Succeed("Get-GijPullRequest PAY-12").Output.Select(item => (GijPullRequest)item.BaseObject).ToArray();
        Assert.Equal([("7", "p", "r"), (null, "m", null)], found.Select(one => (one.Id, one.Title, one.Repository)));
    }

    [Fact]
    public void Links_are_changed_by_one_request_per_commit()
    {
        engine.Succeed("(Get-GijCommit PAY-12)[0] | Set-GijCommitIssue -Add ops-3, PAY-14 -Remove PAY-12");
        var write = Assert.Single(server.Writes);
        Assert.Equal($"POST /jira/rest/gitplugin/1.0/repository/107/commits/{Hash}/issues", $"{write.Method} {write.Path}");
        Assert.Equal("""{"changeStrs":["a:OPS-3","a:PAY-14","d:PAY-12"]}""", write.Body);
        Assert.Equal(
            ["OPS-3", "PAY-14"],
            engine
                .Succeed($"Get-GijCommitIssue -RepositoryId 107 {Hash}")
                .Output.Select(item => ((GijCommitIssue)item.BaseObject).Issue)
                .Order()
        );
    }

    [Theory]
    [InlineData("Set-GijCommitIssue -RepositoryId 107 -Commit 5f0c1e9a", "NothingToChange")]
    [InlineData("Set-GijCommitIssue -RepositoryId 107 -Commit 5f0c1e9a -Add PAY-12 -Remove pay-12", "ConflictingFields")]
    [InlineData("Set-GijCommitIssue -RepositoryId 107 -Commit 5f0c1e9a -Add x", "InvalidValue")]
    [InlineData("Set-GijCommitIssue -RepositoryId 107 -Commit ../1 -Add PAY-12", "InvalidValue")]
    [InlineData("Set-GijCommitIssue -RepositoryId 3 -Commit 5f0c1e9a -Add PAY-12", "RepositoryNotFound")]
    [InlineData("Get-GijCommitIssue -RepositoryId 9999 -Commit 5f0c1e9a", "RepositoryNotFound")]
    [InlineData("Get-GijCommitIssue -RepositoryId 107 -Commit ffff", "RequestRejected")]
    public void Bad_input_is_an_error_and_changes_nothing(string script, string id)
    {
        Assert.Equal([id], engine.Run(script).ErrorIds);
        Assert.Empty(server.Writes);
    }

    [Fact]
    public void A_disabled_repository_ignores_links_so_nothing_is_sent()
    {
        var outcome = engine.Succeed("Set-GijCommitIssue -RepositoryId 112 -Commit 5f0c1e9a -Add PAY-12");
        Assert.Contains("is disabled", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Empty(server.Writes);
    }

    [Fact]
    public void WhatIf_shows_each_link_and_sends_nothing()
    {
        engine.Succeed("Set-GijCommitIssue -RepositoryId 107 -Commit 5f0c1e9a -Add PAY-14 -Remove PAY-12 -WhatIf");
        Assert.Contains(
            "What if: Change the issues of commit 5f0c1e9a in repository 107 'api-gateway'",
            engine.Screen,
            StringComparison.Ordinal
        );
        Assert.Contains("add PAY-14", engine.Screen, StringComparison.Ordinal);
        Assert.Contains("remove PAY-12", engine.Screen, StringComparison.Ordinal);
        Assert.Empty(server.Writes);
    }

    [Fact]
    public void Commits_go_home()
    {
        using var other = new LoopbackServer();
        engine.ConnectTo(other, "other");
        engine.Succeed("Get-GijCommit PAY-12 -Server test | Set-GijCommitIssue -Add PAY-14");
        Assert.Equal((3, 0), (server.Writes.Count, other.Writes.Count));
        Assert.Equal(
            ["ServerMismatch", "ServerMismatch", "ServerMismatch"],
            engine.Run("Get-GijCommit PAY-12 -Server test | Get-GijCommitIssue -Server other").ErrorIds
        );
    }

    [Fact]
    public void Objects_about_issues_go_home_and_each_issue_is_read_once()
    {
        using var other = new LoopbackServer();
        engine.ConnectTo(other, "other");
        var asked = other.Requests.Count;
        Assert.Equal(3, engine.Succeed("Get-GijCommit PAY-12 -Server test | Get-GijTag").Output.Count);
        Assert.Equal(asked, other.Requests.Count);
        Assert.Equal(1, server.Requests.Count(request => request.Path.Contains("/tag?", StringComparison.Ordinal)));
        Assert.Equal(["ServerMismatch"], engine.Run("(Get-GijCommit PAY-12 -Server test)[0] | Get-GijTag -Server other").ErrorIds);
    }

    [Fact]
    public void A_key_that_is_none_is_named_with_its_parameter() =>
        Assert.Contains(
            "-Add: 'x' is not",
            $"{engine.Run("Set-GijCommitIssue -RepositoryId 107 abcd -Add x").Error}",
            StringComparison.Ordinal
        );

    public void Dispose()
    {
        engine.Dispose();
        server.Dispose();
    }

    private string Last => $"{server.Requests[^1].Method} {server.Requests[^1].Path}";

    private static IEnumerable<GijTag> Tags(Outcome outcome) => outcome.Output.Select(item => (GijTag)item.BaseObject);

    private string Fail(string script, int status, string body, string contentType = "application/json")
    {
        server.On(Requests[script], status, contentType, body);
        return Assert.Single(engine.Run(script).ErrorIds);
    }
}
