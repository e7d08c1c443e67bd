using System;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>What could be changed, deleted, shown or believed in error.</summary>
public sealed class BulkTrapTests : IDisposable
{
    private const string Get = "GET /rest/gitplugin/1.0/configuration",
        Post = "POST /rest/gitplugin/1.0/configuration.json",
        Progress = "GET /rest/gitplugin/1.0/configuration/progress.json",
        Change = "@{ id = 460; mainBranch = 'main' } | Import-GijBulkFile -Wait";

    private readonly BulkFolder folder = new();

    [Fact]
    public void An_error_after_many_remarks_is_still_an_error()
    {
        var rows = Enumerable.Range(1, 10_100).Select(id => $"{id}\tx\n");
        folder.Server.On(Get, 200, "text/plain", "id\tdisplayName\n" + string.Concat(rows));
        folder.Write("bulk.tsv", "id\tdisplayName\n" + string.Concat(Enumerable.Range(1, 10_100).Select(id => $"{id}\t\n")) + "99999\tx\n");
        Assert.Equal(["BulkFileInvalid"], folder.Engine.Run("Import-GijBulkFile bulk.tsv").ErrorIds);
        var findings = folder.Test();
        Assert.Equal(["UnknownId", "MoreRemarks"], findings.Select(one => one.Check).Where(check => check != "NotCleared"));
        Assert.Equal(10_002, findings.Count);
    }

    [Fact]
    public void A_secret_is_sent_as_itself_and_only_in_a_column_for_secrets()
    {
        folder.Engine.WithSecret("secret", "hunter22!");
        folder.Engine.Succeed("@{ id = 460; pat = $secret } | Import-GijBulkFile");
        Assert.Contains("460\thunter22!\n", Assert.Single(folder.Sent), StringComparison.Ordinal);
        Assert.Equal(["InvalidValue"], folder.Engine.Run("@{ id = 460; mainBranch = $secret } | Import-GijBulkFile").ErrorIds);
    }

    [Theory]
    [InlineData("[pscredential]::Empty")]
    [InlineData("@{ a = 1 }")]
    [InlineData("[pscustomobject]@{ a = 1 }")]
    [InlineData("'b', 'a'")]
    [InlineData("{ x }")]
    [InlineData("[datetime]'2024-01-02'")]
    [InlineData("1.5")]
    public void A_value_without_a_plain_text_is_refused(string value)
    {
        Assert.Equal(["InvalidValue"], folder.Engine.Run($"@{{ id = 460; mainBranch = {value} }} | Import-GijBulkFile").ErrorIds);
        Assert.Empty(folder.Sent);
    }

    [Fact]
    public void A_secret_that_the_server_has_is_not_sent_back()
    {
        folder.Engine.Succeed(
            """
            Export-GijBulkFile bulk.tsv -IncludeCredential -PassThru | Where-Object id -eq 1 |
                ForEach-Object { $_.displayName = 'other'; $_ } | Import-GijBulkFile
            """
        );
        Assert.DoesNotContain("encrypted", Assert.Single(folder.Sent), StringComparison.Ordinal);
    }

    [Fact]
    public void A_deletion_sends_nothing_but_the_id_and_the_word()
    {
        folder.ExportWith(461, ("delete", "delete"), ("displayName", "changed"));
        folder.Engine.Succeed("Import-GijBulkFile bulk.tsv -ConfirmDelete 461 -Confirm:$false");
        Assert.Matches("\n461\t+delete\t+\n", Assert.Single(folder.Sent));
    }

    [Fact]
    public void A_text_that_is_no_bulk_file_confirms_nothing_and_overwrites_nothing()
    {
        folder.Write("bulk.tsv", "old");
        folder.Server.On(
            Progress,
            async context =>
            {
                folder.Server.On(Get, 200, "text/plain", "Service is being restarted");
                context.Response.ContentType = "application/json";
                await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes("""{"finished":true}"""));
            }
        );
        var outcome = folder.Engine.Run(
            """
            @{ id = 461; delete = 'delete' } | Import-GijBulkFile -Wait -ConfirmDelete 461 -Confirm:$false
            Export-GijBulkFile bulk.tsv -Force
            """
        );
        Assert.Equal(["InvalidResponse", "InvalidResponse"], outcome.ErrorIds);
        Assert.Equal("old", folder.Read("bulk.tsv"));
    }

    [Fact]
    public void A_deletion_of_what_was_disabled_before_is_not_believed()
    {
        folder.Server.On(Post, 200, "application/json", """{"threadId":1}""");
        folder.Server.On(Progress, 200, "application/json", """{"finished":true}""");
        var outcome = folder.Engine.Run("@{ id = 5; delete = 'delete' } | Import-GijBulkFile -Wait -ConfirmDelete 5 -Confirm:$false");
        Assert.Equal(["BulkChangeNotMade"], outcome.ErrorIds);
        Assert.Contains("is still on test", $"{outcome.Error}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@{ origin = 'x'; delete = 'delete' }")]
    [InlineData("@{ id = ''; origin = 'x'; delete = 'delete' }")]
    [InlineData("@{ id = '1E2'; delete = 'delete' }")]
    [InlineData("@{ id = '4.6E+02'; origin = 'x' }")]
    [InlineData("@{ id = 460; mainBranch = 'x' }, @{ id = 460; mainBranch = 'y' }")]
    public void What_a_row_is_about_must_be_known_even_without_the_test(string rows)
    {
        Assert.Equal(["BulkFileInvalid"], folder.Engine.Run($"{rows} | Import-GijBulkFile -SkipTest -WhatIf").ErrorIds);
        Assert.Empty(folder.Sent);
    }

    [Fact]
    public void Dictionaries_and_copies_of_rows_are_rows()
    {
        folder.Engine.Succeed(
            """
            $row = [System.Collections.Generic.Dictionary[string, object]]::new(); $row['id'] = 460; $row['mainBranch'] = 'main'
            , $row | Import-GijBulkFile
            """
        );
        folder.Engine.Succeed(
            $$"""
            Export-GijBulkFile bulk.tsv -PassThru | Where-Object id -eq 461 | ForEach-Object {
                $copy = {{Engine.Serializer}}::Deserialize({{Engine.Serializer}}::Serialize($_)); $copy.mainBranch = 'main'; $copy
            } | Import-GijBulkFile
            """
        );
        Assert.Equal(2, folder.Sent.Count);
    }

    [Fact]
    public void A_pipeline_without_rows_sends_nothing_and_is_no_error() =>
        Assert.Contains(
            folder.Engine.Succeed("@() | Import-GijBulkFile").Others,
            text => text.StartsWith("Nothing was piped", StringComparison.Ordinal)
        );

    [Fact]
    public void Keys_of_projects_that_do_not_count_are_a_warning()
    {
        var outcome = folder.Engine.Succeed("@{ id = 460; projectKeys = 'WEB' } | Import-GijBulkFile");
        Assert.Contains("only projectMapping counts", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        folder.Export("-IncludeProjectKey");
        Assert.Empty(folder.Test());
    }

    [Fact]
    public void A_blank_cell_where_the_server_has_a_value_is_a_warning_of_an_import()
    {
        var outcome = folder.Engine.Succeed("@{ id = 4; tagsFilter = ''; displayName = 'x' } | Import-GijBulkFile");
        Assert.StartsWith("Blank cells change nothing", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_deleted_is_warned_of_before_anything_else()
    {
        var outcome = folder.Engine.Succeed(
            """
            $new = 1..25 | ForEach-Object { @{ id = ''; origin = "https://x/$_" } }
            & { $new; @{ id = 3; delete = 'delete' } } | Import-GijBulkFile -WhatIf
            """
        );
        Assert.Equal(
            "Row 27, delete: The row deletes integration 3 'Payments on GitHub Enterprise' and its repositories (12).",
            outcome.Warnings[0]
        );
        Assert.Contains("6 more warnings aren't shown.", outcome.Warnings);
    }

    [Fact]
    public void Two_new_rows_of_one_origin_are_noticed_and_both_found_afterwards()
    {
        const string Rows = "@{ id = ''; origin = 'ssh://h/x' }, @{ id = ''; origin = 'ssh://h/x' }";
        var outcome = folder.Engine.Succeed($"{Rows} | Import-GijBulkFile -Wait");
        Assert.Contains("Row 3, origin: Another new row has the same origin.", outcome.Warnings);
        Assert.Equal(0, ((GijBulkImport)outcome.Output.Single().BaseObject).NotMade);
    }

    [Fact]
    public void A_changed_row_that_is_gone_is_not_called_new()
    {
        folder.Server.On(Post, 200, "application/json", """{"threadId":1}""");
        folder.Server.On(
            Progress,
            async context =>
            {
                folder.Server.On(Get, 200, "text/plain", "id\torigin\n1\tx\n");
                context.Response.ContentType = "application/json";
                await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes("""{"finished":true}"""));
            }
        );
        Assert.Contains("is no longer on test", $"{folder.Engine.Run(Change).Error}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a", "a!", 1, "a")]
    [InlineData("a b", "b c!", 1, "a b")]
    [InlineData("a!", "a!", 1, "")]
    [InlineData("a", "a a", 0, "a a")]
    public void Messages_are_counted_once_and_by_what_they_are(string first, string second, int errors, string shown)
    {
        var polls = 0;
        folder.Server.On(Post, 200, "application/json", """{"threadId":1}""");
        folder.Server.On(
            Progress,
            async context =>
            {
                var entries = (polls++ == 0 ? first : second)
                    .Split(' ')
                    .Select(entry => $$"""{"message":"{{entry.TrimEnd('!')}}","error":{{(entry.EndsWith('!') ? "true" : "false")}}}""");
                context.Response.ContentType = "application/json";
                var body = $$"""{"finished":{{(polls > 1 ? "true" : "false")}},"progressEntries":[{{string.Join(',', entries)}}]}""";
                await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body));
            }
        );
        var outcome = folder.Engine.Run(Change);
        Assert.Equal(errors, ((GijBulkImport)outcome.Output.Single().BaseObject).Errors);
        Assert.Equal(shown, string.Join(' ', outcome.Others.Where(text => text is "a" or "b" or "c")));
    }

    [Theory]
    [InlineData("""{"reposToDelete":["6"],"threadId":142}""")]
    [InlineData("""{"reposToDelete":[{"id":99999999999}],"threadId":142}""")]
    public void What_the_server_wants_confirmed_is_never_taken_for_a_start(string body)
    {
        folder.Server.On(Post, 200, "application/json", body);
        Assert.Equal(["DeletionNotConfirmed"], folder.Engine.Run(Change).ErrorIds);
    }

    [Fact]
    public void A_damaged_UTF8_file_is_not_read_in_a_code_page()
    {
        File.WriteAllBytes(
            folder.PathOf("bulk.tsv"),
            [.. Encoding.UTF8.GetBytes("id\tdisplayName\n460\tNéw\n461\tP"), 0xE4, .. Encoding.UTF8.GetBytes("x\n")]
        );
        Assert.Equal([("LostCharacters", 3)], folder.Test().Select(one => (one.Check, one.Row!.Value)));
        Assert.Contains(
            "'Release notes' -> 'Néw'",
            folder.Engine.Show("Import-GijBulkFile bulk.tsv -WhatIf -SkipTest"),
            StringComparison.Ordinal
        );
        File.WriteAllBytes(
            folder.PathOf("bulk.tsv"),
            [.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes("id\tdisplayName\n460\tNéw\n")]
        );
        Assert.Equal("Utf16", Assert.Single(folder.Test()).Check);
    }

    [Fact]
    public void A_long_login_is_masked_too()
    {
        folder.Write("bulk.tsv", $"id\torigin\n460\thttps://user:{new string('S', 300)}@host/x\n");
        Assert.DoesNotContain("SSS", $"{folder.Test()[0].Value}{folder.Test()[0]}", StringComparison.Ordinal);
    }

    [LinuxFact]
    public void What_a_link_leads_to_is_replaced_as_a_whole_and_made_private()
    {
        folder.Write("target.tsv", "old");
        File.CreateSymbolicLink(folder.PathOf("bulk.tsv"), folder.PathOf("target.tsv"));
        folder.Server.On(Get, 200, "text/plain", "id\tpat\n1\t\"open");
        Assert.Equal(["InvalidResponse"], folder.Engine.Run("Export-GijBulkFile bulk.tsv -Force").ErrorIds);
        Assert.Equal("old", folder.Read("target.tsv"));
        folder.Server.Off(Get);
        folder.Engine.Succeed("Export-GijBulkFile bulk.tsv -Force -IncludeCredential");
        Assert.NotNull(new FileInfo(folder.PathOf("bulk.tsv")).LinkTarget);
        if (OperatingSystem.IsLinux())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.PathOf("target.tsv")));
        }
    }

    [LinuxFact]
    public void A_file_with_secrets_that_a_link_makes_is_private_too()
    {
        File.CreateSymbolicLink(folder.PathOf("bulk.tsv"), folder.PathOf("new.tsv"));
        folder.Engine.Succeed("Export-GijBulkFile bulk.tsv -Force -IncludeCredential");
        Assert.NotEmpty(folder.Read("new.tsv"));
        if (OperatingSystem.IsLinux())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.PathOf("new.tsv")));
        }
    }

    [LinuxFact]
    public void A_link_that_leads_to_itself_cannot_be_written()
    {
        File.CreateSymbolicLink(folder.PathOf("bulk.tsv"), folder.PathOf("bulk.tsv"));
        Assert.Equal(["FileUnwritable"], folder.Engine.Run("Export-GijBulkFile bulk.tsv -Force").ErrorIds);
    }

    public void Dispose() => folder.Dispose();
}
