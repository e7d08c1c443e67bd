using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>What is found in bulk files. A file with an error is refused, and nothing is sent.</summary>
public sealed class BulkLinterTests : IDisposable
{
    private readonly BulkFolder folder = new();

    [Theory]
    [InlineData("SpreadsheetError", 460, "displayName", "#NAME?")]
    [InlineData("SpreadsheetError", 460, "maxMinsToCommitEmail", "#REF!")]
    [InlineData("SpreadsheetError", 460, "displayName", "#########")]
    [InlineData("SpreadsheetError", 460, "displayName", "Err:502")]
    [InlineData("ScientificNumber", 460, "id", "4.6E+02")]
    [InlineData("ScientificNumber", 460, "projectMapping", "1,0001E+09")]
    [InlineData("InvalidValue", 460, "disabled", "WAHR")]
    [InlineData("InvalidValue", 460, "disabled", "yes")]
    [InlineData("InvalidValue", 460, "enableFetches", "1")]
    [InlineData("UnknownId", 460, "id", "9999")]
    [InlineData("InvalidValue", 460, "id", "46O")]
    [InlineData("InvalidValue", 460, "id", "0")]
    [InlineData("DuplicateId", 460, "id", "459")]
    [InlineData("UnknownProject", 460, "projectMapping", "10000,99999")]
    [InlineData("InvalidValue", 460, "projectMapping", "PAY")]
    [InlineData("ParentChanged", 101, "trackedFolderId", "2")]
    [InlineData("BecomesNested", 460, "trackedFolderId", "2")]
    [InlineData("UnknownParent", 101, "trackedFolderId", "9999")]
    [InlineData("InvalidValue", 460, "delete", "yes")]
    [InlineData("InvalidValue", 460, "delete", "DELETE")]
    [InlineData("InvalidValue", 460, "maxMinsToCommitEmail", "-5")]
    [InlineData("InvalidValue", 460, "maxMinsToCommitEmail", "1440.0")]
    [InlineData("InvalidValue", 4, "apiPath", "api/v4/projects")]
    [InlineData("InvalidFilter", 460, "tagsFilter", "(v")]
    [InlineData("InvalidFilter", 460, "prHideFilter", "[a-")]
    [InlineData("InvalidFilter", 4, "apiFilter", "[?archived==`false`")]
    [InlineData("LostCharacters", 460, "displayName", "Pr\uFFFDfungen")]
    [InlineData("MaskedValue", 460, "tagsFilter", "********")]
    [InlineData("ReadOnly", 460, "hosted", "true")]
    [InlineData("InvalidValue", 460, "sshKeyId", "key1")]
    public void A_spoiled_cell_is_refused_with_its_place(string check, int id, string column, string cell)
    {
        var row = folder.ExportWith(id, (column, cell));
        var error = Refused();
        Assert.Equal((check, row, column, cell), (error.Check, error.Row, error.Column, error.Value));
        Assert.Equal($"bulk.tsv can't be imported: Row {row}, {column}: {error.Message}", Message());
        Assert.NotEmpty(error.Advice);
    }

    [Fact]
    public void A_finding_names_its_file()
    {
        folder.Write("a.tsv", "id\tcolour\n460\tblue\n");
        folder.Write("b.tsv", "id\tdisabled\n460\tperhaps\n");
        Assert.Equal(
            ["a.tsv UnknownColumn", "b.tsv InvalidValue"],
            folder
                .Engine.Succeed("Test-GijBulkFile a.tsv, b.tsv -Offline")
                .Output.Select(finding =>
                    $"{Path.GetFileName((string)finding.Properties["Path"].Value)} {finding.Properties["Check"].Value}"
                )
        );
        Assert.Equal(["FileUnreadable"], folder.Engine.Run("Test-GijBulkFile no.tsv, a.tsv -Offline").ErrorIds);
        Assert.Equal(2, folder.Engine.Succeed("Test-GijBulkFile *.tsv -Offline").Output.Count);
        Assert.Equal(["FileUnreadable"], folder.Engine.Run("Test-GijBulkFile *.csv -Offline").ErrorIds);
        folder.Write("a[1].tsv", "id\tcolour\n460\tblue\n");
        Assert.Single(folder.Engine.Succeed("Test-GijBulkFile a[1].tsv -Offline").Output);
    }

    [Theory]
    [InlineData("NoHeader", null, "460\tx\ttrue\n")]
    [InlineData("NotTabs", null, "id;origin;displayName\n460;x;y\n")]
    [InlineData("NotTabs", null, "\"id\",\"origin\",\"displayName\"\r\n\"460\",\"x\",\"y\"\r\n")]
    [InlineData("NoId", "id", "origin\tdisplayName\nhttps://x\ty\n")]
    [InlineData("DoubledColumn", "disabled", "id\tdisabled\tdisabled\n460\ttrue\tfalse\n")]
    [InlineData("MisspelledColumn", "tagFilter", "id\ttagFilter\n460\t^v\n")]
    [InlineData("UnknownColumn", "colour", "id\tcolour\n460\tblue\n")]
    [InlineData("OppositeColumn", "disableSslVerification", "id\tdisableSslVerification\n460\ttrue\n")]
    [InlineData("RestName", "projectMappingIds", "id\tprojectMappingIds\n460\t10000\n")]
    [InlineData("NotInFile", "folderDepth", "id\tfolderDepth\n6\t3\n")]
    [InlineData("NoOrigin", "origin", "id\tdisplayName\n\tx\n")]
    [InlineData("DeleteWithoutId", "id", "id\tdelete\n\tdelete\n")]
    [InlineData("ExtraCell", null, "id\tdisabled\n460\ttrue\tx\n")]
    [InlineData("Unreadable", null, "id\tdisplayName\n460\t\"x\n")]
    [InlineData("Unreadable", null, "id\tdisplayName\n460\t\"x\"y\n")]
    public void A_spoiled_file_is_refused(string check, string? column, string text)
    {
        folder.Write("bulk.tsv", text);
        var error = Refused();
        Assert.Equal((check, column), (error.Check, error.Column));
    }

    [Fact]
    public void A_workbook_is_refused()
    {
        File.WriteAllBytes(folder.PathOf("bulk.tsv"), [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00]);
        Assert.Equal("Workbook", Refused().Check);
    }

    [Fact]
    public void All_errors_are_on_the_target_in_the_order_of_the_rows()
    {
        folder.Write("bulk.tsv", "id\tdisabled\tmaxMinsToCommitEmail\n460\tja\t-1\n\n461\tnein\t5\n");
        var error = folder.Engine.Run("Import-GijBulkFile bulk.tsv").Error;
        var all = Assert.IsType<GijBulkFinding[]>(((object[])error.TargetObject).Cast<GijBulkFinding>().ToArray());
        Assert.Equal([(2, "disabled"), (2, "maxMinsToCommitEmail"), (4, "disabled")], all.Select(one => (one.Row!.Value, one.Column!)));
        Assert.StartsWith("bulk.tsv has 3 errors; the first is: Row 2, disabled: 'ja' is neither", Message(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OppositeSense", 460, "absoluteRoot", "true")]
    [InlineData("ChecksOff", 460, "sslVerify", "FALSE")]
    [InlineData("IgnoredWhenNested", 101, "mainBranch", "main")]
    [InlineData("UnknownChoice", 11, "awsRegion", "eu-nowhere-1")]
    [InlineData("LoginInAddress", 460, "origin", "https://svc:hunter22@git.example.com/x")]
    [InlineData("ScientificText", 460, "displayName", "1.2E+11")]
    [InlineData("UnexpectedMark", 460, "refSpecCustom", "'+refs/meta/*")]
    [InlineData("Deletes", 460, "delete", "delete")]
    [InlineData("DeletesNested", 3, "delete", "delete")]
    public void A_cell_that_needs_attention_is_a_warning(string check, int id, string column, string cell)
    {
        var row = folder.ExportWith(id, (column, cell));
        var finding = Assert.Single(folder.Test());
        Assert.Equal((FindingSeverity.Warning, check, row, column), (finding.Severity, finding.Check, finding.Row, finding.Column));
        Assert.DoesNotContain("hunter22", $"{finding}{finding.Value}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_deletion_says_what_goes_along()
    {
        folder.ExportWith(3, ("delete", "delete"));
        Assert.Equal(
            "The row deletes integration 3 'Payments on GitHub Enterprise' and its repositories (12).",
            Assert.Single(folder.Test()).Message
        );
    }

    [Fact]
    public void A_blank_cell_that_would_clear_nothing_is_said()
    {
        var row = folder.ExportWith(4, ("tagsFilter", string.Empty));
        var finding = Assert.Single(folder.Test());
        Assert.Equal((FindingSeverity.Information, "NotCleared", row), (finding.Severity, finding.Check, finding.Row));
        Assert.Equal("A blank cell changes nothing: tagsFilter stays '^v[0-9]+'.", finding.Message);
    }

    [Fact]
    public void A_new_row_says_what_it_would_create()
    {
        folder.Write(
            "bulk.tsv",
            "id\torigin\tintegrationType\ttrackedFolderId\n\thttps://x/a\t\t\n\thttps://x/*\thost\t\n\t/srv/x/*\tfolder\t\n"
                + "\thttps://x/b\t\t2\n\thttps://github.com/example/acme\t\t\n"
        );
        Assert.Equal(
            [
                (2, "NewRow"),
                (3, "NewIntegration"),
                (4, "NewIntegration"),
                (4, "FolderDepth"),
                (5, "NewRow"),
                (5, "NewNested"),
                (6, "NewRow"),
                (6, "OriginExists"),
            ],
            folder.Test().Select(one => (one.Row!.Value, one.Check))
        );
    }

    [Fact]
    public void Secrets_in_a_file_are_counted_and_not_shown()
    {
        folder.Write("bulk.tsv", "id\tpat\tgithubAppPem\n460\thunter22\t\n461\thunter22\tx\n");
        var findings = folder.Test("-Offline");
        Assert.Equal(["pat", "githubAppPem"], findings.Where(one => one.Check == "Credentials").Select(one => one.Column!));
        Assert.Contains("Column pat holds secrets or logins (cells: 2).", findings.Select(one => one.Message));
        Assert.DoesNotContain(
            "hunter22",
            folder.Engine.Show("Test-GijBulkFile bulk.tsv -Offline | Format-List *"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Other_encodings_are_read_and_said()
    {
        var text = "id\tdisplayName\n460\tPrüfungen\n";
        foreach (
            var (encoding, check) in new (Encoding, string)[]
            {
                (Encoding.Latin1, "Ansi"),
                (Encoding.Unicode, "Utf16"),
                (Encoding.BigEndianUnicode, "Utf16"),
            }
        )
        {
            File.WriteAllBytes(folder.PathOf("bulk.tsv"), [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
            Assert.Equal(check, Assert.Single(folder.Test()).Check);
            Assert.Contains("'Release notes' -> 'Prüfungen'", Preview(), StringComparison.Ordinal);
        }

        File.WriteAllBytes(folder.PathOf("bulk.tsv"), [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)]);
        Assert.Empty(folder.Test());
        File.WriteAllBytes(folder.PathOf("bulk.tsv"), Encoding.Unicode.GetBytes(text));
        Assert.Equal("Utf16", Assert.Single(folder.Test()).Check);
    }

    [Fact]
    public void A_column_in_another_place_is_sent_in_the_servers_order()
    {
        var rows = folder.Export();
        folder.Save(rows.Select(row => row.Reverse()));
        Assert.Equal("Reordered", Assert.Single(folder.Test()).Check);
        Assert.Empty(folder.Engine.Succeed("Import-GijBulkFile bulk.tsv").Output);
    }

    [Fact]
    public void A_column_that_the_server_lacks_is_a_warning_and_an_unknown_one_of_the_server_is_none()
    {
        folder.Server.On("GET /rest/gitplugin/1.0/configuration", 200, "text/plain", "id\torigin\tgroup\n460\thttps://x\ta\n");
        folder.Write("bulk.tsv", "id\tgroup\tapiFilter\n460\ta\t\n");
        var finding = Assert.Single(folder.Test());
        Assert.Equal(("NotOnServer", "apiFilter"), (finding.Check, finding.Column));
    }

    [Fact]
    public void A_row_is_counted_as_a_spreadsheet_counts()
    {
        folder.Write("bulk.tsv", "id\tdisplayName\tdisabled\r\n460\t\"two\r\nlines\"\ttrue\r\n\r\n461\tx\tno\r\n");
        Assert.Equal(4, Assert.Single(folder.Test(), one => one.Severity == FindingSeverity.Error).Row);
    }

    [Fact]
    public void Without_a_connection_a_file_is_checked_by_itself()
    {
        folder.ExportWith(460, ("disabled", "no"), ("id", "9999"));
        Assert.Equal(["ConflictingFields"], folder.Engine.Run("Test-GijBulkFile bulk.tsv -Offline -Server test").ErrorIds);
        folder.Engine.Succeed("Disconnect-GijServer -All");
        Assert.Equal("InvalidValue", Assert.Single(folder.Test()).Check);
    }

    [Fact]
    public void Several_files_can_be_piped_and_a_missing_one_is_an_error_of_its_own()
    {
        folder.Export();
        var outcome = folder.Engine.Run(
            "@{ Path = 'no.tsv' }, @{ Path = 'bulk.tsv' } | ForEach-Object { [pscustomobject]$_ } | Test-GijBulkFile"
        );
        Assert.Equal(["FileUnreadable"], outcome.ErrorIds);
        Assert.Contains(outcome.Others, text => text.StartsWith("bulk.tsv: no findings, compared with test", StringComparison.Ordinal));
    }

    [Fact]
    public void A_row_longer_than_a_mebibyte_is_refused()
    {
        folder.Write("bulk.tsv", $"id\tdisplayName\n460\t{new string('x', 2_000_000)}\n");
        Assert.Equal(("Unreadable", 2), (Refused().Check, Refused().Row));
    }

    public void Dispose() => folder.Dispose();

    private string Preview() => folder.Engine.Show("Import-GijBulkFile bulk.tsv -WhatIf");

    private string Message() => folder.Engine.Run("Import-GijBulkFile bulk.tsv").Error.ErrorDetails.Message;

    /// <summary>The one error for which the import is refused.</summary>
    private GijBulkFinding Refused()
    {
        var outcome = folder.Engine.Run("Import-GijBulkFile bulk.tsv -Confirm:$false");
        Assert.Equal(["BulkFileInvalid"], outcome.ErrorIds);
        Assert.Empty(folder.Sent);
        return (GijBulkFinding)Assert.Single((IReadOnlyList<object>)outcome.Error.TargetObject);
    }
}
