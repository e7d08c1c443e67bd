using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>Changes that a journal records are undone.</summary>
public sealed class RestoreTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();
    private readonly LoopbackServer server = new("/jira");
    private readonly List<string> questions = [];
    private readonly Engine engine;
    private int answer;

    public RestoreTests()
    {
        engine = new Engine(question =>
        {
            questions.Add(question);
            return answer;
        });
        engine.Succeed($"$ExecutionContext.SessionState.Path.SetLocation('{folder.FullName}')");
        engine.WithSecret("pat", "made-up").ConnectTo(server, options: "-Journal changes.jsonl");
        engine.Succeed("Export-GijIntegration before.json");
    }

    [Fact]
    public void Everything_that_can_be_taken_back_is_and_the_rest_is_named()
    {
        engine.Succeed(
            """
            Set-GijIntegration 4 -TagsFilter '^one' -PrHideFilter 'x'
            Set-GijIntegration 4 -TagsFilter '^two' -Pat $pat
            Set-GijIntegration 3 -ProjectKey OPS
            Get-GijIntegration 9 | Set-GijIntegration -Global $true -ProjectMappingId @()
            Disable-GijIntegration 6
            Enable-GijIntegration 5
            New-GijIntegration -Type FILESPACE -Origin '/srv/new/*' -FolderDepth 1 -DisplayName New
            Remove-GijIntegration 13 -Confirm:$false
            """
        );
        var preview = engine.Succeed("Restore-GijIntegration -WhatIf");
        Assert.Equal(
            [
                "What if: Remove integration 463 'New' on test",
                "What if: Change integration 5 'Old GitLab (read only)' on test",
                "  disabled: False -> True",
                "What if: Change integration 6 'Firmware archive' on test",
                "  disabled: True -> False",
                "What if: Change integration 9 'Mobile apps' on test",
                "  global: True -> False",
                "  projectKeys: [] -> ['MOB']",
                "What if: Change integration 3 'Payments on GitHub Enterprise' on test",
                "  projectKeys: ['OPS'] -> ['PAY', 'WEB']",
                "What if: Change integration 4 'Platform GitLab' on test",
                "  tagsFilter: '^two' -> '^v[0-9]+'",
                "  prHideFilter: 'x' -> (not set)",
            ],
            preview
                .Screen.Split(Environment.NewLine)
                .Where(line => line.StartsWith("What", StringComparison.Ordinal) || line.StartsWith("  ", StringComparison.Ordinal))
        );
        var outcome = engine.Succeed("Restore-GijIntegration changes.jsonl");
        Assert.Equal(preview.Warnings, outcome.Warnings);
        Assert.Equal(
            [
                "Integration 13 'Open source mirrors' was removed and can't be brought back. Its settings before are in the journal.",
                "Integration 4 'Platform GitLab': pat can't be restored, because the journal has no secrets.",
            ],
            outcome.Warnings
        );
        Assert.Contains("463 'New'", Assert.Single(questions), StringComparison.Ordinal);
        Assert.All(outcome.Output, result => Assert.Equal(SyncOutcome.Made, ((GijSyncResult)result.BaseObject).Outcome));
        var left = engine.Succeed("Compare-GijIntegration before.json").Output.Select(one => (GijDifference)one.BaseObject);
        Assert.All(left, one => Assert.Equal("Open source mirrors", one.Key));
        Assert.Equal("Restore-GijIntegration", engine.Succeed("@(Get-GijJournal)[-1].Command").Output.Single().BaseObject);
    }

    [Fact]
    public void What_somebody_has_changed_since_stays_unless_forced()
    {
        engine.Succeed("Set-GijIntegration 4 -TagsFilter '^one'; Set-GijIntegration 3 -TagsFilter '^one'");
        engine.ConnectTo(server, "other", "-NoDefault");
        engine.Succeed("Set-GijIntegration 4 -TagsFilter '^other' -Server other");
        var outcome = engine.Run("Restore-GijIntegration");
        Assert.Equal(["ChangedSince"], outcome.ErrorIds);
        Assert.Equal(
            "Integration 4 'Platform GitLab' on test has been changed again since then: tagsFilter is '^other', not '^one'.",
            $"{outcome.Error}"
        );
        Assert.Equal([3], outcome.Output.Select(result => ((GijSyncResult)result.BaseObject).Id!.Value));
        engine.Succeed("Restore-GijIntegration -Force");
        Assert.Empty(engine.Succeed("Compare-GijIntegration before.json").Output);
    }

    [Fact]
    public void What_somebody_has_changed_in_between_stays_unless_forced()
    {
        engine.Succeed("Set-GijIntegration 4 -TagsFilter '^zero'; Set-GijIntegration 4 -TagsFilter '^one'");
        engine.ConnectTo(server, "other", "-NoDefault");
        engine.Succeed("Set-GijIntegration 4 -TagsFilter '^other' -Server other; Set-GijIntegration 4 -TagsFilter '^two'");
        Assert.Contains("in between", $"{engine.Run("Restore-GijIntegration").Error}", StringComparison.Ordinal);
        engine.Succeed("Restore-GijIntegration -Last 1");
        Assert.Equal("^other", engine.Succeed("Get-GijIntegration 4").Integration.TagsFilter);
    }

    [Fact]
    public void An_address_whose_login_is_masked_in_the_journal_is_not_restored()
    {
        engine.ConnectTo(server, "other", "-NoDefault");
        engine.Succeed("Set-GijIntegration 4 -Origin 'https://u:hunter22@git.example.com' -Server other");
        engine.Succeed("Get-GijIntegration 4 | Set-GijIntegration -Origin 'https://git.example.com/new'");
        var before = server.Writes.Count;
        var outcome = engine.Succeed("Restore-GijIntegration -Last 1");
        Assert.Contains("origin can't be restored", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Equal(before, server.Writes.Count);
    }

    [Fact]
    public void The_last_change_is_the_last_in_the_file_whatever_the_clocks_said()
    {
        engine.Succeed("Set-GijIntegration 4 -TagsFilter '^one'; Set-GijIntegration 5 -PrHideFilter '^wip'");
        var lines = File.ReadAllLines(Journal);
        File.WriteAllLines(Journal, [.. lines[..2], .. lines[2..].Select(line => line.Replace("\"time\":\"20", "\"time\":\"19"))]);
        var preview = engine.Succeed("Restore-GijIntegration -Last 1 -WhatIf").Screen;
        Assert.Contains("Change integration 5", preview, StringComparison.Ordinal);
        Assert.DoesNotContain("Change integration 4", preview, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_global_before_is_global_again_without_the_projects_that_meant_nothing()
    {
        engine.Succeed("$null = Set-GijIntegration 3 -Global $true; $null = Set-GijIntegration 3 -Global $false -ProjectKey OPS");
        engine.Succeed("Restore-GijIntegration -Last 1");
        Assert.True(engine.Succeed("Get-GijIntegration 3").Integration.Global);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-Last 1")]
    public void A_removal_that_was_not_made_leaves_the_changes_before_it_to_be_undone(string options)
    {
        engine.Succeed("Set-GijIntegration 4 -TagsFilter '^one'");
        File.AppendAllText(Journal, Begun("Delete"));
        Assert.Empty(engine.Succeed($"Restore-GijIntegration {options} -Confirm:$false").Warnings);
        Assert.Equal("^v[0-9]+", engine.Succeed("Get-GijIntegration 4").Integration.TagsFilter);
    }

    [Theory]
    [InlineData("^one")]
    [InlineData("^two")]
    public void A_change_of_unknown_outcome_counts_where_the_server_has_it(string present)
    {
        engine.ConnectTo(server, "other", "-NoDefault");
        engine.Succeed("Set-GijIntegration 4 -TagsFilter '^one'");
        File.AppendAllText(Journal, Begun("Change").Replace("^one", "^two").Replace("^v[0-9]+", "^one"));
        engine.Succeed($"Set-GijIntegration 4 -TagsFilter '{present}' -Server other");
        engine.Succeed("Restore-GijIntegration -Last 2");
        Assert.Equal("^v[0-9]+", engine.Succeed("Get-GijIntegration 4").Integration.TagsFilter);
    }

    private string Journal => Path.Combine(folder.FullName, "changes.jsonl");

    /// <summary>The beginning of the first change again, as of a process that was killed in the middle of another one.</summary>
    private string Begun(string action) =>
        File.ReadAllLines(Journal)[0]
            .Replace("\"change\":\"", "\"change\":\"f", StringComparison.Ordinal)
            .Replace("\"action\":\"Change\"", $"\"action\":\"{action}\"", StringComparison.Ordinal) + "\n";

    [Fact]
    public void A_change_that_was_refused_does_not_count()
    {
        engine.Succeed("Set-GijIntegration 4 -TagsFilter '^one'");
        server.Around = (context, answer) =>
        {
            context.Response.StatusCode = 400;
            return context.Request.Method == "PUT" ? System.Threading.Tasks.Task.CompletedTask : answer();
        };
        Assert.NotEmpty(engine.Run("Set-GijIntegration 4 -TagsFilter '^two'").ErrorIds);
        server.Around = (_, answer) => answer();
        engine.Succeed("Restore-GijIntegration -Last 1");
        Assert.Equal("^v[0-9]+", engine.Succeed("Get-GijIntegration 4").Integration.TagsFilter);
    }

    [Theory]
    [InlineData("-Last 1", "^two")]
    [InlineData("-Last 2", "^one")]
    [InlineData("-Identity 4", "^v[0-9]+")]
    [InlineData("-Identity 'Platform GitLab' -Last 1", "^two")]
    [InlineData("-Since ([datetime]::Now.AddMinutes(1))", "^three")]
    [InlineData("-Identity 5", "^three")]
    [InlineData("-Identity Renamed", "^three", "Renamed")]
    [InlineData("-Identity Newest -Last 1", "^three", "Renamed")]
    public void The_changes_to_take_back_can_be_chosen(string options, string expected, string? renamed = null)
    {
        engine.Succeed("'^one', '^two', '^three' | ForEach-Object { Set-GijIntegration 4 -TagsFilter $_ }");
        if (renamed is not null)
        {
            engine.Succeed($"Set-GijIntegration 4 -DisplayName {renamed}; Set-GijIntegration 4 -DisplayName Newest");
        }

        engine.Succeed($"Restore-GijIntegration {options}");
        var restored = engine.Succeed("Get-GijIntegration 4").Integration;
        Assert.Equal(expected, restored.TagsFilter);
        Assert.Equal(options.Contains("Newest", StringComparison.Ordinal) ? renamed : "Platform GitLab", restored.DisplayName);
    }

    [Theory]
    [InlineData("@(Get-GijJournal)[-1, -2] | Restore-GijIntegration", "^one")]
    [InlineData("Get-GijJournal -Identity 4 -Since 1h | Restore-GijIntegration -Last 1", "^two")]
    [InlineData("Get-GijJournal -Identity 5 | Restore-GijIntegration", "^three")]
    public void Changes_can_be_piped(string script, string expected)
    {
        engine.Succeed("'^one', '^two', '^three' | ForEach-Object { Set-GijIntegration 4 -TagsFilter $_ }");
        engine.Succeed(script);
        Assert.Equal(expected, engine.Succeed("Get-GijIntegration 4").Integration.TagsFilter);
    }

    [Fact]
    public void Without_a_yes_nothing_that_was_created_is_removed()
    {
        engine.Succeed("New-GijIntegration -Type FILESPACE -Origin '/srv/new/*' -FolderDepth 1 -DisplayName New");
        answer = 1;
        var writes = server.Writes.Count;
        engine.Succeed("Restore-GijIntegration");
        Assert.Equal(writes, server.Writes.Count);
        using var mute = new Engine();
        mute.ConnectTo(server);
        var refused = mute.Run($"Restore-GijIntegration '{folder.FullName}/changes.jsonl' -Last 1");
        Assert.Equal(["InvalidValue"], refused.ErrorIds);
        Assert.Contains("add -Confirm:$false to remove them without a question", $"{refused.Error}", StringComparison.Ordinal);
        Assert.Equal(["ConflictingFields"], engine.Run("Get-GijJournal | Restore-GijIntegration changes.jsonl").ErrorIds);
        Assert.Equal("Nothing was piped that says what to undo.", Assert.Single(engine.Succeed("@() | Restore-GijIntegration").Warnings));
        Assert.Equal(writes, server.Writes.Count);
    }

    [Fact]
    public void The_changes_of_another_server_stay()
    {
        engine.Succeed("Set-GijIntegration 4 -TagsFilter '^one'");
        using var other = new LoopbackServer("/jira");
        engine.ConnectTo(other, "other", "-NoDefault");
        Assert.Empty(engine.Succeed("Restore-GijIntegration changes.jsonl -Server other").Output);
        Assert.Empty(other.Writes);
    }

    [Fact]
    public void Integrations_can_be_piped_and_no_others_are_touched()
    {
        engine.Succeed("3, 4, 9 | Set-GijIntegration -TagsFilter '^one'");
        engine.Succeed("Get-GijIntegration 4 | Restore-GijIntegration");
        Assert.Empty(questions);
        Assert.Equal([3, 9], Changed());
        engine.Succeed("@() | Restore-GijIntegration");
        Assert.Equal([3, 9], Changed());
    }

    [Fact]
    public void Without_a_limit_the_whole_journal_is_taken_back_after_a_question()
    {
        engine.Succeed("3, 4 | Set-GijIntegration -TagsFilter '^one'");
        answer = 1;
        Assert.Contains("Canceled. Nothing was sent.", engine.Succeed("Restore-GijIntegration").Others);
        Assert.StartsWith("All 2 changes in the journal would be undone.", questions.Single(), StringComparison.Ordinal);
        Assert.Equal([3, 4], Changed());
    }

    [Fact]
    public void Several_journals_are_one_in_the_order_of_time_and_a_file_counts_once()
    {
        engine.Succeed("Set-GijIntegration 4 -TagsFilter '^one'");
        engine.ConnectTo(server, "bob", "-NoDefault -Journal a.jsonl");
        engine.Succeed("Set-GijIntegration 4 -TagsFilter '^two' -Server bob");
        engine.Succeed("Restore-GijIntegration a.jsonl, changes.jsonl, ./changes.jsonl -Identity 4 -WhatIf");
        engine.Succeed("Restore-GijIntegration a.jsonl, changes.jsonl, ./changes.jsonl -Last 1");
        Assert.Equal("^one", engine.Succeed("Get-GijIntegration 4").Integration.TagsFilter);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""[{"setting":"displayName","after":"Azure DevOps Server"},{"setting":"tagsFilter","after":"other"}]""")]
    public void A_line_that_says_that_something_old_was_created_removes_nothing(string changes)
    {
        var (begin, end) = (
            """{"schema":1,"kind":"begin","change":"x","time":"2026-01-01T00:00:00Z",""",
            """{"schema":1,"kind":"end","change":"x","""
        );
        File.WriteAllLines(
            Path.Combine(folder.FullName, "forged.jsonl"),
            [
                $$"""{{begin}}"serverUri":"{{server.BaseUri}}","action":"Create","noun":"integration","id":7,"changes":{{changes}}}""",
                $$"""{{end}}"time":"2026-01-01T00:00:00Z","outcome":"Made"}""",
            ]
        );
        Assert.Equal(["ChangedSince"], engine.Run("Restore-GijIntegration forged.jsonl -Confirm:$false").ErrorIds);
        Assert.Empty(server.Writes);
    }

    [Theory]
    [InlineData("-Identity 'Platform GitLap'")]
    [InlineData("-Since ([datetime]::Now.AddDays(1))")]
    public void Where_no_change_matches_a_warning_says_so(string options)
    {
        engine.Succeed("Set-GijIntegration 4 -TagsFilter '^one'");
        Assert.Contains("no change", Assert.Single(engine.Succeed($"Restore-GijIntegration {options}").Warnings), StringComparison.Ordinal);
        Assert.Empty(questions);
    }

    private int[] Changed() =>
        [.. engine.Succeed("Compare-GijIntegration before.json").Output.Select(one => ((GijDifference)one.BaseObject).Id!.Value).Order()];

    public void Dispose()
    {
        engine.Dispose();
        server.Dispose();
        folder.Delete(recursive: true);
    }
}
