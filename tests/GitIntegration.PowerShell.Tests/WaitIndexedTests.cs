using System;
using System.Linq;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>Waiting until a new integration is indexed.</summary>
public sealed class WaitIndexedTests : IDisposable
{
    private const string New = "New-GijIntegration -Type FILESPACE -Origin '/srv/git/new/*' -FolderDepth 2 -DisplayName New -WaitIndexed";

    private readonly LoopbackServer server = new("/jira");
    private readonly Engine engine = new();

    public WaitIndexedTests() => engine.ConnectTo(server);

    [Fact]
    public void The_integration_is_returned_when_it_and_all_its_repositories_have_a_date()
    {
        var outcome = engine.Succeed($"{New} -Verbose");
        Assert.NotNull(outcome.Integration.LastIndexedDate);
        Assert.All(
            engine.Succeed($"Get-GijRepository -IntegrationId {outcome.Integration.Id}").Repositories,
            repository => Assert.NotNull(repository.LastIndexedDate)
        );
        Assert.Equal(
            ["0 of 3 repositories are indexed.", "2 of 3 repositories are indexed.", "3 of 3 repositories are indexed."],
            outcome.Verbose.Where(text => text.EndsWith("indexed.", StringComparison.Ordinal))
        );
        Assert.Contains(outcome.Others, text => text.StartsWith("Indexing 463 'New' Scanning the git host", StringComparison.Ordinal));
        Assert.Contains(outcome.Others, text => text.StartsWith("Indexing 463 'New' 2 of 3 repositories", StringComparison.Ordinal));
    }

    [Fact]
    public void An_existing_one_is_waited_for_too_and_a_time_that_is_up_says_how_to_go_on()
    {
        var outcome = engine.Run($"{New} -TimeoutSec 0; {New} -SkipExisting");
        Assert.Equal(["WaitTimedOut"], outcome.ErrorIds);
        Assert.Equal("the same command with -SkipExisting", outcome.Error.ErrorDetails.RecommendedAction.Split("again: ")[1]);
        Assert.Equal([null, true], outcome.Integrations.Select(one => one.LastIndexedDate is null ? (bool?)null : true));
        Assert.Equal([463, 463], outcome.Integrations.Select(one => one.Id));
    }

    [Fact]
    public void A_repository_that_cannot_be_indexed_does_not_hold_up_the_end_and_is_named()
    {
        server.Around = (context, answer) =>
            context.Request.Method == "GET" && context.Request.Path.Value!.EndsWith("/repository", StringComparison.Ordinal)
                ? context.Response.WriteAsync(
                    """
                    {"success":true,"repositories":[{"id":500,"displayName":"broken","trackedFolderId":463,"state":"ERROR"},
                    {"id":501,"trackedFolderId":463,"lastIndexedDate":1700000000000},{"id":502,"trackedFolderId":463,"disabled":true}]}
                    """
                )
                : answer();
        server.On(
            "GET /rest/gitplugin/1.0/integration/463",
            200,
            "application/json",
            """{"success":true,"integration":[{"id":463,"lastIndexedDate":1700000000000}]}"""
        );
        var outcome = engine.Succeed(New);
        Assert.Contains("couldn't be indexed: 500 'broken'", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Single(outcome.Integrations);
    }

    [Theory]
    [InlineData("New-GijIntegration -Type GITHUB -Pat $token -TimeoutSec 5", "InvalidValue")]
    [InlineData("New-GijIntegration -Type GITHUB -Pat $token -Disabled $true -WaitIndexed", "ConflictingFields")]
    [InlineData("New-GijIntegration -Type GITHUB -Pat $token -WaitIndexed -TimeoutSec -1", "ParameterArgumentValidationError")]
    public void Bad_input_is_an_error_and_creates_nothing(string script, string id)
    {
        Assert.Equal([id], engine.Run(script).ErrorIds);
        Assert.Empty(server.Writes);
    }

    [Fact]
    public void WhatIf_waits_for_nothing()
    {
        Assert.Empty(engine.Succeed($"{New} -WhatIf").Output);
        Assert.Empty(server.Writes);
    }

    public void Dispose()
    {
        engine.Dispose();
        server.Dispose();
    }
}
