using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>What the journal has of a bulk import, and what Restore-GijIntegration makes of it.</summary>
public sealed class BulkJournalTests : IDisposable
{
    private const string Post = "POST /rest/gitplugin/1.0/configuration.json";

    private readonly BulkFolder folder = new();

    public BulkJournalTests() =>
        folder.Engine.With("journal", folder.PathOf("changes.jsonl")).ConnectTo(folder.Server, "recorded", "-Journal $journal");

    [Fact]
    public void Each_row_is_a_change_of_its_own_object()
    {
        Import("@{ id = 4; tagsFilter = '^release' }, @{ id = 460; mainBranch = 'main' }");
        var change = Assert.Single(Changes("-Identity 460"));
        Assert.Equal(
            (ChangeAction.Change, "repository", 460, "Release notes", ChangeOutcome.Made, null),
            (change.Action, change.Noun, change.Id, change.Name, change.Outcome, change.ErrorId)
        );
        Assert.Equal("mainBranch: 'master' -> 'main'", $"{Assert.Single(change.Changes)}");
        Assert.Equal("integration", Assert.Single(Changes("-Identity 'Platform GitLab'")).Noun);
    }

    [Fact]
    public void Cells_are_recorded_under_the_names_of_their_settings()
    {
        Import("@{ id = 460; sslVerify = $false }, @{ id = 3; projectMapping = 'ALL' }, @{ id = 4; projectMapping = '10000' }");
        Assert.Equal(
            [
                "disableSslVerification: False -> True",
                "global: False -> True",
                "global: True -> False",
                "projectMappingIds: [10000, 10002]",
                "projectMappingIds: [10000]",
            ],
            Changes().SelectMany(change => change.Changes).Select(setting => $"{setting}").Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_outcome_is_unknown_until_it_was_compared()
    {
        folder.Engine.Succeed("@{ id = 460; mainBranch = 'main' } | Import-GijBulkFile");
        Assert.Equal(ChangeOutcome.Unknown, Assert.Single(Changes()).Outcome);
    }

    [Theory]
    [InlineData("@{ id = 101; mainBranch = 'main' }", ChangeOutcome.Refused, "BulkChangeNotMade")]
    [InlineData("@{ id = 101; mainBranch = 'main'; displayName = 'x' }", ChangeOutcome.Unknown, "BulkChangeNotMade")]
    [InlineData("@{ id = 460; pat = 'hunter22' }", ChangeOutcome.Unknown, null)]
    [InlineData("@{ id = ''; origin = 'https://git.example.com/new.git'; apiPath = '/x' }", ChangeOutcome.Unknown, "BulkChangeNotMade")]
    [InlineData("@{ id = 460; delete = 'delete' }", ChangeOutcome.Made, null)]
    public void A_comparison_tells_the_outcome(string row, ChangeOutcome outcome, string? error)
    {
        folder.Engine.Run($"{row} | Import-GijBulkFile -Wait -ConfirmDelete 460 -Confirm:$false");
        var change = Assert.Single(Changes());
        Assert.Equal((outcome, error), (change.Outcome, change.ErrorId));
    }

    [Fact]
    public void A_new_object_gets_its_id()
    {
        Import("@{ id = ''; origin = 'https://git.example.com/new.git' }");
        var change = Assert.Single(Changes("-Identity 'https://git.example.com/new.git'"));
        var id = folder.Engine.Succeed("Get-GijRepository | Where-Object Origin -eq 'https://git.example.com/new.git'").Repository.Id;
        Assert.Equal((ChangeAction.Create, id), (change.Action, change.Id));
    }

    [Fact]
    public void A_refused_file_refuses_every_row()
    {
        folder.Server.On(Post, 403, "text/plain", "no");
        folder.Engine.Run("@{ id = 460; mainBranch = 'x' }, @{ id = 461; mainBranch = 'x' } | Import-GijBulkFile");
        Assert.Equal([ChangeOutcome.Refused, ChangeOutcome.Refused], Changes().Select(change => change.Outcome));
    }

    [Fact]
    public void A_deletion_keeps_what_is_lost_without_secrets()
    {
        Import("@{ id = 460; delete = 'delete' }", "-ConfirmDelete 460 -Confirm:$false");
        var lost = Assert.Single(Changes()).Changes.Select(setting => $"{setting}").ToList();
        Assert.Contains("mainBranch: 'master'", lost);
        Assert.DoesNotContain(lost, text => text.StartsWith("username", StringComparison.Ordinal));
    }

    [Fact]
    public void Columns_that_the_app_does_not_document_are_recorded_without_their_values()
    {
        folder.Engine.Run("@{ id = 460; mainBranch = 'main'; vendorField = 'hunter22' } | Import-GijBulkFile -SkipTest -Wait");
        Assert.NotEmpty(Changes("-Identity 460"));
        Assert.DoesNotContain("hunter22", folder.Read("changes.jsonl"), StringComparison.Ordinal);
    }

    [Fact]
    public void Integrations_that_a_file_changed_can_be_restored()
    {
        const string Read = "Get-GijIntegration 3";
        var before = folder.Engine.Succeed(Read).Integration;
        Import("@{ id = 3; tagsFilter = '^release'; sslVerify = 'false'; projectMapping = '10001'; pat = 'hunter22' }");
        Assert.Equal([10001], folder.Engine.Succeed(Read).Integration.ProjectMappingIds!);

        var outcome = folder.Engine.Succeed("Restore-GijIntegration $journal -Confirm:$false");
        Assert.Contains("pat can't be restored", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        var after = folder.Engine.Succeed(Read).Integration;
        Assert.Equal(
            (before.TagsFilter ?? string.Empty, before.DisableSslVerification, string.Join(',', before.ProjectMappingIds!)),
            (after.TagsFilter, after.DisableSslVerification, string.Join(',', after.ProjectMappingIds!))
        );
    }

    [Fact]
    public void A_deleted_integration_is_not_restored()
    {
        Import("@{ id = 4; delete = 'delete' }", "-ConfirmDelete 4 -Confirm:$false");
        Assert.StartsWith(
            "Integration 4 'Platform GitLab' was removed",
            folder.Engine.Succeed("Restore-GijIntegration $journal -Confirm:$false").Warnings[0],
            StringComparison.Ordinal
        );
    }

    public void Dispose() => folder.Dispose();

    private void Import(string rows, string parameters = "") =>
        Assert.Equal(
            0,
            ((GijBulkImport)folder.Engine.Succeed($"{rows} | Import-GijBulkFile -Wait {parameters}").Output.Single().BaseObject).NotMade
        );

    private IReadOnlyList<GijJournalEntry> Changes(string parameters = "") =>
        [.. folder.Engine.Succeed($"Get-GijJournal $journal {parameters}").Output.Select(entry => (GijJournalEntry)entry.BaseObject)];
}
