using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Xml.Linq;
using System.Xml.Schema;
using Json.Schema;
using Newtonsoft.Json.Linq;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>The files that Export-GijReport writes. What the page is like in a browser is in BrowserTests.</summary>
public sealed class ReportTests : IDisposable
{
    private readonly Engine engine = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gij-report");

    public ReportTests()
    {
        engine.Succeed("Connect-GijServer -Sandbox -Faulty");
        engine.Succeed($"$ExecutionContext.SessionState.Path.SetLocation('{folder.FullName}')");
        File.WriteAllText(
            PathOf("accepted.json"),
            "[{\"rule\":\"GIJ005\",\"integration\":\"GIJ005 folder date\",\"reason\":\"local disk\",\"expires\":\"2999-01-31\"}]"
        );
    }

    [Fact]
    public void What_cannot_be_reported_is_one_error_that_says_what_can()
    {
        var outcome = engine.Run("Get-GijIntegration | Export-GijReport a.html");
        Assert.Equal(["InvalidValue"], outcome.ErrorIds);
        Assert.Contains(
            "GijIntegration objects can't be reported: only findings",
            outcome.Error.Exception.Message,
            StringComparison.Ordinal
        );
        Assert.False(File.Exists(PathOf("a.html")));
    }

    [Fact]
    public void Json_has_every_property_by_its_name()
    {
        var report = JObject.Parse(Export("Test-GijIntegration -Rule GIJ004, GIJ032", "a.json", "-Title Health"));
        Assert.Equal("Health", (string?)report["title"]);
        var findings = (JArray)report["findings"]!;
        Assert.Equal(["GIJ032", "GIJ004"], findings.Select(one => (string?)one["rule"]));
        var second = (JObject)findings[1];
        Assert.Equal("Warning Found", $"{second["severity"]} {second["status"]}");
        Assert.Equal(JTokenType.Integer, second["integrationId"]!.Type);
        Assert.Equal("disableSslVerification", (string?)second["setting"]);
        Assert.True(second.ContainsKey("helpUri"));
        Assert.Equal(JTokenType.Null, second["repositoryId"]!.Type);
        Assert.Equal("sandbox https://sandbox.invalid/jira", $"{second["server"]} {second["serverUri"]}");
    }

    [Fact]
    public void Csv_can_be_imported_and_runs_no_formula()
    {
        engine.Succeed("Set-GijIntegration 'GIJ004 no certificate checks' -DisplayName '=cmd|''/c calc''!A0'");
        engine.Succeed("Set-GijIntegration 'GIJ005 folder date' -DisplayName 'a,\"b\"'");
        var text = Export("Test-GijIntegration -Rule GIJ004, GIJ005", "a.csv");
        Assert.Equal<byte>([0xEF, 0xBB, 0xBF], File.ReadAllBytes(PathOf("a.csv"))[..3]);
        var lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith(
            "\"severity\",\"status\",\"rule\",\"title\",\"integrationId\",\"integration\",",
            lines[0],
            StringComparison.Ordinal
        );
        Assert.Contains(",\"'=cmd|'/c calc'!A0\",", lines[1], StringComparison.Ordinal);
        Assert.Contains(",\"a,\"\"b\"\"\",", lines[2], StringComparison.Ordinal);
        Assert.Equal(3, lines.Length);
    }

    [Theory]
    [InlineData("+1+1")]
    [InlineData("-1+cmd|'/c calc'!A0")]
    [InlineData("@SUM(1)")]
    [InlineData("=1")]
    public void No_cell_of_a_csv_file_begins_like_a_formula(string name)
    {
        engine.With("name", name).Succeed("Set-GijIntegration 'GIJ004 no certificate checks' -DisplayName $name");
        Assert.Contains($",\"'{name}\",", Export("Test-GijIntegration -Rule GIJ004", "a.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_title_of_a_page_is_text() =>
        Assert.DoesNotContain(
            "</title><b>",
            Export("Test-GijIntegration -Rule GIJ004", "a.html", "-Title '</title><b>&'"),
            StringComparison.Ordinal
        );

    [Fact]
    public void JUnit_keeps_to_its_schema_and_counts()
    {
        var report = ValidJUnit(Export("Test-GijIntegration -Suppression accepted.json", "a.xml"));
        var cases = report.Descendants("testcase").ToList();
        Assert.Equal(cases.Count, (int)report.Root!.Attribute("tests")!);
        Assert.Equal(cases.Count(one => one.Element("failure") is not null), (int)report.Root.Attribute("failures")!);
        Assert.Equal("local disk", Case("GIJ005").Element("skipped")!.Attribute("message")!.Value);
        Assert.Contains("-LedgerPath", Case("GIJ027").Element("skipped")!.Attribute("message")!.Value, StringComparison.Ordinal);
        Assert.Equal("Error", Case("GIJ011").Element("failure")!.Attribute("type")!.Value);
        Assert.Equal("Every Jira project sees it.", Case("GIJ017").Element("system-out")!.Value);
        Assert.Equal("integration 4 'GIJ009 starred'", Case("GIJ009").Attribute("name")!.Value);

        XElement Case(string rule) => cases.Single(one => one.Attribute("classname")!.Value == rule);
    }

    [Fact]
    public void Sarif_keeps_to_its_schema()
    {
        engine.Succeed("Test-GijIntegration -Rule GIJ004, GIJ005 | Export-GijReport last.json");
        engine.Succeed("Set-GijIntegration 'GIJ004 no certificate checks' -DisableSslVerification $false");
        var report = ValidSarif(
            Export("Test-GijIntegration -Rule GIJ004, GIJ005, GIJ017, GIJ027 -Suppression accepted.json -Baseline last.json", "a.sarif")
        );
        var run = report["runs"]![0]!;
        var results = run["results"]!.ToDictionary(one => (string)one["ruleId"]!);
        Assert.Equal("fail note new", Describe("GIJ017"));
        Assert.Equal("pass none absent", Describe("GIJ004"));
        Assert.Equal("fail note unchanged", Describe("GIJ005"));
        Assert.Equal("open none ", Describe("GIJ027"));
        Assert.Equal("local disk", (string?)results["GIJ005"]["suppressions"]![0]!["justification"]);
        Assert.All(results, one => Assert.Equal(one.Key, (string?)run["tool"]!["driver"]!["rules"]![(int)one.Value["ruleIndex"]!]!["id"]));

        string Describe(string rule) => $"{results[rule]["kind"]} {results[rule]["level"]} {results[rule]["baselineState"]}";
    }

    [Fact]
    public void Markdown_has_a_table_that_names_cannot_break()
    {
        engine.Succeed("Set-GijIntegration 'GIJ004 no certificate checks' -DisplayName 'a|b [x](http://evil) <img> `c`'");
        var lines = Export("Test-GijIntegration -Rule GIJ004", "a.md", "-Title 'T*1'").Split('\n');
        Assert.Equal(@"# T\*1", lines[0]);
        Assert.Contains("Warning: 1", lines);
        var table = lines.Where(line => line.StartsWith('|')).ToArray();
        Assert.Equal("| Severity | Status | Rule | Integration | Message | Fix |", table[0]);
        Assert.Contains(@"a\|b \[x\](http:\/\/evil) \<img\> \`c\`", table[2], StringComparison.Ordinal);
        Assert.Contains("-DisableSslVerification $false -Server sandbox`", table[2], StringComparison.Ordinal);
        Assert.Equal(3, table.Length);
    }

    [Fact]
    public void The_page_is_one_file_whose_policy_lets_nothing_else_in()
    {
        engine.Succeed("Set-GijIntegration 'GIJ004 no certificate checks' -DisplayName '</script><script>alert(1)</script>{{data}}'");
        var page = Export("Test-GijIntegration -Rule GIJ004", "a.html", "-Title '<b>{{summary}}'");
        Assert.Contains("<h1>&lt;b&gt;{{summary}}</h1>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains(@"\u003c/script>\u003cscript>alert(1)\u003c/script>{{data}}", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)(src|href)=\"(?!#|data:,)", page);
    }

    [Theory]
    [InlineData("html", "No findings.")]
    [InlineData("json", "\"findings\": []")]
    [InlineData("csv", "\"severity\"")]
    [InlineData("xml", "No findings.")]
    [InlineData("sarif", "\"results\": []")]
    [InlineData("md", "No findings.")]
    public void No_findings_make_a_file_too(string extension, string said)
    {
        var text = Export("@()", $"a.{extension}");
        Assert.Contains(said, text, StringComparison.Ordinal);
        _ = extension == "xml" ? ValidJUnit(text) : null;
        _ = extension == "sarif" ? ValidSarif(text) : null;
        Assert.Contains(said, Export("$null", $"b.{extension}"), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_results_have_tables_of_their_own()
    {
        const string Entry = "@{ displayName = 'GIJ004 no certificate checks'; tagsFilter = '^v' }";
        engine.Succeed($"$global:difference = {Entry} | Compare-GijIntegration; $global:synced = {Entry} | Sync-GijIntegration");
        engine.Succeed("$global:reindexed = Get-GijRepository -State ERROR | Start-GijReindex -Wait");
        var all = JObject.Parse(Export("$difference; $synced; $reindexed; Test-GijIntegration -Rule GIJ004", "a.json"));
        Assert.Equal("Change ^v", $"{all["differences"]![0]!["action"]} {all["differences"]![0]!["wanted"]}");
        Assert.Equal("Made", (string?)all["results"]![0]!["outcome"]);
        Assert.Equal("Completed", (string?)all["reindexes"]![0]!["state"]);
        Assert.Equal("GIJ004", (string?)all["findings"]![0]!["rule"]);
        ValidJUnit(Export("$difference; $synced; $reindexed", "a.xml"));
        ValidSarif(Export("$difference; $synced; $reindexed", "a.sarif"));
        Assert.Contains("## Reindexes", Export("$difference; $reindexed", "a.md"), StringComparison.Ordinal);
        Assert.Equal(["InvalidValue"], engine.Run("& { $difference; $reindexed } | Export-GijReport a.csv -Force").ErrorIds);
    }

    [Fact]
    public void Readiness_for_Cloud_names_its_sources()
    {
        var one = JObject.Parse(Export("Test-GijCloudReadiness 1", "a.json"))["readiness"]![0]!;
        Assert.Equal(("NotAvailable", "2026-03"), ((string?)one["outcome"], (string?)one["sourceDate"]));
        Assert.Matches(@"\| Not available \|.*migrating-from-[^|]*; read 2026-03\)", Export("Test-GijCloudReadiness 1", "a.md"));
        ValidJUnit(Export("Test-GijCloudReadiness", "a.xml"));
        ValidSarif(Export("Test-GijCloudReadiness", "a.sarif"));
    }

    [Fact]
    public void The_server_has_a_column_where_there_are_several()
    {
        engine.Succeed("Connect-GijServer -Sandbox -Faulty -Name other -NoDefault");
        const string Rule = "Test-GijIntegration -Rule GIJ004";
        Assert.DoesNotContain("| Server |", Export(Rule, "a.md"), StringComparison.Ordinal);
        Assert.Contains("| Server |", Export($"{Rule}; {Rule} -Server other", "a.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_result_is_an_error_and_leaves_no_page_that_looks_well()
    {
        var outcome = engine.Run("& { 'x'; Test-GijIntegration -Rule GIJ004 } | Export-GijReport a.json");
        Assert.Equal(["InvalidValue"], outcome.ErrorIds);
        Assert.Single(outcome.Warnings);
        Assert.False(File.Exists(PathOf("a.json")));
    }

    [Fact]
    public void A_file_that_exists_is_kept_unless_force_is_given()
    {
        File.WriteAllText(PathOf("a.md"), "mine");
        Assert.Equal(["FileUnwritable"], engine.Run("@() | Export-GijReport a.md").ErrorIds);
        engine.Succeed("@() | Export-GijReport a.md -Force -WhatIf");
        Assert.Equal("mine", File.ReadAllText(PathOf("a.md")));
        var written = engine.Succeed("@() | Export-GijReport a.txt -Format Markdown -PassThru").Output.Single();
        Assert.Equal(PathOf("a.txt"), ((FileInfo)written.BaseObject).FullName);
        Assert.Equal(["InvalidValue"], engine.Run("@() | Export-GijReport a.text").ErrorIds);
        Assert.Equal(["FileUnwritable"], engine.Run("@() | Export-GijReport missing/a.md").ErrorIds);
    }

    public void Dispose()
    {
        engine.Dispose();
        folder.Delete(recursive: true);
    }

    private static XDocument ValidJUnit(string text)
    {
        var schemas = new XmlSchemaSet();
        schemas.Add(null, Schema("junit.xsd"));
        var report = XDocument.Parse(text);
        report.Validate(schemas, (_, fault) => Assert.Fail(fault.Message));
        return report;
    }

    private static JObject ValidSarif(string text)
    {
        using var document = JsonDocument.Parse(text);
        var result = JsonSchema
            .FromText(File.ReadAllText(Schema("sarif.schema.json")))
            .Evaluate(document.RootElement, new() { OutputFormat = OutputFormat.List });
        Assert.True(
            result.IsValid,
            string.Join(
                "\n",
                (result.Details ?? [])
                    .Where(one => one.Errors is not null)
                    .Select(one => $"{one.InstanceLocation}: {one.Errors!.Values.First()}")
            )
        );
        return JObject.Parse(text);
    }

    private static string Schema(string name) => Checkout.PathOf($"tests/GitIntegration.PowerShell.Tests/Schemas/{name}");

    private string PathOf(string name) => Path.Combine(folder.FullName, name);

    private string Export(string what, string name, string options = "")
    {
        engine.Succeed($"& {{ {what} }} | Export-GijReport {name} -Force {options}");
        return File.ReadAllText(PathOf(name));
    }
}
