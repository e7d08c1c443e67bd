using System;
using System.Linq;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>A bulk file of another server, whose rows become new ones.</summary>
public sealed class BulkMoveTests : IDisposable
{
    private readonly BulkFolder folder = new();

    public BulkMoveTests() => folder.Engine.Succeed("Connect-GijServer -Sandbox -Name first -NoDefault");

    [Fact]
    public void Projects_are_found_by_their_keys_and_what_belongs_to_the_old_server_is_left_out()
    {
        Save("7\thttps://git.example.com/new.git\tnew\t7_new\tfalse\t90000,90002\t\t\t5\tPAY,WEB\t");
        var outcome = folder.Engine.Succeed("Import-GijBulkFile move.tsv -AsNew -Wait");
        Assert.Equal((1, 0), (Import(outcome).Created, Import(outcome).NotMade));
        var made = folder.Engine.Succeed("Get-GijRepository -LiteralName new").Repository;
        Assert.Equal([10000L, 10002L], made.ProjectMappingIds!.Order());
        Assert.NotEqual(7, made.Id);
        Assert.NotEqual("7_new", made.RealRoot);
        Assert.Contains("Local folders (realRoot) left out: 1.", outcome.Warnings);
        Assert.Contains("SSH keys left out because their ids differ between servers: 1.", outcome.Warnings);
    }

    [Fact]
    public void A_path_of_the_old_server_is_left_out_whatever_it_is_relative_to()
    {
        Save("7\thttps://git.example.com/new.git\tnew\t/srv/old\ttrue\tALL\t\t\t\t\t");
        folder.Engine.Succeed("Import-GijBulkFile move.tsv -AsNew -Wait");
        var made = folder.Engine.Succeed("Get-GijRepository -LiteralName new").Repository;
        Assert.NotEqual(("/srv/old", true), (made.RealRoot, made.AbsoluteRoot));
        Assert.DoesNotContain("\ttrue\t", Assert.Single(folder.Sent), StringComparison.Ordinal);
    }

    [Fact]
    public void Nested_repositories_and_deletions_are_left_out_and_said()
    {
        Save(
            "7\thttps://x/a\ta\t\t\tALL\t2\t\t\t\t",
            "8\thttps://x/b\tb\t\t\tALL\t\tsimple\t\t\tdelete",
            "9\thttps://x/*\tc\t\t\tALL\t\thost\t\t\t"
        );
        var outcome = folder.Engine.Succeed("Import-GijBulkFile move.tsv -AsNew -WhatIf");
        Assert.Equal(
            [
                "Repositories left out because a scan of their integration adds them: 1.",
                "Rows left out because they delete something: 1.",
                "Rows of integrations, which the app might not create: 1.",
            ],
            outcome.Warnings
        );
        Assert.Contains("move.tsv: 1 to create.", outcome.Others);
    }

    [Theory]
    [InlineData("OLD", "", "UnknownProjectKey")]
    [InlineData("", "", "NoProjectKey")]
    [InlineData("OLD", "-ProjectMap @{ old = 'NONE' }", "UnknownProjectKey")]
    public void A_project_that_cannot_be_found_is_refused(string keys, string options, string check)
    {
        Save($"7\thttps://x/a\ta\t\t\t90000\t\t\t\t{keys}\t");
        var outcome = folder.Engine.Run($"Import-GijBulkFile move.tsv -AsNew {options}");
        Assert.Equal(["BulkFileInvalid"], outcome.ErrorIds);
        var finding = (GijBulkFinding)((object[])outcome.Error.TargetObject).Single();
        Assert.Equal((check, 2, "projectMapping"), (finding.Check, finding.Row, finding.Column));
        Assert.Empty(folder.Sent);
    }

    [Fact]
    public void A_map_of_projects_gives_them_other_keys()
    {
        Save("7\thttps://x/a\ta\t\t\t90000\t\t\t\tOLD\t");
        folder.Engine.Succeed("Import-GijBulkFile move.tsv -AsNew -ProjectMap @{ OLD = 'OPS' }");
        Assert.Contains("\thttps://x/a\ta\t\t\t10001\t", Assert.Single(folder.Sent), StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_that_tell_what_to_leave_out_are_needed_and_ids_are_not()
    {
        folder.Write("move.tsv", "origin\tdisplayName\nhttps://x/a\ta\n");
        var outcome = folder.Engine.Run("Import-GijBulkFile move.tsv -AsNew -SkipTest");
        Assert.Equal(
            ["trackedFolderId", "integrationType"],
            ((object[])outcome.Error.TargetObject).Select(one => ((GijBulkFinding)one).Column)
        );
        folder.Write(
            "move.tsv",
            "origin\tdisplayName\ttrackedFolderId\tintegrationType\tprojectKeys\tprojectMapping\nhttps://x/a\ta\t\t\tPAY\n"
        );
        folder.Engine.Succeed("Import-GijBulkFile move.tsv -AsNew");
        Assert.Contains("\thttps://x/a\ta\t10000\t", Assert.Single(folder.Sent), StringComparison.Ordinal);
    }

    [Fact]
    public void An_export_of_one_server_is_the_import_of_another()
    {
        folder.Engine.Succeed("Export-GijBulkFile move.tsv -Server first -IncludeProjectKey -SpreadsheetSafe");
        var outcome = folder.Engine.Succeed("Import-GijBulkFile move.tsv -AsNew -WhatIf");
        Assert.Contains("move.tsv: 16 to create.", outcome.Others);
        Assert.Contains(outcome.Warnings, text => text.Contains("would add it again", StringComparison.Ordinal));
    }

    public void Dispose() => folder.Dispose();

    private static GijBulkImport Import(Outcome outcome) => (GijBulkImport)outcome.Output.Single().BaseObject;

    private void Save(params string[] rows) =>
        folder.Write(
            "move.tsv",
            "id\torigin\tdisplayName\trealRoot\tabsoluteRoot\tprojectMapping\ttrackedFolderId\t"
                + "integrationType\tsshKeyId\tprojectKeys\tdelete\n"
                + string.Join('\n', rows)
        );
}
