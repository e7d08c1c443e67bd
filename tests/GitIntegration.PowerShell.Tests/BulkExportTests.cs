using System;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>The file that Export-GijBulkFile writes.</summary>
public sealed class BulkExportTests : IDisposable
{
    private const string Path = "GET /rest/gitplugin/1.0/configuration";

    private readonly BulkFolder folder = new();

    [Fact]
    public void Has_the_columns_and_rows_of_the_server_without_credentials()
    {
        Answer(
            "id\tname\tusername\tpat\tgithubAppPem\tmyPrivateKey\trequireUserPat\tsshKeyId\tapiPath\tX\n"
                + "2\tß\tu\tp\t\"a\nb\"\tk\ttrue\t7\t/x\t \n"
        );
        folder.Export();
        Assert.Equal("id\tname\trequireUserPat\tsshKeyId\tapiPath\tX\n2\tß\ttrue\t7\t/x\t \n", folder.Read("bulk.tsv"));
        Assert.NotEqual(0xEF, File.ReadAllBytes(folder.PathOf("bulk.tsv"))[0]);
    }

    [Fact]
    public void Has_credentials_only_when_asked_with_a_warning_and_for_the_owner_alone()
    {
        folder.Write("bulk.tsv", "old");
        var outcome = folder.Engine.Succeed("Export-GijBulkFile bulk.tsv -IncludeCredential -Force");
        Assert.Contains("encrypted-1", folder.Read("bulk.tsv"), StringComparison.Ordinal);
        Assert.Contains("secrets or logins in", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.PathOf("bulk.tsv")));
        }

        Assert.Empty(folder.Engine.Succeed("Import-GijBulkFile bulk.tsv").Output);
        Assert.Empty(folder.Sent);
    }

    [Fact]
    public void Leaves_a_cell_blank_whose_address_has_a_login()
    {
        Answer("id\torigin\n2\thttps://svc:hunter22@git.example.com/x\n");
        var outcome = folder.Engine.Succeed("Export-GijBulkFile bulk.tsv");
        Assert.Equal("id\torigin\n2\t\n", folder.Read("bulk.tsv"));
        Assert.Equal("Row 2, origin was left blank because its address contains a login.", Assert.Single(outcome.Warnings));
    }

    [Fact]
    public void Marks_what_a_spreadsheet_would_change()
    {
        Answer(
            "id\tdisabled\tprojectMapping\tdisplayName\trefSpecCustom\tmaxMinsToCommitEmail\n"
                + "2\ttrue\t10000,10001\t007\t+refs/x\t1440\n3\tfalse\t10000\tTRUE\t'x\t\n4\tfalse\tALL\tplain text\t=1\t\n"
        );
        folder.Export("-SpreadsheetSafe");
        Assert.Equal(
            "id\tdisabled\tprojectMapping\tdisplayName\trefSpecCustom\tmaxMinsToCommitEmail\tspreadsheetSafe\n"
                + "2\ttrue\t'10000,10001\t'007\t'+refs/x\t1440\t\n3\tfalse\t10000\t'TRUE\t''x\t\t\n4\tfalse\tALL\tplain text\t'=1\t\t\n",
            folder.Read("bulk.tsv")
        );
    }

    [Fact]
    public void Adds_the_keys_of_projects()
    {
        var rows = folder.Export("-IncludeProjectKey");
        Assert.Equal("projectKeys", rows[0][^1]);
        Assert.Equal("PAY,WEB", rows.Single(row => row[0] == "3")[^1]);
        Assert.Equal(string.Empty, rows.Single(row => row[0] == "4")[^1]);
    }

    [Fact]
    public void Returns_typed_rows()
    {
        var row = folder.Engine.Succeed("Export-GijBulkFile bulk.tsv -PassThru | Where-Object id -eq 3").Output.Single();
        Assert.Equal(3, row.Properties["id"].Value);
        Assert.Equal(false, row.Properties["disabled"].Value);
        Assert.Equal([10000L, 10002L], (long[])row.Properties["projectMapping"].Value);
        Assert.Null(row.Properties["tagsFilter"].Value);
        Assert.Null(row.Properties["pat"]);
    }

    [Fact]
    public void An_export_that_breaks_off_leaves_the_file_that_was_there()
    {
        folder.Write("bulk.tsv", "old");
        folder.Server.On(
            Path,
            async context =>
            {
                context.Response.ContentType = "text/plain";
                await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes("id\tdisplayName\n2\t\""));
                await context.Response.Body.FlushAsync();
                context.Abort();
            }
        );
        folder.Engine.ConnectTo(folder.Server, "once", "-MaxRetry 0");
        var outcome = folder.Engine.Run("Export-GijBulkFile bulk.tsv -Force");
        Assert.Equal("old", folder.Read("bulk.tsv"));
        Assert.Equal(["ConnectionBroken"], outcome.ErrorIds);
        Assert.Equal(["bulk.tsv"], Directory.EnumerateFileSystemEntries(folder.PathOf(".")).Select(System.IO.Path.GetFileName));
    }

    [Theory]
    [InlineData(200, "text/html", "<html>login</html>", "LoginPageReturned")]
    [InlineData(200, "text/plain", "<html>login</html>", "LoginPageReturned")]
    [InlineData(200, "application/json", """{"success":false,"error":"no"}""", "RequestRejected")]
    [InlineData(200, "text/plain", "", "InvalidResponse")]
    [InlineData(200, "text/plain", "id\tx\n1\t\"open", "InvalidResponse")]
    [InlineData(200, "text/plain", "not gzip", "InvalidResponse", "gzip")]
    [InlineData(403, "text/plain", "id\tx", "NotAdministrator")]
    [InlineData(404, "text/plain", "", "AppNotFound")]
    public void An_answer_that_is_no_file_is_an_error_and_no_file(
        int status,
        string type,
        string body,
        string id,
        string encoding = "identity"
    )
    {
        folder.Server.On(Path, status, type, body, ("Content-Encoding", encoding));
        Assert.Equal([id], folder.Engine.Run("Export-GijBulkFile bulk.tsv").ErrorIds);
        Assert.False(File.Exists(folder.PathOf("bulk.tsv")));
    }

    [Fact]
    public void Overwrites_only_with_force_and_writes_nothing_with_WhatIf()
    {
        folder.Engine.Succeed("Export-GijBulkFile bulk.tsv -WhatIf");
        Assert.False(File.Exists(folder.PathOf("bulk.tsv")));
        folder.Write("bulk.tsv", "old");
        Assert.Equal(["FileUnwritable"], folder.Engine.Run("Export-GijBulkFile bulk.tsv").ErrorIds);
        Assert.Equal(["FileUnwritable"], folder.Engine.Run("Export-GijBulkFile no/bulk.tsv").ErrorIds);
        Assert.Equal("old", folder.Read("bulk.tsv"));
    }

    public void Dispose() => folder.Dispose();

    private void Answer(string file) => folder.Server.On(Path, 200, "text/tab-separated-values", file);
}
