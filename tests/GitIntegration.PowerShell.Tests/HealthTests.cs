using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>Test-GijIntegration: what its rules find, what they can't check, what is accepted, and what has changed.</summary>
public sealed class HealthTests : IDisposable
{
    private readonly Engine engine = new();
    private readonly LoopbackServer server = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gij-health");

    public HealthTests()
    {
        engine.Succeed("Connect-GijServer -Sandbox -Faulty");
        engine.Succeed($"$ExecutionContext.SessionState.Path.SetLocation('{folder.FullName}')");
    }

    private static IEnumerable<string> AllRules => HealthRules.All.Select(rule => rule.Id);

    [Fact]
    public void Every_rule_finds_what_breaks_it_and_nothing_else()
    {
        WriteLedger(("1", -1), ("2", 30), ("3", 31));
        WriteSuppression("[{\"rule\":\"GIJ004\",\"integration\":\"99\",\"reason\":\"x\",\"expires\":\"2020-01-31\"}]");
        var findings = Test("-LedgerPath tokens.jsonl -Suppression accepted.json");
        Assert.All(findings, one => Assert.Equal(FindingStatus.Found, one.Status));
        Assert.Equal(AllRules, findings.Select(one => one.Rule).Distinct().Order(StringComparer.Ordinal));

        // The names say which rule each of them breaks; of the rest, there's one finding for a rule.
        var others = findings.Where(one => one.Rule is not ("GIJ021" or "GIJ022" or "GIJ027" or "GIJ028" or "GIJ029" or "GIJ033")).ToList();
        Assert.Equal(others.Count, others.Select(one => one.Rule).Distinct().Count());
        Assert.All(
            others,
            one => Assert.StartsWith(one.Rule, one.Repository is "app" or "archive" or null ? one.Integration : one.Repository)
        );
        Assert.Equal(
            ["GIJ027", "GIJ028"],
            findings.Where(one => one.IntegrationId is 1 or 2 && one.Setting == "pat").Select(one => one.Rule)
        );
        Assert.DoesNotContain(findings, one => one.Rule == "GIJ029" && one.Integration is "GIJ020 firmware" or "GIJ008 review");
    }

    [Fact]
    public void What_lacks_its_data_is_not_checked_and_says_why()
    {
        server.On(
            "GET /rest/gitplugin/1.0/integration",
            200,
            "application/json",
            """{"success":true,"integrations":[{"id":7},{"id":8}]}"""
        );
        server.On("GET /rest/gitplugin/1.0/repository", 400, "application/json", """{"error":"no"}""");
        server.On("GET /rest/api/2/project", 400, "application/json", """{"error":"no"}""");
        engine.ConnectTo(server);
        var findings = Test("-Server test");
        Assert.All(findings, one => Assert.Equal(FindingStatus.NotChecked, one.Status));
        Assert.All(findings, one => Assert.Equal(FindingSeverity.Information, one.Severity));
        Assert.Equal(AllRules.Where(id => id != "GIJ033"), findings.Select(one => one.Rule).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(
            findings,
            one => one.Rule == "GIJ004" && one.Message == "The server doesn't return disableSslVerification for 7, 8."
        );
        Assert.Contains(findings, one => one.Rule == "GIJ027" && one.Message.Contains("-LedgerPath", StringComparison.Ordinal));
        Assert.All(findings.Where(one => one.Rule == "GIJ023"), one => Assert.Contains("400", one.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_repository_that_does_not_say_its_state_is_not_checked()
    {
        server.On(
            "GET /rest/gitplugin/1.0/integration",
            200,
            "application/json",
            """{"success":true,"integrations":[{"id":7,"disabled":false}]}"""
        );
        server.On(
            "GET /rest/gitplugin/1.0/repository",
            200,
            "application/json",
            """{"success":true,"repositories":[{"id":9,"trackedFolderId":7}]}"""
        );
        engine.ConnectTo(server);
        var finding = Assert.Single(Test("-Server test -Rule GIJ032"));
        Assert.Equal(FindingStatus.NotChecked, finding.Status);
        Assert.Equal(9, finding.RepositoryId);
        Assert.Empty(Test("-Server test -Rule GIJ024"));
    }

    [Fact]
    public void The_command_that_mends_it_does()
    {
        foreach (var finding in Test("-ExcludeRule GIJ001, GIJ029 -Severity Information").Where(one => one.Fix is not null).ToList())
        {
            engine.Succeed($"$null = {finding.Fix}");
            Assert.DoesNotContain(
                Test($"-Rule {finding.Rule}"),
                one => one.Integration == finding.Integration && one.Status == FindingStatus.Found
            );
        }
    }

    [Fact]
    public void A_command_for_another_server_names_it()
    {
        engine.Succeed("Connect-GijServer -Sandbox -Faulty -Name 'o''ther' -NoDefault");
        var fix = Assert.Single(Test("-Server \"o'ther\" -Rule GIJ004")).Fix;
        Assert.EndsWith("-DisableSslVerification $false -Server 'o''ther'", fix, StringComparison.Ordinal);
    }

    [Fact]
    public void Integrations_that_are_named_are_checked_alone()
    {
        var named = Test("'GIJ004 no certificate checks', 'GIJ023 too many', 'GIJ025 behind'", "-ExcludeRule GIJ02[789]");
        Assert.Equal(["GIJ004", "GIJ023", "GIJ025"], named.Select(one => one.Rule).Order(StringComparer.Ordinal));
        Assert.Equal(["GIJ004"], Test("(Get-GijIntegration -Name 'GIJ004*')", "-Rule GIJ004, GIJ019").Select(one => one.Rule));
        Assert.Empty(engine.Succeed("@() | Test-GijIntegration").Output);
        var outcome = engine.Run("99, 1 | Test-GijIntegration -Rule GIJ001");
        Assert.Equal(["IntegrationNotFound"], outcome.ErrorIds);
        Assert.Single(outcome.Output);
    }

    [Fact]
    public void Rules_are_chosen_by_id_pattern_and_severity()
    {
        Assert.Equal(["GIJ011", "GIJ013", "GIJ012", "GIJ014"], Test("-Rule gij01[1-4]").Select(one => one.Rule));
        Assert.Equal(["GIJ011", "GIJ013"], Test("-Rule GIJ01* -ExcludeRule GIJ018 -Severity Error").Select(one => one.Rule));
        Assert.Equal(["InvalidValue"], engine.Run("Test-GijIntegration -Rule GIJ999").ErrorIds);
        Assert.Equal(["InvalidValue"], engine.Run("Test-GijIntegration -ExcludeRule SSL").ErrorIds);
        Assert.Equal(["InvalidValue"], engine.Run("Test-GijIntegration -Rule GIJ9*").ErrorIds);
        Assert.Equal(["InvalidValue"], engine.Run("Test-GijIntegration -Rule GIJ017 -Severity Error").ErrorIds);
        Assert.Equal(["InvalidValue"], engine.Run("Test-GijIntegration -Rule GIJ001 -ExcludeRule GIJ*").ErrorIds);
        var offered = engine.Complete("Test-GijIntegration -Rule GIJ00");
        Assert.Equal("Warning: Certificate checks are off", offered.Single(one => one.CompletionText == "GIJ004").ToolTip);
    }

    [Fact]
    public void Only_what_the_rules_need_is_read()
    {
        engine.ConnectTo(server);
        var connected = server.Requests.Count;
        engine.Succeed("3 | Test-GijIntegration -Rule GIJ004");
        Assert.Equal(["/rest/gitplugin/1.0/integration"], server.Requests.Skip(connected).Select(one => one.Path));
        Assert.Equal(["FileUnreadable"], engine.Run("Test-GijIntegration -LedgerPath missing.jsonl").ErrorIds);
        engine.Succeed("Test-GijIntegration");
        Assert.Equal(connected + 4, server.Requests.Count);
    }

    [Fact]
    public void A_suppression_holds_until_its_day_and_is_reported_afterwards()
    {
        var today = DateTime.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var yesterday = DateTime.Now.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var entry =
            "{\"rule\":\"gij004\",\"integration\":\"gij004 NO certificate checks\",\"reason\":\"ordered\",\"expires\":\"" + today + "\"}";
        WriteSuppression($"[{entry}]");
        var suppressed = Assert.Single(Test("-Rule GIJ004, GIJ033 -Suppression accepted.json"));
        Assert.Equal((FindingStatus.Suppressed, "ordered"), (suppressed.Status, suppressed.SuppressionReason));

        WriteSuppression($"[{entry.Replace(today, yesterday, StringComparison.Ordinal)}]");
        var found = Test("-Rule GIJ004, GIJ033 -Suppression accepted.json");
        Assert.Equal([("GIJ004", FindingStatus.Found), ("GIJ033", FindingStatus.Found)], found.Select(one => (one.Rule, one.Status)));
        Assert.Contains("ordered", found[1].Message, StringComparison.Ordinal);
        Assert.Equal(suppressed.IntegrationId, found[1].IntegrationId);

        WriteSuppression("[{\"rule\":\"GIJ004\",\"integration\":1,\"reason\":\"other\",\"expires\":\"2999-01-31\"}]");
        Assert.Equal(FindingStatus.Found, Assert.Single(Test("-Rule GIJ004 -Suppression accepted.json")).Status);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[")]
    [InlineData("[1]")]
    [InlineData("[{\"rule\":\"GIJ004\",\"integration\":\"1\",\"reason\":\"x\"}]")]
    [InlineData("[{\"rule\":\"GIJ004\",\"integration\":\"1\",\"reason\":\" \",\"expires\":\"2027-01-31\"}]")]
    [InlineData("[{\"rule\":\"GIJ004\",\"reason\":\"x\",\"expires\":\"2027-01-31\"}]")]
    [InlineData("[{\"rule\":\"GIJ999\",\"integration\":\"1\",\"reason\":\"x\",\"expires\":\"2027-01-31\"}]")]
    [InlineData("[{\"rule\":\"GIJ004\",\"integration\":\"1\",\"reason\":\"x\",\"expires\":\"31.1.2027\"}]")]
    [InlineData("[{\"rule\":\"GIJ004\",\"integration\":\"1\",\"reason\":\"x\",\"expires\":\"2027-01-31\",\"expire\":\"2027-01-31\"}]")]
    public void An_incomplete_suppression_suppresses_nothing(string text)
    {
        WriteSuppression(text);
        var outcome = engine.Run("Test-GijIntegration -Suppression accepted.json");
        Assert.Equal(["FileUnreadable"], outcome.ErrorIds);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public void A_baseline_tells_what_is_new_and_what_is_fixed()
    {
        engine.Succeed("Test-GijIntegration -Rule GIJ004, GIJ015, GIJ005 | Export-GijReport last.json");
        engine.Succeed("Set-GijIntegration 'GIJ004 no certificate checks' -DisableSslVerification $false -DisplayName renamed");
        engine.Succeed("Set-GijIntegration 'GIJ005 folder date' -RequireUserPat $false");
        var findings = Test("-Rule GIJ004, GIJ015 -Baseline last.json");
        Assert.Equal(
            [
                ("GIJ015", "GIJ005 folder date", FindingTrend.New, FindingStatus.Found),
                ("GIJ015", "GIJ015 one account", FindingTrend.Still, FindingStatus.Found),
                ("GIJ004", "GIJ004 no certificate checks", FindingTrend.Fixed, FindingStatus.Fixed),
            ],
            findings.Select(one => (one.Rule, one.Integration!, one.Trend!.Value, one.Status))
        );
        Assert.Empty(Test("1", "-Rule GIJ004 -Baseline last.json"));
    }

    [Fact]
    public void An_expired_suppression_that_was_removed_is_fixed_whatever_rules_are_named()
    {
        WriteSuppression("[{\"rule\":\"GIJ007\",\"integration\":\"99\",\"reason\":\"x\",\"expires\":\"2020-01-31\"}]");
        engine.Succeed("Test-GijIntegration -Rule GIJ007 -Suppression accepted.json | Export-GijReport last.json");
        WriteSuppression("[]");
        var findings = Test("-Rule GIJ007 -Suppression accepted.json -Baseline last.json");
        Assert.Equal(FindingTrend.Fixed, Assert.Single(findings, one => one.Rule == "GIJ033").Trend);
    }

    [Fact]
    public void What_was_not_checked_is_not_fixed()
    {
        WriteLedger(("1", -1));
        engine.Succeed("Test-GijIntegration -Rule GIJ027 -LedgerPath tokens.jsonl | Export-GijReport last.json");
        var finding = Assert.Single(Test("-Rule GIJ027 -Baseline last.json"));
        Assert.Equal((FindingStatus.NotChecked, (FindingTrend?)null), (finding.Status, finding.Trend));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"differences\":[]}")]
    [InlineData("{\"findings\":[1]}")]
    [InlineData("{\"findings\":[{\"status\":\"Found\"}")]
    [InlineData("{\"findings\":[{\"status\":\"Found\",\"rule\":{\"a\":1}}]}")]
    [InlineData("{\"findings\":[{\"status\":\"Found\",\"rule\":\"GIJ004\",\"serverUri\":\"x\",\"integrationId\":\"many\"}]}")]
    public void A_file_that_is_no_report_is_no_baseline(string text)
    {
        File.WriteAllText(Path.Combine(folder.FullName, "last.json"), text);
        Assert.Equal(["FileUnreadable"], engine.Run("Test-GijIntegration -Baseline last.json").ErrorIds);
    }

    [Fact]
    public void A_GitHub_App_needs_another_form_of_filter()
    {
        const string Filter = "repositories[] | [?starts_with(name,'svc-')]";
        Answer(
            $$"""
            {"id":1,"integrationType":"GITHUB","apiPath":"/installation/repositories","apiFilter":"{{Filter}}"},
            {"id":2,"integrationType":"GITHUB","githubAppId":5,"apiFilter":"{{Filter}}"},
            {"id":3,"integrationType":"GITHUB","githubAppId":5,"apiFilter":"[?name=='a']"},
            {"id":4,"integrationType":"GITHUB","apiFilter":"{{Filter}}"},
            {"id":5,"integrationType":"GITHUB","githubAppId":null,"apiFilter":"[?name=='a']"}
            """
        );
        Assert.Equal([3, 4], Test("-Rule GIJ011").Select(one => one.IntegrationId));
    }

    [Fact]
    public void Gerrit_may_fetch_its_meta_references_in_several_ways()
    {
        Answer(
            """
            {"id":1,"integrationType":"GERRIT","refSpecCustom":"+refs/heads/*:refs/heads/*, refs/meta/*:refs/meta/*"},
            {"id":2,"integrationType":"GERRIT","refSpecCustom":"+refs/*:refs/*"},
            {"id":3,"integrationType":"GERRIT","refSpecCustom":"+refs/meta/config:refs/meta/config"},
            {"id":4,"integrationType":"GERRIT"}
            """
        );
        Assert.Equal([(3, null), (4, null)], Test("-Rule GIJ008").Select(one => (one.IntegrationId!.Value, one.Fix)));
    }

    [Fact]
    public void A_state_that_is_not_known_is_not_taken_for_well()
    {
        Answer(
            """{"id":1,"disabled":false}""",
            """
            {"id":11,"trackedFolderId":1,"state":"error"},{"id":12,"trackedFolderId":1,"state":3},
            {"id":13,"trackedFolderId":1,"state":"UPDATED"},{"id":13,"trackedFolderId":1,"state":"UPDATED"},{"id":14,"state":"CANCELED"}
            """
        );
        var findings = Test("-Rule GIJ032");
        Assert.Equal([(FindingStatus.Found, 11), (FindingStatus.NotChecked, null)], findings.Select(one => (one.Status, one.RepositoryId)));
        Assert.Equal("The server doesn't return state for 12, 14.", findings[1].Message);
    }

    [Fact]
    public void Doubles_are_enabled_ones_and_do_not_depend_on_the_order()
    {
        const string Same = "\"origin\":\"https://git.example.com\"";
        Answer(
            $$"""
            {"id":9,"disabled":false,{{Same}}},{"id":7,"disabled":false,{{Same}}},{"id":8,"disabled":true,{{Same}}},
            {"id":10,"disabled":false,"origin":""},{"id":11,"disabled":false,"origin":""}
            """,
            """
            {"id":12,"trackedFolderId":9,"disabled":true,"origin":"https://git.example.com/a"},
            {"id":13,"trackedFolderId":7,"origin":"https://git.example.com/a.git"},{"id":14,"origin":"git@GIT.example.com:a"}
            """
        );
        Assert.All(
            Test("-Severity Error").Where(one => one.Status == FindingStatus.Found),
            one => Assert.Equal(FindingSeverity.Error, one.Severity)
        );
        Assert.Equal([7, 9], Test("-Rule GIJ021").Select(one => one.IntegrationId));
        Assert.Equal([13, 14], Test("-Rule GIJ022").Select(one => one.RepositoryId!.Value).Order());
    }

    [Fact]
    public void A_suppression_hits_what_it_names_and_nothing_else()
    {
        const string Rest = "\"reason\":\"x\",\"expires\":\"2999-01-31\"}";
        Answer("""{"id":3,"disableSslVerification":true},{"id":7,"displayName":"3","disableSslVerification":true}""", """{"id":14}""");
        WriteSuppression(
            $"[{{\"rule\":\"GIJ004\",\"integration\":\"3\",{Rest},{{\"rule\":\"GIJ019\",\"integration\":14,{Rest},"
                + $"{{\"rule\":\"GIJ019\",\"integration\":\"nobody\",{Rest}]"
        );
        var outcome = engine.Succeed("Test-GijIntegration -Rule GIJ004, GIJ019 -Suppression accepted.json");
        var findings = outcome.Output.Select(one => (GijFinding)one.BaseObject).Where(one => one.Status != FindingStatus.NotChecked);
        Assert.Equal(
            [(7, null, FindingStatus.Found), (3, null, FindingStatus.Suppressed), (null, 14, FindingStatus.Suppressed)],
            findings.Select(one => (one.IntegrationId, one.RepositoryId, one.Status))
        );
        Assert.Contains("'nobody'", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_baseline_of_another_server_is_warned_about()
    {
        engine.Succeed("Test-GijIntegration -Rule GIJ004 | Export-GijReport last.json");
        engine.Succeed("Connect-GijServer -Sandbox -Name other");
        var outcome = engine.Succeed("Test-GijIntegration -Rule GIJ004 -Baseline last.json");
        Assert.Single(outcome.Warnings);
        Assert.DoesNotContain(outcome.Output, one => ((GijFinding)one.BaseObject).Status == FindingStatus.Fixed);
    }

    [Fact]
    public void The_worst_comes_first_and_a_line_counts_them()
    {
        var outcome = engine.Succeed("Test-GijIntegration");
        var findings = outcome.Output.Select(one => (GijFinding)one.BaseObject).ToList();
        var places = findings.Select(one => one.Status == FindingStatus.NotChecked ? 3 : 2 - (int)one.Severity).ToList();
        Assert.Equal(places.Order(), places);
        Assert.Contains($"{HealthRules.All.Count} rules: 5 errors, ", outcome.Screen, StringComparison.Ordinal);
        Assert.Contains("3 rules couldn't be fully checked.", outcome.Screen, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_rule_has_a_page_of_its_own()
    {
        Assert.Equal(AllRules.Distinct(), AllRules);
        var pages = Checkout.PathOf("docs/rules");
        Assert.All(HealthRules.All, rule => Assert.True(File.Exists(Path.Combine(pages, $"{rule.Id}.md"))));
        Assert.Equal(HealthRules.All.Count + 1, Directory.GetFiles(pages).Length);
        Assert.All(
            HealthRules.All.SelectMany(rule => new[] { rule.Title, rule.Why, rule.Advice, rule.Source }),
            text => Assert.Matches("^[A-Z][^\n]{3,}$", text)
        );
    }

    public void Dispose()
    {
        engine.Dispose();
        server.Dispose();
        folder.Delete(recursive: true);
    }

    /// <summary>Connects to a server with these integrations and repositories.</summary>
    private void Answer(string integrations, string repositories = "")
    {
        server.On(
            "GET /rest/gitplugin/1.0/integration",
            200,
            "application/json",
            $$"""{"success":true,"integrations":[{{integrations}}]}"""
        );
        server.On(
            "GET /rest/gitplugin/1.0/repository",
            200,
            "application/json",
            $$"""{"success":true,"repositories":[{{repositories}}]}"""
        );
        engine.ConnectTo(server);
    }

    private List<GijFinding> Test(string input, string options) => Findings($"{input} | Test-GijIntegration {options}");

    private List<GijFinding> Test(string options) => Findings($"Test-GijIntegration {options}");

    private List<GijFinding> Findings(string script) => [.. engine.Succeed(script).Output.Select(one => (GijFinding)one.BaseObject)];

    private void WriteSuppression(string text) => File.WriteAllText(Path.Combine(folder.FullName, "accepted.json"), text);

    private void WriteLedger(params (string Id, int Days)[] entries)
    {
        foreach (var (id, days) in entries)
        {
            var date = DateTime.Today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            engine.Succeed($"Set-GijTokenExpiry {id} -Expires {date} -Path tokens.jsonl");
        }
    }
}
