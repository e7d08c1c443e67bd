using System;
using System.Linq;
using System.Management.Automation;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>Objects through Set-GijIntegration: what is sent, where to, and what is not.</summary>
public sealed class SetPipelineTests : IDisposable
{
    private readonly LoopbackServer staging = new("/jira");
    private readonly LoopbackServer production = new();
    private readonly Engine engine = new();

    public SetPipelineTests() => engine.ConnectTo(staging, "staging").ConnectTo(production, "production");

    [Fact]
    public void An_edit_is_sent_and_nothing_else()
    {
        var outcome = engine.Succeed(
            "$i = Get-GijIntegration 2; $i.TagsFilter = '^v'; $i.DisplayName = $i.DisplayName; $i | Set-GijIntegration"
        );
        Assert.Equal("""{"tagsFilter":"^v"}""", Assert.Single(production.Writes).Body);
        Assert.Equal("^v", outcome.Integration.TagsFilter);
    }

    [Fact]
    public void A_change_within_the_list_of_projects_is_an_edit()
    {
        engine.Succeed(
            "$i = Get-GijIntegration 3; $i.ProjectMappingIds[0] = 10001; $i.ProjectMappingIds += 10003; $i | Set-GijIntegration"
        );
        Assert.Equal("""{"projectMappingIds":[10001,10002,10003]}""", Assert.Single(production.Writes).Body);
    }

    [Fact]
    public void A_given_value_wins_over_an_edit_and_is_sent_beside_the_others()
    {
        engine.Succeed(
            """
            $i = Get-GijIntegration 2
            $i.TagsFilter = '^v'
            $i.Disabled = $true
            $i | Set-GijIntegration -TagsFilter '^release' -SmartCommitsEnabled $false
            """
        );
        Assert.Equal("""{"disabled":true,"smartCommitsEnabled":false,"tagsFilter":"^release"}""", Assert.Single(production.Writes).Body);
    }

    [Fact]
    public void What_was_saved_is_no_edit_any_more()
    {
        engine.Succeed(
            """
            $i = Get-GijIntegration 5
            $i.Disabled = $false
            $i | Set-GijIntegration
            Set-GijIntegration 5 -Disabled $true
            $i | Set-GijIntegration -TagsFilter '^v'
            """
        );
        Assert.Equal("""{"tagsFilter":"^v"}""", production.Writes[^1].Body);
    }

    [Fact]
    public void What_the_answer_to_a_change_leaves_out_stays_on_the_object()
    {
        production.On(
            "PUT /rest/gitplugin/1.0/integration/4",
            200,
            "application/json",
            """{"success":"true","integration":{"id":4,"displayName":"Renamed","showAllTags":true}}"""
        );
        var outcome = engine.Succeed(
            "$i = Get-GijIntegration 4 -IncludeProjectKey; $i.MaxMinsToCommitEmail = 60; $null = $i | Set-GijIntegration; $i"
        );
        var kept = outcome.Integration;
        Assert.Equal(
            ("Renamed", "^v[0-9]+", "/api/v4/projects?membership=true", 60, true),
            (kept.DisplayName, kept.TagsFilter, kept.ApiPath, kept.MaxMinsToCommitEmail, kept.ShowAllTags)
        );
        Assert.Null(kept.ProjectKeys);
        Assert.Empty(kept.Changes());
    }

    [Fact]
    public void An_edit_on_a_copy_cannot_be_seen_and_that_is_said()
    {
        var outcome = engine.Run(
            $"""
            $c = {Engine.Serializer}::Deserialize({Engine.Serializer}::Serialize((Get-GijIntegration 3)))
            $c.DisplayName = 'x'
            $c | Set-GijIntegration
            """
        );
        Assert.Equal(["NothingToChange"], outcome.ErrorIds);
        Assert.Contains("copy", $"{outcome.Error}", StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_server_adds_cannot_be_edited() =>
        Assert.NotEmpty(engine.Run("$i = Get-GijIntegration 3; $i.AdditionalFields['new'] = 1").AllErrors);

    [Fact]
    public void Each_piped_object_gets_what_was_given_and_its_own_edits()
    {
        engine.Succeed("$a, $b = Get-GijIntegration 1, 2; $a.TagsFilter = '^a'; $a, $b | Set-GijIntegration -Disabled $true");
        Assert.Equal(
            ["""{"disabled":true,"tagsFilter":"^a"}""", """{"disabled":true}"""],
            production.Writes.Select(request => request.Body)
        );
    }

    [Fact]
    public void An_object_is_changed_where_it_came_from_whatever_the_default_is()
    {
        engine.Succeed("Get-GijIntegration 3 -Server staging | Set-GijIntegration -TagsFilter '^v'");
        Assert.Equal("/jira/rest/gitplugin/1.0/integration/3", Assert.Single(staging.Writes).Path);
        Assert.Empty(production.Writes);
    }

    [Fact]
    public void A_bare_id_goes_to_the_named_server_or_to_the_default()
    {
        engine.Succeed("Set-GijIntegration 3 -TagsFilter '^s' -Server staging; Set-GijIntegration 4 -TagsFilter '^p'");
        Assert.EndsWith("/3", Assert.Single(staging.Writes).Path, StringComparison.Ordinal);
        Assert.EndsWith("/4", Assert.Single(production.Writes).Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$i")]
    [InlineData($"({Engine.Serializer}::Deserialize({Engine.Serializer}::Serialize($i)))")]
    public void Another_server_than_the_objects_own_is_refused_for_that_object(string item)
    {
        var outcome = engine.Run(
            $"$i = Get-GijIntegration 3 -Server staging; {item}, 4 | Set-GijIntegration -TagsFilter '^v' -Server production"
        );
        Assert.Equal(["ServerMismatch"], outcome.ErrorIds);
        Assert.Equal(4, outcome.Integration.Id);
        Assert.Empty(staging.Writes);
        Assert.EndsWith("/4", Assert.Single(production.Writes).Path, StringComparison.Ordinal);
    }

    [Fact]
    public void An_object_of_a_closed_connection_is_refused_even_when_its_name_is_in_use_again()
    {
        engine.Succeed("$global:i = Get-GijIntegration 3 -Server staging; Disconnect-GijServer staging");
        Assert.Equal(["ConnectionClosed"], engine.Run("$i | Set-GijIntegration -TagsFilter '^v'").ErrorIds);

        engine.ConnectTo(production, "staging");
        Assert.Equal(["ConnectionClosed"], engine.Run("$i | Set-GijIntegration -TagsFilter '^v'").ErrorIds);
        Assert.Empty(production.Writes);
    }

    [Fact]
    public void Nothing_given_and_nothing_piped_ends_the_command()
    {
        var outcome = engine.Run(
            """try { Set-GijIntegration 3, 4; 'went on' } catch { "ended by $($_.FullyQualifiedErrorId.Split(',')[0])" }"""
        );
        Assert.Equal("ended by NothingToChange", $"{outcome.Output.Single()}");
        Assert.Empty(production.Writes);
    }

    [Fact]
    public void An_unedited_object_has_nothing_to_change_and_the_others_go_on()
    {
        var outcome = engine.Run("$a, $b = Get-GijIntegration 1, 2; $b.Disabled = $true; $a, $b | Set-GijIntegration");
        Assert.Equal(["NothingToChange"], outcome.ErrorIds);
        Assert.Equal(1, Assert.IsType<GijIntegration>(outcome.Error.TargetObject).Id);
        Assert.Equal(2, outcome.Integration.Id);
    }

    [Theory]
    [InlineData("$i.FolderDepth = 9", "folderDepth")]
    [InlineData("$i.ApiPath = 'repos'", "apiPath")]
    [InlineData("$i.Type = 'BITBUCKET'", "type")]
    [InlineData("$i.ProjectMappingIds = 0", "projectMappingIds")]
    public void The_rules_of_the_fields_hold_for_edits_too(string edit, string field)
    {
        var outcome = engine.Run($"$i = Get-GijIntegration 3; {edit}; $i | Set-GijIntegration");
        Assert.Equal(["InvalidValue"], outcome.ErrorIds);
        Assert.StartsWith(field, $"{outcome.Error}", StringComparison.Ordinal);
        Assert.Empty(production.Writes);
    }

    [Theory]
    [InlineData("$i.Disabled = 'maybe'")]
    [InlineData("$i.Disabled = 2")]
    [InlineData("$i.Disabled = $null")]
    [InlineData("$i.MaxMinsToCommitEmail = 59.5")]
    [InlineData("$i.MaxMinsToCommitEmail = '1,440'")]
    [InlineData("$i.ProjectMappingIds = '10000,10001'")]
    [InlineData("$i.ProjectMappingIds = @($null)")]
    [InlineData("$i.TagsFilter = { $_.Name }")]
    [InlineData("$i.DisplayName = $null")]
    [InlineData("$i.DisplayName = @('a', 'b')")]
    [InlineData("$i.Id = 4")]
    [InlineData("$i.Server = 'x'")]
    public void An_edit_that_would_have_to_be_bent_is_refused_where_it_is_made(string edit)
    {
        var outcome = engine.Run($"$i = Get-GijIntegration 3; {edit}; $i | Set-GijIntegration");
        Assert.Equal(2, outcome.Errors.Count);
        Assert.Equal("NothingToChange", outcome.ErrorIds[1]);
        Assert.Empty(production.Writes);
    }

    [Fact]
    public void An_edit_takes_what_can_mean_only_one_thing()
    {
        engine.Succeed(
            """
            $i = Get-GijIntegration 3
            $i.Disabled = 'true'
            $i.MaxMinsToCommitEmail = '60'
            $i.DisplayName = [uri]'https://git.example.com/a%20b'
            $i.Username = $i.Username
            $i.ProjectMappingIds = 10001
            $i | Set-GijIntegration
            """
        );
        Assert.Equal(
            """{"displayName":"https://git.example.com/a%20b","disabled":true,"projectMappingIds":[10001],"maxMinsToCommitEmail":60}""",
            Assert.Single(production.Writes).Body
        );
    }

    [Fact]
    public void A_refused_edit_says_what_is_wanted() =>
        Assert.Contains(
            "Give $true or $false.",
            $"{engine.Run("$i = Get-GijIntegration 3; $i.Disabled = 'maybe'").Error}",
            StringComparison.Ordinal
        );

    [Fact]
    public void A_copy_that_does_not_say_where_it_came_from_needs_to_be_told()
    {
        const string Copy = """
            $c = [pscustomobject]@{ Id = 3 }
            $c.PSObject.TypeNames.Insert(0, 'Selected.GitIntegration.GijIntegration')
            $c | Set-GijIntegration -TagsFilter '^v'
            """;
        Assert.Equal(["ServerMismatch"], engine.Run(Copy).ErrorIds);
        Assert.Equal(3, engine.Succeed($"{Copy} -Server production").Integration.Id);
        Assert.Single(production.Writes);
    }

    [Fact]
    public void A_copy_is_changed_on_its_server_whatever_the_connection_is_called_now()
    {
        var copy = PSSerializer.Deserialize(PSSerializer.Serialize(engine.Succeed("Get-GijIntegration 3").Output.Single()));
        engine.Succeed("Disconnect-GijServer production");
        engine.With("copy", copy).ConnectTo(production, "renamed");
        engine.Succeed("$copy | Set-GijIntegration -TagsFilter '^v'; $copy | Set-GijIntegration -TagsFilter '^w' -Server renamed");
        Assert.Equal(2, production.Writes.Count);
        Assert.Equal(["ServerMismatch"], engine.Run("$copy | Set-GijIntegration -TagsFilter '^v' -Server staging").ErrorIds);
    }

    [Fact]
    public void A_project_that_does_not_exist_is_looked_for_once_and_one_named_twice_is_sent_once()
    {
        engine.Succeed("$null = Get-GijProject");
        var before = production.Requests.Count;
        Assert.Equal(13, engine.Run("Get-GijIntegration | Set-GijIntegration -Global $false -ProjectKey NOPE").ErrorIds.Count);
        Assert.Single(production.Requests.Skip(before), request => request.Path.EndsWith("/project", StringComparison.Ordinal));
        engine.Succeed("Set-GijIntegration 4 -Global $false -ProjectKey PAY, pay");
        Assert.Contains("\"projectMappingIds\":[10000]", production.Writes[^1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public void An_edit_that_the_server_has_already_is_not_sent_later()
    {
        engine.Succeed(
            """
            $i = Get-GijIntegration 3
            $null = Set-GijIntegration 3 -TagsFilter A
            $i.TagsFilter = 'A'
            $null = $i | Set-GijIntegration -SkipUnchanged
            $null = Set-GijIntegration 3 -TagsFilter B
            $null = $i | Set-GijIntegration -DisplayName new
            """
        );
        Assert.Equal("""{"displayName":"new"}""", production.Writes[^1].Body);
    }

    [Fact]
    public void A_copy_is_not_changed_on_another_server_that_has_taken_the_name()
    {
        var copy = PSSerializer.Deserialize(PSSerializer.Serialize(engine.Succeed("Get-GijIntegration 3").Output.Single()));
        using var usurper = new LoopbackServer("/jira");
        engine.With("copy", copy).ConnectTo(usurper, "production");

        Assert.Equal(["ServerMismatch"], engine.Run("$copy | Set-GijIntegration -TagsFilter '^v'").ErrorIds);
        Assert.Equal(["ServerMismatch"], engine.Run("$copy | Set-GijIntegration -TagsFilter '^v' -Server production").ErrorIds);
        Assert.Empty(usurper.Writes);
    }

    [Fact]
    public void A_global_edit_contradicts_a_given_list_of_projects()
    {
        var outcome = engine.Run("$i = Get-GijIntegration 3; $i.Global = $true; $i | Set-GijIntegration -ProjectMappingId 10000");
        Assert.Equal(["ConflictingFields"], outcome.ErrorIds);
        Assert.Empty(production.Writes);
    }

    [Fact]
    public void Each_of_many_gives_its_own_result_or_error()
    {
        var outcome = engine.Run("1, 99, '', 2, 6 | Set-GijIntegration -FolderDepth 2 -Global $false");
        Assert.Equal(["RequestRejected", "IntegrationNotFound", "InvalidIdentity", "RequestRejected", "RequestRejected"], outcome.ErrorIds);

        outcome = engine.Run("1, 99, 2 | Set-GijIntegration -TagsFilter '^v'");
        Assert.Equal([1, 2], outcome.Integrations.Select(integration => integration.Id));
        Assert.Equal([99], outcome.Errors.Select(error => error.TargetObject));
    }

    [Fact]
    public void A_name_that_nobody_has_keeps_its_place_among_many_at_once()
    {
        var shown = engine
            .Run("1, 3, 'nosuch', 2 | Set-GijIntegration -TagsFilter q -ThrottleLimit 6 2>&1 | ForEach-Object { \"$_\" }")
            .Output;
        Assert.Contains("nosuch", $"{shown[2]}", StringComparison.Ordinal);
        Assert.Equal(4, shown.Count);
    }

    [Fact]
    public void What_if_names_the_object_the_server_and_each_field_and_sends_nothing()
    {
        var screen = engine
            .WithSecret("pat", "hunter2")
            .Show(
                """
                Get-GijIntegration 3 | Set-GijIntegration -TagsFilter '^v' -ProjectMappingId 10001 -Disabled $true -Pat $pat `
                    -AdditionalField @{ appSecret = $pat } -WhatIf
                Set-GijIntegration 4 -SmartCommitsEnabled $false -RequireUserPat $true -WhatIf
                """
            );

        Assert.Contains(
            """
            What if: Change integration 3 'Payments on GitHub Enterprise' on production (
            """,
            screen,
            StringComparison.Ordinal
        );
        Assert.Equal(
            [
                "  disabled: False -> True",
                "  pat: (new value)",
                "  projectMappingIds: [10000, 10002] -> [10001]",
                "  tagsFilter: (not set) -> '^v'",
                "  appSecret: (new value)",
            ],
            screen.Split('\n').Skip(1).Take(5).Select(line => line.TrimEnd('\r'))
        );
        Assert.Contains("smartCommitsEnabled: True -> False", screen, StringComparison.Ordinal);
        Assert.Contains("requireUserPat: False -> True", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter", screen, StringComparison.Ordinal);
        Assert.Empty(production.Writes);
    }

    [Fact]
    public void Verbose_says_what_is_changed()
    {
        var outcome = engine.Succeed("Get-GijIntegration 3 | Set-GijIntegration -Disabled $true -Verbose");
        Assert.Contains(outcome.Verbose, line => line.Contains("disabled: False -> True", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        engine.Dispose();
        staging.Dispose();
        production.Dispose();
    }
}
