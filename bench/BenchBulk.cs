using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace GitIntegration.Bench;

/// <summary>Bulk files, and imports that are done at once.</summary>
internal static class BenchBulk
{
    private const int RowsAtOnce = 500;

    private const string Header =
        "id\torigin\tdisplayName\trealRoot\tabsoluteRoot\tenableFetches\trevisionIndexing\tmainBranch\tusername\tpassword\tpat\t"
        + "gitViewerEnabled\tprojectMapping\tsmartCommitsEnabled\tsendCommitEmails\tmaxMinsToCommitEmail\twebLinkType\tviewFormat\t"
        + "changesetFormat\tfileAddedFormat\tfileModifiedFormat\tfileDeletedFormat\tmergeRequestFormat\tbranchLinkFormat\tdisabled\t"
        + "hosted\ttagsFilter\tprHideFilter\tintegrationType\ttrackedFolderId\tdelete\tsshKeyId\trequireUserPat\t"
        + "sourcesDiffViewEnabled\tsslVerify\tapiPath\tapiFilter\ttfsCollection\tawsRegion\ttrustFolderStat\trefSpecNotes\t"
        + "refSpecChanges\trefSpecCustom\n";

    public static async Task AnswerAsync(HttpContext context, int count, string resource)
    {
        if (resource == "configuration")
        {
            context.Response.ContentType = "text/tab-separated-values";
            await WriteAsync(context, count);
            return;
        }

        await context.Request.Body.CopyToAsync(System.IO.Stream.Null);
        await context.Response.WriteAsync(
            resource == "progress.json"
                ? """{"success":false,"finished":true,"progressEntries":[]}"""
                : """{"success":false,"threadId":1}"""
        );
    }

    private static async Task WriteAsync(HttpContext context, int count)
    {
        await context.Response.WriteAsync(Header);
        var rows = new StringBuilder();
        for (var id = 1; id <= count; id++)
        {
            rows.AppendJoin('\t', Cells(id)).Append('\n');
            if (id % RowsAtOnce == 0 || id == count)
            {
                await context.Response.WriteAsync(rows.ToString());
                rows.Clear();
            }
        }
    }

    private static IEnumerable<string> Cells(int id)
    {
        var number = id.ToString(CultureInfo.InvariantCulture);
        var page = $"https://github.com/TestOrg/repository{number}";
        return
        [
            number,
            $"{page}.git",
            $"repository{number}",
            $"{number}_repository{number}",
            .. "false true true master".Split(' '),
            "svc-git",
            string.Empty,
            $"enc-{number}",
            "true",
            id % 3 == 0 ? "10000,10001" : "ALL",
            .. "true true 1440 github".Split(' '),
            string.Empty,
            $"{page}/commit/${{rev}}",
            $"{page}/commit/${{rev}}#diff-${{sha256path}}",
            $"{page}/commit/${{rev}}#diff-${{sha256path}}",
            $"{page}/commit/${{rev}}#diff-${{sha256path}}",
            $"{page}/pull/${{mergereqId}}",
            $"{page}/tree/${{branch}}",
            "false",
            "false",
            "^v[0-9]+",
            string.Empty,
            "simple",
            id > 13 ? "1" : string.Empty,
            string.Empty,
            string.Empty,
            "false",
            "true",
            "true",
            string.Empty,
            string.Empty,
            string.Empty,
            string.Empty,
            "false",
            "true",
            "false",
            "+refs/meta/*:refs/meta/*",
        ];
    }
}
