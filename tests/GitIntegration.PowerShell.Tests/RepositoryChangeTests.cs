using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>Creating, changing, switching and removing repositories.</summary>
public sealed class RepositoryChangeTests : IDisposable
{
    private const string Repository = "/rest/gitplugin/1.0/repository";

    private readonly LoopbackServer server = new("/jira");
    private readonly Engine engine = new();

    public RepositoryChangeTests() => engine.ConnectTo(server).WithSecret("secret", "pä\"ss");

    public static IEnumerable<object[]> Fields =>
        DocumentedFields.OfRepositories.Select(row => new object[] { row.Name, row.Parameter, row.Value, row.Json });

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_setting_alone_is_sent_alone_with_the_id_in_the_body(string name, string parameter, string value, string json)
    {
        engine.Succeed($"Get-GijRepository 460 | Set-GijRepository -{parameter} {value}");
        var write = Assert.Single(server.Writes);
        Assert.Equal($"PUT /jira{Repository}", $"{write.Method} {write.Path}");
        Assert.Equal($$"""{"id":460,"{{name}}":{{json}}}""", write.Body);
    }

    [Fact]
    public void Edits_of_piped_objects_are_sent_home_and_the_answer_keeps_the_name_of_the_integration()
    {
        var outcome = engine.Succeed(
            """
            $repository = Get-GijRepository 111
            $repository.TagsFilter = '^v'
            $repository.SmartCommitsEnabled = 'False'
            $repository | Set-GijRepository
            """
        );
        Assert.Equal("""{"id":111,"smartCommitsEnabled":false,"tagsFilter":"^v"}""", Assert.Single(server.Writes).Body);
        Assert.Equal(("^v", "Payments on GitHub Enterprise"), (outcome.Repository.TagsFilter, outcome.Repository.Integration));
        Assert.Equal(["NothingToChange"], engine.Run("Get-GijRepository 111 | Set-GijRepository").ErrorIds);
    }

    [Fact]
    public void An_edit_that_the_server_ignores_is_not_written_as_if_it_held()
    {
        const string Edit = "$one = Get-GijRepository 101; $one.MainBranch = 'wrong'";
        Assert.Equal("master", engine.Succeed($"{Edit}; $one | Set-GijRepository").Repository.MainBranch);
        Assert.Equal("master", engine.Succeed($"{Edit}; $one.TagsFilter = 'x'; $one | Set-GijRepository").Repository.MainBranch);
        Assert.Equal("wrong", engine.Succeed($"{Edit}; $one | Set-GijRepository -WhatIf; $one").Repository.MainBranch);
    }

    [Fact]
    public void Unchanged_settings_are_skipped_and_ids_are_found_by_one_list()
    {
        var outcome = engine.Succeed("101..110 | Set-GijRepository -SmartCommitsEnabled $true -SkipUnchanged");
        Assert.Equal(10, outcome.Repositories.Count);
        Assert.Empty(server.Writes);
        engine.Succeed("101..110 | Set-GijRepository -TagsFilter x -ThrottleLimit 4");
        Assert.Equal(10, server.Writes.Count);
        Assert.Equal(2, Lists);
    }

    [Fact]
    public void Settings_are_cleared_by_name_but_for_those_of_the_integration()
    {
        var outcome = engine.Succeed("Set-GijRepository 111 -Clear TagsFilter, MainBranch, Pat");
        Assert.Contains("Ignored -Pat, -MainBranch:", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Equal("""{"id":111,"tagsFilter":""}""", Assert.Single(server.Writes).Body);
    }

    [Fact]
    public void The_same_one_twice_is_compared_with_what_the_first_change_made_of_it()
    {
        engine.Succeed("101, 101 | Set-GijRepository -TagsFilter x -SkipUnchanged");
        Assert.Single(server.Writes);
    }

    [Fact]
    public void What_if_shows_old_and_new_by_name_and_sends_nothing()
    {
        var screen = engine.Show("Set-GijRepository 111 -TagsFilter '^v' -GitViewerEnabled $false -WhatIf");
        Assert.Contains("What if: Change repository 111 'ledger' on test", screen, StringComparison.Ordinal);
        Assert.Contains("gitViewerEnabled: True -> False", screen, StringComparison.Ordinal);
        Assert.Contains("tagsFilter: (not set) -> '^v'", screen, StringComparison.Ordinal);
        Assert.Empty(server.Writes);
    }

    [Theory]
    [InlineData("-MainBranch main", "-MainBranch")]
    [InlineData("-EnableFetches $false -Pat $secret -Username x -Password $secret", "-Username, -Password, -Pat, -EnableFetches")]
    [InlineData("-Origin https://x.example.com -RealRoot x -AbsoluteRoot $true", "-Origin, -RealRoot, -AbsoluteRoot")]
    [InlineData("-DisableSslVerification $true -CommitsValidationRequired $true", "-DisableSslVerification, -CommitsValidationRequired")]
    public void What_a_nested_repository_ignores_is_named_in_a_warning_and_not_sent(string parameters, string named)
    {
        var outcome = engine.Succeed($"Set-GijRepository 111 {parameters}");
        Assert.Equal($"Ignored {named}: integration 3 sets this for repository 111 'ledger'.", Assert.Single(outcome.Warnings));
        Assert.Equal(111, outcome.Repository.Id);
        Assert.Empty(server.Writes);

        outcome = engine.Succeed($"Get-GijRepository 111 | Set-GijRepository {parameters} -TagsFilter x");
        Assert.Single(outcome.Warnings);
        Assert.Equal("""{"id":111,"tagsFilter":"x"}""", Assert.Single(server.Writes).Body);
    }

    [Theory]
    [InlineData("Set-GijRepository 111 -MainBranch main", 1)]
    [InlineData("Set-GijRepository 111 -MainBranch main -WhatIf", 0)]
    [InlineData("Set-GijRepository 111 -GitViewerEnabled $true -SkipUnchanged", 1)]
    [InlineData("$WhatIfPreference = $true; Set-GijRepository 111 -GitViewerEnabled $true -SkipUnchanged", 0)]
    public void One_that_stays_as_it_is_is_returned_but_not_under_what_if(string script, int objects)
    {
        Assert.Equal(objects, engine.Succeed(script).Output.Count);
        Assert.Empty(server.Writes);
    }

    [Fact]
    public void An_edit_that_a_nested_repository_ignores_is_named_too()
    {
        var outcome = engine.Succeed("$r = Get-GijRepository 111; $r.MainBranch = 'main'; $r | Set-GijRepository");
        Assert.Contains("Ignored -MainBranch:", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Empty(server.Writes);
    }

    [Theory]
    [InlineData("Set-GijRepository 460 -RealRoot x", "-RealRoot needs -AbsoluteRoot")]
    [InlineData("Set-GijRepository 460 -AbsoluteRoot $true", "-AbsoluteRoot needs -RealRoot")]
    [InlineData("New-GijRepository -Origin /srv/x.git -RealRoot /srv/x.git", "-RealRoot needs -AbsoluteRoot")]
    [InlineData("$r = Get-GijRepository 460; $r.RealRoot = 'x'; $r | Set-GijRepository", "-RealRoot needs")]
    public void One_of_the_roots_without_the_other_is_a_warning_and_sent_all_the_same(string script, string warning)
    {
        Assert.StartsWith(warning, Assert.Single(engine.Succeed(script).Warnings), StringComparison.Ordinal);
        Assert.Single(server.Writes);
        Assert.Empty(engine.Succeed("Set-GijRepository 460 -RealRoot x -AbsoluteRoot $false").Warnings);
    }

    [Fact]
    public void A_new_one_is_returned_with_its_id_and_needs_an_origin()
    {
        var made = engine.Succeed(
            "New-GijRepository -Origin https://git.example.com/tools.git -Pat $secret -ProjectKey OPS -Global $false"
        );
        Assert.Equal((463, "tools", "QUEUED"), (made.Repository.Id, made.Repository.DisplayName, made.Repository.State));
        Assert.Equal([10001L], made.Repository.ProjectMappingIds!);
        Assert.Equal($"POST /jira{Repository}", $"{server.Writes[0].Method} {server.Writes[0].Path}");

        var error = engine.Run("New-GijRepository -DisplayName x").Error;
        Assert.Equal("MissingFields", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal("A new repository needs -Origin.", error.ErrorDetails.Message);
        Assert.Single(server.Writes);
        var same = engine.Succeed($"{error.ErrorDetails.RecommendedAction["For example: ".Length..]} -SkipExisting");
        Assert.Equal(463, same.Repository.Id);
        Assert.Single(server.Writes);
    }

    [Fact]
    public void Enable_and_disable_use_the_separate_call_and_pass_thru_shows_the_state_afterwards_by_one_list()
    {
        Assert.Empty(engine.Succeed("Disable-GijRepository 111").Output);
        Assert.Equal($"PUT /jira{Repository}/111/disable?disable=true", $"{server.Writes[0].Method} {server.Writes[0].Path}");
        var before = Lists;
        var outcome = engine.Succeed("112, 111, 117 | Enable-GijRepository -PassThru -ThrottleLimit 3");
        Assert.Equal([false, false, false], outcome.Repositories.Select(repository => repository.Disabled!.Value));
        Assert.Equal(before + 1, Lists);
        Assert.True(engine.Succeed("Get-GijRepository 460 | Disable-GijRepository -PassThru").Repository.Disabled);
        Assert.Equal(
            "Without origin, the server can't fetch repository 462 'gerrit-hooks'.",
            engine.Succeed("Get-GijRepository 462 | Set-GijRepository -Clear Origin -WhatIf").Warnings.Single()
        );
        var nested = engine.Succeed("Get-GijRepository 107 | Disable-GijRepository -PassThru").Repository;
        Assert.Equal("Payments on GitHub Enterprise", nested.Integration);
        Assert.Contains(
            "already disabled",
            engine.Succeed("Get-GijRepository 460 | Disable-GijRepository -Verbose").Verbose[^1],
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("125", "'bootloader'", "absolute path")]
    [InlineData("460", "'Release notes'", "belongs to no integration")]
    [InlineData("461", "'Labels [printing]'", "absolute path")]
    public void Files_that_can_be_the_original_are_deleted_only_by_force(string id, string name, string reason)
    {
        foreach (var given in new[] { id, $"(Get-GijRepository {id})" })
        {
            var error = engine.Run($"Remove-GijRepository {given} -DeleteFiles -Confirm:$false").Error;
            Assert.Equal("WouldEraseOriginal", error.FullyQualifiedErrorId.Split(',')[0]);
            Assert.Contains(name, error.ErrorDetails.Message, StringComparison.Ordinal);
            Assert.Contains(reason, error.ErrorDetails.Message, StringComparison.Ordinal);
            Assert.Contains("-Force", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        }

        Assert.Equal(["WouldEraseOriginal"], engine.Run($"Remove-GijRepository {id} -DeleteFiles -WhatIf").ErrorIds);
        Assert.Empty(server.Writes);
        engine.Succeed($"Remove-GijRepository {id} -DeleteFiles -Force -Confirm:$false");
        Assert.Equal($"DELETE /jira{Repository}?id={id}&deleteFiles=true", $"{server.Writes[0].Method} {server.Writes[0].Path}");
    }

    [Theory]
    [InlineData("""  "absoluteRoot":false,"integrationType":"FILESPACE"  """, "it's in a tracked folder")]
    [InlineData("""  "origin":"/srv/git/x.git"  """, "its origin is a path")]
    [InlineData("""  "origin":"D:\\git\\x.git","integrationType":"GITLAB"  """, "its origin is a path")]
    [InlineData("""  "global":true  """, "neither its type nor its origin")]
    public void One_of_an_integration_is_at_risk_whatever_its_root_says(string members, string reason)
    {
        List(members);
        var error = engine.Run("Remove-GijRepository 7 -DeleteFiles -Confirm:$false").Error;
        Assert.Contains(reason, error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(server.Writes);
    }

    [Theory]
    [InlineData("""  "origin":"https://git.example.com/x.git"  """)]
    [InlineData("""  "origin":"git@git.example.com:x.git"  """)]
    [InlineData("""  "integrationType":"GITLAB"  """)]
    public void A_clone_is_deleted_without_force(string members)
    {
        List(members);
        engine.Run("Remove-GijRepository 7 -DeleteFiles -Confirm:$false");
        Assert.Single(server.Writes);
    }

    private void List(string members) =>
        server.On(
            $"GET {Repository}",
            200,
            "application/json",
            $$"""{"success":true,"repositories":[{"id":7,"trackedFolderId":6,{{members}} }]}"""
        );

    [Fact]
    public void A_removal_from_an_integration_warns_once_that_its_scan_brings_it_back_and_wait_waits()
    {
        var outcome = engine.Succeed("107..109 | Remove-GijRepository -Confirm:$false -Wait -PassThru");
        Assert.Contains("The next scan of integration 3 adds removed", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Equal([107, 108, 109], outcome.Repositories.Select(repository => repository.Id));
        Assert.Equal(3, engine.Run("107..109 | Get-GijRepository").ErrorIds.Count(id => id == "RepositoryNotFound"));
        Assert.Empty(engine.Succeed("Remove-GijRepository 460 -Confirm:$false").Warnings);
    }

    [Theory]
    [InlineData("Remove-GijRepository 111 -DeleteFiles -WhatIf", "This also deletes its clone on the Jira server's disk.")]
    [InlineData("Remove-GijRepository 460 -DeleteFiles -Force -WhatIf", "They may be the original.")]
    public void A_removal_says_what_else_is_lost(string script, string words) =>
        Assert.Contains(words, engine.Show(script), StringComparison.Ordinal);

    [Fact]
    public void An_integration_takes_its_repositories_along()
    {
        engine.Succeed("Remove-GijIntegration 3 -Confirm:$false -Wait");
        Assert.Empty(engine.Succeed("Get-GijRepository -Type GITHUB_SERVER").Output);
    }

    public void Dispose()
    {
        engine.Dispose();
        server.Dispose();
    }

    private int Lists =>
        server.Requests.Count(request => request is { Method: "GET" } && request.Path.EndsWith("/repository", StringComparison.Ordinal));
}
