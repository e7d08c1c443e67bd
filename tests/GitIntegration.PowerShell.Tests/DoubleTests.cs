using System;
using System.Linq;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>New and Copy where the server has the same already.</summary>
public sealed class DoubleTests : IDisposable
{
    private readonly LoopbackServer server = new("/jira");
    private readonly Engine engine = new();

    public DoubleTests() => engine.ConnectTo(server).WithSecret("pat", "p1");

    [Theory]
    [InlineData(
        "New-GijIntegration -Type GITLAB_SERVER -DisplayName 'platform gitlab' -Origin https://GITLAB.example.com/",
        "name and origin"
    )]
    [InlineData("New-GijIntegration -Type GITLAB_SERVER -Origin https://gitlab.example.com", "origin")]
    [InlineData("Copy-GijIntegration 4 -Destination test", "name and origin")]
    [InlineData("New-GijIntegration -Type GITLAB -DisplayName 'https://gitlab.com/*'", "name", 1, "https://gitlab.com/*")]
    public void A_second_one_is_warned_of_and_not_made_with_SkipExisting(
        string command,
        string same,
        int id = 4,
        string name = "Platform GitLab"
    )
    {
        var script = $"{command} -Pat $pat";
        var skipped = engine.Succeed($"{script} -SkipExisting");
        Assert.Equal(id, skipped.Integration.Id);
        Assert.Empty(skipped.Warnings);
        Assert.Empty(server.Writes);

        var made = engine.Succeed(script);
        Assert.Equal(463, made.Integration.Id);
        Assert.Equal(
            $"Integration {id} '{name}' on test already has the same {same}. "
                + "Add -SkipExisting to return it instead of making another.",
            Assert.Single(made.Warnings)
        );
    }

    [Theory]
    [InlineData("New-GijIntegration -Type GITLAB_SERVER -Pat $pat -DisplayName 'Platform GitLab' -Origin https://other.example.com")]
    [InlineData("New-GijIntegration -Type GITLAB_SERVER -Pat $pat -DisplayName 'Other' -Origin https://gitlab.example.com")]
    [InlineData("New-GijIntegration -Type GITLAB -Pat $pat -DisplayName 'Platform GitLab'")]
    [InlineData("New-GijIntegration -Type FILESPACE -FolderDepth 1 -Origin /srv/git/Firmware/*")]
    [InlineData("Copy-GijIntegration 4 -Destination test -Pat $pat -DisplayName Other")]
    public void What_has_another_name_type_or_origin_is_made(string script)
    {
        var made = engine.Succeed($"{script} -SkipExisting");
        Assert.Equal(463, made.Integration.Id);
        Assert.Empty(made.Warnings);
    }

    [Fact]
    public void The_destination_is_listed_once_a_pipeline_and_what_the_copies_added_counts()
    {
        var before = server.Requests.Count;
        var script = "4, 4, 6 | Copy-GijIntegration -Destination test -Pat $pat -DisplayName Twin -SkipExisting";
        Assert.Equal([463, 463, 464], engine.Succeed(script).Integrations.Select(one => one.Id));
        Assert.Single(
            server.Requests.Skip(before),
            request => request.Method == "GET" && request.Path.EndsWith("/integration", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Without_a_name_and_an_origin_each_run_would_make_one_more_and_is_refused()
    {
        var before = server.Requests.Count;
        var error = engine.Run("New-GijIntegration -Type GITLAB -Pat $pat -SkipExisting").Error;
        Assert.Equal("-SkipExisting has no effect without -DisplayName or -Origin.", error.ErrorDetails.Message);
        Assert.Equal(before, server.Requests.Count);
        engine.Succeed("New-GijIntegration -Type GITLAB -Pat $pat");
        Assert.Equal(["POST"], server.Requests.Skip(before).Select(request => request.Method));
    }

    [Theory]
    [InlineData("New-GijIntegration -Type GITLAB_SERVER -DisplayName 'Platform GitLab' -SkipExisting")]
    [InlineData("Copy-GijIntegration 4 -Destination test -SkipExisting")]
    public void What_exists_needs_no_secret(string script)
    {
        Assert.Equal(4, engine.Succeed(script).Integration.Id);
        Assert.Empty(server.Writes);
    }

    [Fact]
    public void What_the_type_does_not_use_is_not_copied()
    {
        server.On(
            "GET /rest/gitplugin/1.0/integration/4",
            200,
            "application/json",
            """{"integration":{"id":4,"type":"GITLAB_SERVER","displayName":"x","origin":"https://x.example","folderDepth":0}}"""
        );
        engine.Succeed("Copy-GijIntegration 4 -Destination test -Pat $pat");
        Assert.DoesNotContain("folderDepth", Assert.Single(server.Writes).Body, StringComparison.Ordinal);
    }

    [Fact]
    public void What_if_says_it_too()
    {
        var outcome = engine.Succeed("Copy-GijIntegration 4 -Destination test -Pat $pat -WhatIf");
        Assert.StartsWith("Integration 4", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Empty(server.Writes);
    }

    [Fact]
    public void An_error_of_a_copy_names_the_original_and_a_copy_command()
    {
        var error = engine.Run("Copy-GijIntegration 4 -Destination test").Error;
        Assert.StartsWith("MissingFields", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("The copy of integration 4 'Platform GitLab' needs -Pat.", error.ErrorDetails.Message);
        Assert.StartsWith(
            "For example: Copy-GijIntegration 4 -Destination test -Pat ",
            error.ErrorDetails.RecommendedAction,
            StringComparison.Ordinal
        );

        error = engine.Run("Copy-GijIntegration 4 -Destination test -Pat $pat -Global $false -ProjectKey NONE").Error;
        Assert.Equal("Project NONE doesn't exist on test, or you can't see it (copying integration 4).", error.ErrorDetails.Message);
    }

    public void Dispose()
    {
        engine.Dispose();
        server.Dispose();
    }
}
