using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>What Import-GijBulkFile shows, sends and finds afterwards.</summary>
public sealed class BulkImportTests : IDisposable
{
    private const string Post = "POST /rest/gitplugin/1.0/configuration.json",
        Progress = "GET /rest/gitplugin/1.0/configuration/progress.json";

    private readonly List<string> questions = [];
    private readonly BulkFolder folder;
    private int answer;

    public BulkImportTests() =>
        folder = new BulkFolder(choose: question =>
        {
            questions.Add(question);
            return answer;
        });

    [Fact]
    public void A_file_that_changes_nothing_is_not_sent()
    {
        folder.Export();
        var outcome = folder.Engine.Succeed("Import-GijBulkFile bulk.tsv -Wait");
        Assert.Empty(outcome.Output);
        Assert.Contains(outcome.Others, text => text.Contains("nothing to change on test", StringComparison.Ordinal));
        Assert.Empty(folder.Sent);
    }

    [Fact]
    public void Only_rows_that_change_something_are_sent_as_a_whole_and_in_the_servers_order()
    {
        folder.ExportWith(460, ("mainBranch", "main"));
        var import = Import("Import-GijBulkFile bulk.tsv -Wait");
        Assert.Equal(
            (0, 1, 0, true, 0, 0),
            (import.Created, import.Changed, import.Deleted, import.IsFinished, import.Errors, import.NotMade)
        );
        var lines = Assert.Single(folder.Sent).Split('\n');
        Assert.Single(lines, line => line.StartsWith("id\torigin\tdisplayName\trealRoot", StringComparison.Ordinal));
        Assert.Single(
            lines,
            line => line.StartsWith("460\thttps://git.example.com/release-notes.git\tRelease notes\t", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(lines, line => line.StartsWith("461\t", StringComparison.Ordinal));
        Assert.Equal("main", folder.Engine.Succeed("Get-GijRepository 460").Repository.MainBranch);
    }

    [Fact]
    public void WhatIf_shows_what_would_be_created_changed_and_deleted_and_sends_nothing()
    {
        folder.Write(
            "bulk.tsv",
            "id\torigin\ttagsFilter\tpat\tdelete\n4\t\t^release\thunter22\t\n\thttps://git.example.com/new.git\t^v\t\t\n461\t\t\t\tdelete\n"
        );
        var outcome = folder.Engine.Succeed("Import-GijBulkFile bulk.tsv -WhatIf");
        string[] shown = [.. outcome.Screen.Split('\n').Select(line => line.TrimEnd())];
        Assert.Contains("What if: Change integration 4 'Platform GitLab' on test (row 2)", shown);
        Assert.Contains("  tagsFilter: '^v[0-9]+' -> '^release'", shown);
        Assert.Contains("  pat: (new value)", shown);
        Assert.Contains("What if: Create repository 'https://git.example.com/new.git' on test (row 3)", shown);
        Assert.Contains("What if: Delete repository 461 'Labels [printing]' on test (row 4)", shown);
        Assert.Contains(outcome.Warnings, text => text.Contains("add 461 to -ConfirmDelete", StringComparison.Ordinal));
        Assert.Contains("bulk.tsv: 1 to create, 1 to change, 1 to delete.", outcome.Others);
        Assert.DoesNotContain("hunter22", string.Join(' ', shown), StringComparison.Ordinal);
        Assert.Empty(folder.Sent);
    }

    [Fact]
    public void A_deletion_needs_the_id_and_a_yes()
    {
        const string Script = "@{ id = 461; delete = 'delete' } | Import-GijBulkFile";
        var refused = folder.Engine.Run($"{Script} -ConfirmDelete 460 -Confirm:$false");
        Assert.Equal(["DeletionNotConfirmed"], refused.ErrorIds);
        Assert.Equal([461], (int[])refused.Error.TargetObject);
        Assert.Empty(folder.Sent);

        answer = 1;
        Assert.Empty(folder.Engine.Succeed($"{Script} -ConfirmDelete 461").Output);
        Assert.Contains("repository 461 'Labels [printing]'", Assert.Single(questions), StringComparison.Ordinal);
        Assert.Empty(folder.Sent);

        Assert.Equal(1, Import($"{Script} -ConfirmDelete 461 -Confirm:$false -Wait").Deleted);
        Assert.Contains("name=\"confirmed-delete[]\"\r\n\r\n461\r\n", Assert.Single(folder.Sent), StringComparison.Ordinal);
        Assert.True(folder.Engine.Succeed("Get-GijRepository 461").Repository.Disabled);
    }

    [Fact]
    public void Several_deletions_are_confirmed_by_a_list()
    {
        const string Rows = "@{ id = 460; delete = 'delete' }, @{ id = 461; delete = 'delete' }";
        Assert.Equal(2, Import($"{Rows} | Import-GijBulkFile -ConfirmDelete 460, '461' -Confirm:$false").Deleted);
        Assert.Equal(
            ["ParameterArgumentTransformationError"],
            folder.Engine.Run($"{Rows} | Import-GijBulkFile -ConfirmDelete 460, 46.1").ErrorIds
        );
    }

    [Fact]
    public void A_yes_deletes_and_a_host_that_cannot_ask_does_not()
    {
        answer = 0;
        Assert.Equal(1, Import("@{ id = 461; delete = 'delete' } | Import-GijBulkFile -ConfirmDelete 461").Deleted);
        using var silent = new BulkFolder();
        Assert.Equal(
            ["InvalidValue"],
            silent.Engine.Run("@{ id = 461; delete = 'delete' } | Import-GijBulkFile -ConfirmDelete 461").ErrorIds
        );
        Assert.Empty(silent.Sent);
    }

    [Fact]
    public void What_the_server_wants_confirmed_is_the_same_error_and_nothing_counts_as_done()
    {
        folder.Server.On(
            Post,
            200,
            "application/json",
            """{"success":false,"reposToDelete":[{"id":31,"description":"billing"},{"id":32}]}"""
        );
        var outcome = folder.Engine.Run("@{ id = 460; mainBranch = 'x' } | Import-GijBulkFile -Wait");
        Assert.Equal(["DeletionNotConfirmed"], outcome.ErrorIds);
        Assert.Equal([31, 32], (int[])outcome.Error.TargetObject);
        Assert.Contains("31 'billing'", $"{outcome.Error}", StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }

    [Theory]
    [InlineData("""{"success":false,"error":"no"}""", "RequestRejected")]
    [InlineData("""{"success":true}""", "InvalidResponse")]
    [InlineData("[]", "InvalidResponse")]
    public void An_answer_without_a_thread_is_an_error(string body, string id)
    {
        folder.Server.On(Post, 200, "application/json", body);
        Assert.Equal([id], folder.Engine.Run("@{ id = 460; mainBranch = 'x' } | Import-GijBulkFile").ErrorIds);
    }

    [Fact]
    public void The_servers_messages_are_shown_once_and_its_errors_are_one_error()
    {
        var polls = 0;
        folder.Server.On(Post, 200, "application/json", """{"success":false,"threadId":208}""");
        folder.Server.On(
            Progress,
            async context =>
            {
                polls++;
                var entries = new[]
                {
                    """{"message":"Creating","prcntInteger":1042,"error":false}""",
                    """{"error":true,"message":"java.lang.NullPointerException"}""",
                }.Take(polls);
                context.Response.ContentType = "application/json";
                var body = $$"""{"finished":{{(polls == 3 ? "true" : "false")}},"progressEntries":[{{string.Join(',', entries)}}]}""";
                await context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(body));
            }
        );
        var outcome = folder.Engine.Run("@{ id = 460; mainBranch = 'main' } | Import-GijBulkFile -Wait");
        Assert.Equal(["BulkImportFailed", "BulkChangeNotMade"], outcome.ErrorIds);
        Assert.Single(outcome.Others, text => text == "Creating");
        Assert.Single(outcome.Warnings, text => text == "java.lang.NullPointerException");
        var import = (GijBulkImport)outcome.Output.Single().BaseObject;
        Assert.Equal((208L, 1, 1), (import.ThreadId, import.Errors, import.NotMade));
        Assert.Equal(
            "Row 2, mainBranch: repository 460 'Release notes' on test has 'master', not 'main'.",
            outcome.Errors[1].ErrorDetails.Message
        );
    }

    [Fact]
    public void A_secret_of_the_file_that_the_server_repeats_is_masked()
    {
        folder.Server.On(Post, 200, "application/json", """{"success":false,"threadId":208}""");
        folder.Server.On(
            Progress,
            200,
            "application/json",
            """
            {"finished":true,"progressEntries":[
                {"message":"Uses hunter22-secret","error":false},{"message":"Refused hunter22-secret","error":true}]}
            """
        );
        var outcome = folder.Engine.Run("@{ id = 4; password = 'hunter22-secret' } | Import-GijBulkFile -Wait");
        string[] shown = [outcome.Screen, .. outcome.Others, .. outcome.Warnings, .. outcome.Errors.Select(error => $"{error}")];
        Assert.Contains(shown, text => text.Contains("Uses ***", StringComparison.Ordinal));
        Assert.All(shown, text => Assert.DoesNotContain("hunter22", text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_row_that_breaks_a_rule_of_the_server_is_told_and_the_others_go_on()
    {
        folder.Write("bulk.tsv", "id\tapiPath\tmainBranch\n4\tx\t\n460\t\tmain\n");
        var outcome = folder.Engine.Run("Import-GijBulkFile bulk.tsv -SkipTest -Wait");
        Assert.Equal(["BulkImportFailed", "BulkChangeNotMade"], outcome.ErrorIds);
        Assert.Contains("apiPath must start with /", $"{outcome.Errors[0]}", StringComparison.Ordinal);
        Assert.Equal("main", folder.Engine.Succeed("Get-GijRepository 460").Repository.MainBranch);
    }

    [Fact]
    public void A_column_that_the_server_ignores_is_found_afterwards()
    {
        var outcome = folder.Engine.Run("@{ id = 101; mainBranch = 'main' } | Import-GijBulkFile -Wait");
        Assert.Equal(["BulkChangeNotMade"], outcome.ErrorIds);
    }

    [Fact]
    public void A_wait_ends_when_the_time_is_up()
    {
        folder.Server.On(Progress, 200, "application/json", """{"finished":false}""");
        var outcome = folder.Engine.Run("@{ id = 460; mainBranch = 'main' } | Import-GijBulkFile -Wait -TimeoutSec 0");
        Assert.Equal(["WaitTimedOut"], outcome.ErrorIds);
        Assert.Equal("Import 142 on test didn't finish within 0 seconds.", outcome.Error.ErrorDetails.Message);
        Assert.Null(((GijBulkImport)outcome.Output.Single().BaseObject).NotMade);
    }

    [Fact]
    public void Cells_with_line_breaks_tabs_and_quotes_survive_both_ways()
    {
        const string Odd = "a\"b\tc\nd";
        folder.Engine.With("odd", Odd);
        Assert.Equal(0, Import("@{ id = 460; displayName = $odd; pat = \"-----BEGIN`nKEY-----\" } | Import-GijBulkFile -Wait").NotMade);
        Assert.Contains("\"-----BEGIN\nKEY-----\"", Assert.Single(folder.Sent), StringComparison.Ordinal);
        Assert.Equal(Odd, folder.Engine.Succeed("Get-GijRepository 460").Repository.DisplayName);
        var row = folder.Engine.Succeed("Export-GijBulkFile bulk.tsv -Force -PassThru | Where-Object id -eq 460").Output.Single();
        Assert.Equal(Odd, row.Properties["displayName"].Value);
    }

    [Fact]
    public void A_blank_tagsFilter_in_a_row_that_is_sent_keeps_the_servers()
    {
        Import("@{ id = 4; tagsFilter = ''; displayName = 'x' } | Import-GijBulkFile -Wait");
        Assert.Contains(
            "\t^v[0-9]+\t",
            $"\t{Assert.Single(folder.Sent).Replace("\n", "\t", StringComparison.Ordinal)}",
            StringComparison.Ordinal
        );
        Assert.Equal("^v[0-9]+", folder.Engine.Succeed("Get-GijIntegration 4").Integration.TagsFilter);
    }

    [Fact]
    public void Typed_rows_from_an_export_can_be_changed_and_piped_back()
    {
        var import = Import(
            """
            Export-GijBulkFile bulk.tsv -PassThru | Where-Object id -in 3, 460 | ForEach-Object { $_.smartCommitsEnabled = $false; $_ } |
                Import-GijBulkFile -Wait
            """
        );
        Assert.Equal((2, 0), (import.Changed, import.NotMade));
        var rows = Assert.Single(folder.Sent).Split('\n');
        Assert.Contains(
            rows,
            row => row.StartsWith("3\t", StringComparison.Ordinal) && row.Contains("\t10000,10002\t", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("'x'")]
    [InlineData("42")]
    [InlineData("[IO.FileInfo]::new('bulk.tsv')")]
    public void What_is_no_row_is_refused(string value) =>
        Assert.Equal(["InvalidValue"], folder.Engine.Run($"{value} | Import-GijBulkFile").ErrorIds);

    [Fact]
    public void A_new_row_creates_a_repository_and_one_that_did_not_is_an_error()
    {
        Assert.Equal(0, Import("@{ id = ''; origin = 'https://git.example.com/new.git' } | Import-GijBulkFile -Wait").NotMade);
        var outcome = folder.Engine.Run(
            "@{ id = ''; origin = 'https://git.example.com/*'; integrationType = 'host' } | Import-GijBulkFile -Wait"
        );
        Assert.Equal(["BulkChangeNotMade"], outcome.ErrorIds);
        Assert.Contains("wasn't created on test", $"{outcome.Error}", StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_that_need_others_are_refused()
    {
        folder.Export();
        Assert.Equal(["InvalidValue"], folder.Engine.Run("Import-GijBulkFile bulk.tsv -TimeoutSec 5").ErrorIds);
        Assert.Equal(["InvalidValue"], folder.Engine.Run("Import-GijBulkFile bulk.tsv -ProjectMap @{ a = 'b' }").ErrorIds);
        Assert.Equal(["FileUnreadable"], folder.Engine.Run("Import-GijBulkFile no.tsv").ErrorIds);
    }

    [Fact]
    public void The_journal_has_what_was_sent_without_secrets()
    {
        var journal = folder.PathOf("changes.jsonl");
        folder.Engine.With("journal", journal).ConnectTo(folder.Server, "recorded", "-Journal $journal");
        Import("@{ id = 460; mainBranch = 'main'; pat = 'hunter22' } | Import-GijBulkFile");
        var text = File.ReadAllText(journal);
        Assert.Contains("""{"setting":"mainBranch","before":"master","after":"main"}""", text, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter22", text, StringComparison.Ordinal);
        Assert.StartsWith(
            "The journal has no change of an integration",
            Assert.Single(folder.Engine.Succeed("Restore-GijIntegration $journal -Confirm:$false").Warnings),
            StringComparison.Ordinal
        );
    }

    public void Dispose() => folder.Dispose();

    private GijBulkImport Import(string script) => (GijBulkImport)folder.Engine.Succeed(script).Output.Single().BaseObject;
}
