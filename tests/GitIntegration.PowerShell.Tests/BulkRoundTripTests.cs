using System;
using System.Linq;
using GitIntegration.Sandbox;
using Newtonsoft.Json.Linq;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>
/// A file that nobody has edited changes nothing, whatever is in it: random settings, and every class of characters in every cell of text.
/// </summary>
#pragma warning disable CA5394 // Chooses test data.
public sealed class BulkRoundTripTests
{
    private const int Count = 300;

    /// <summary>The beginnings that spreadsheets and readers of such files take for something else, and what may stand in a cell.</summary>
    private static readonly string[] Pieces =
    [
        "=",
        "+",
        "-",
        "@",
        "'",
        "''",
        "\"",
        "\"\"",
        "\t",
        "\n",
        "\r\n",
        "\r",
        " ",
        "\u00A0",
        "0",
        "007",
        "12345678901234567890",
        "1.5E+10",
        "1,5",
        "#NAME?",
        "#",
        "TRUE",
        "Jan 5",
        "2024-01-01",
        "ALL",
        "delete",
        "a",
        "ß",
        "日本",
        "\U0001F600",
        "\u202E",
        "\u0301",
        "\u2028",
        "\u001b[2J",
        "\u0001",
        "\u007f",
        ";",
        ",",
        "\\",
        "/",
        "<&>",
        "{}[]",
        "********",
        "\uFEFF",
        "\uFFFD",
        "\uE000",
    ];

    [Theory]
    [InlineData("", 1)]
    [InlineData("", 2)]
    [InlineData("-SpreadsheetSafe", 3)]
    [InlineData("-SpreadsheetSafe", 4)]
    [InlineData("-SpreadsheetSafe -IncludeProjectKey -IncludeCredential", 5)]
    public void A_file_that_nobody_has_edited_changes_nothing(string options, int seed)
    {
        var random = new Random(seed);
        using var folder = new BulkFolder(Data(random));
        folder.Engine.Succeed($"Export-GijBulkFile bulk.tsv {options}");
        Assert.DoesNotContain(
            folder.Test(),
            finding => finding.Severity == FindingSeverity.Error || finding.Check is "NotCleared" or "Deletes"
        );
        var outcome = folder.Engine.Succeed("Import-GijBulkFile bulk.tsv -Wait");
        Assert.Empty(outcome.Output);
        Assert.Empty(folder.Sent);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-SpreadsheetSafe")]
    public void Rows_that_are_piped_back_change_nothing(string options)
    {
        using var folder = new BulkFolder(Data(new Random(6)));
        Assert.Empty(folder.Engine.Succeed($"Export-GijBulkFile bulk.tsv {options} -PassThru | Import-GijBulkFile").Output);
        Assert.Empty(folder.Sent);
    }

    private static SandboxData Data(Random random)
    {
        var data = new SandboxData();
        var repositories = data.Repositories.Take(Count).Concat(data.Repositories.TakeLast(3)).ToList();
        foreach (var item in data.Integrations.Concat(repositories))
        {
            foreach (var member in item.Properties().ToList())
            {
                Change(item, member, random);
            }

            item["refSpecCustom"] = Text(random);
            item["tfsCollection"] = Text(random);
        }

        data.Repositories = repositories;
        return data;
    }

    private static void Change(JObject item, JProperty member, Random random)
    {
        switch (member.Value.Type)
        {
            case JTokenType.String when member.Name is not ("integrationType" or "state"):
                member.Value = Text(random);
                break;
            case JTokenType.Boolean when member.Name != "global":
                member.Value = random.Next(2) == 0;
                break;
            case JTokenType.Integer when member.Name == "maxMinsToCommitEmail":
                member.Value = random.Next();
                break;
            default:
                break;
        }

        if (member.Name == "global")
        {
            var isGlobal = random.Next(2) == 0;
            item["global"] = isGlobal;
            item["projectMappingIds"] = new JArray(isGlobal ? [] : new[] { 10003, 10000, 10001 }.Where(_ => random.Next(2) == 0));
        }
    }

    private static string Text(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => Pieces[random.Next(Pieces.Length)]));
}
