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
    [InlineData("-DisplayName 'platform gitlab' -Origin https://GITLAB.example.com/", "name and origin")]
    [InlineData("-Origin https://gitlab.example.com", "origin")]
    [InlineData("-DisplayName 'Platform GitLab' -Type GITLAB", "name")]
    [InlineData("copy", "name and origin")]
    public void A_second_one_is_warned_of_and_not_made_with_SkipExisting(string parameters, string same)
    {
        var type = parameters.Contains("-Type", StringComparison.Ordinal) ? "" : "-Type GITLAB_SERVER";
        var script =
            parameters == "copy"
                ? "Copy-GijIntegration 4 -Destination test -Pat $pat"
                : $"New-GijIntegration {type} -Pat $pat {parameters}";
        var skipped = engine.Succeed($"{script} -SkipExisting");
        Assert.Equal(4, skipped.Integration.Id);
        Assert.Empty(skipped.Warnings);
        Assert.Empty(server.Writes);

        var made = engine.Succeed(script);
        Assert.Equal(463, made.Integration.Id);
        Assert.Equal(
            $"Integration 4 'Platform GitLab' on test already has the same {same}. "
                + "Add -SkipExisting to return it instead of making another.",
            Assert.Single(made.Warnings)
        );
    }

    [Theory]
    [InlineData("New-GijIntegration -Type GITLAB_SERVER -Pat $pat -DisplayName 'Platform GitLab' -Origin https://other.example.com")]
    [InlineData("New-GijIntegration -Type GITLAB_SERVER -Pat $pat -DisplayName 'Other' -Origin https://gitlab.example.com")]
    [InlineData("New-GijIntegration -Type GITLAB -Pat $pat")]
    [InlineData("Copy-GijIntegration 4 -Destination test -Pat $pat -DisplayName Other")]
    public void What_has_another_name_or_origin_is_made(string script)
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
    public void Nothing_is_listed_for_one_without_name_and_origin()
    {
        var before = server.Requests.Count;
        engine.Succeed("New-GijIntegration -Type GITLAB -Pat $pat -SkipExisting");
        Assert.Equal(["POST"], server.Requests.Skip(before).Select(request => request.Method));
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
