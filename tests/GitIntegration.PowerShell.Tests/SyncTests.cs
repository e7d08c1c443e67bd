using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using GitIntegration.Sandbox;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>A configuration is planned, shown and carried out.</summary>
public sealed class SyncTests : IDisposable
{
    /// <summary>Twenty entries: new ones with and without secrets, changed and unchanged ones. Two integrations aren't there.</summary>
    private const string Configuration = """
        {
          // Comments are allowed.
          "integrations": [
            { "displayName": "New 1", "type": "GITLAB", "pat": "secret:one", "global": true },
            { "displayName": "New 2", "type": "GITLAB", "pat": "secret:one", "global": true, "tagsFilter": "^v" },
            { "displayName": "New 3", "type": "GERRIT", "origin": "https://r.example.com", "username": "svc", "password": "secret:two" },
            { "displayName": "New 4", "type": "FILESPACE", "origin": "/srv/4/*", "folderDepth": 4 },
            { "displayName": "New 5", "type": "FILESPACE", "origin": "/5/*", "folderDepth": 5, "global": false, "projectKeys": ["OPS"] },
            { "key": "six", "match": { "origin": "/srv/6/*" }, "type": "FILESPACE", "folderDepth": 1, "disabled": true },
            { "displayName": "New 7", "type": "GITLAB", "pat": "secret:three", "maxMinsToCommitEmail": 5 },
            { "displayName": "New 8", "type": "AWS", "awsRegion": "eu-west-1", "username": "key", "password": "secret:two" },
            { "displayName": "https://gitlab.com/*", "tagsFilter": "^release" },
            { "displayName": "https://github.com/*", "prHideFilter": "" },
            { "displayName": "Payments on GitHub Enterprise", "projectKeys": ["WEB", "OPS"] },
            { "displayName": "Platform GitLab 2", "was": ["Platform GitLab"], "tagsFilter": "" },
            { "match": { "id": 5 }, "disabled": false },
            { "match": { "origin": "/srv/git/firmware/*" }, "folderDepth": 3 },
            { "displayName": "Azure DevOps Server", "maxMinsToCommitEmail": 60, "sendCommitEmails": true },
            { "displayName": "Reporting on VSTS", "type": "vsts" },
            { "displayName": "Mobile apps", "global": true },
            { "displayName": "TFS 2018", "disabled": true },
            { "displayName": "Backups in CodeCommit", "refSpecNotes": false },
            { "displayName": "Android platform review", "refSpecCustom": "+refs/meta/*:refs/meta/*", "apiFilter": "" },
          ],
        }
        """;

    private const string Secrets = "-Secret @{ one = $one; two = $two; three = $three }",
        Prune = "-Prune Disable -Confirm:$false";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();
    private readonly List<string> questions = [];
    private readonly Engine engine;
    private readonly string secret = $"{Guid.NewGuid():N}";
    private LoopbackServer server = new("/jira");
    private int answer;

    public SyncTests()
    {
        engine = new Engine(question =>
        {
            questions.Add(question);
            return answer;
        });
        foreach (var name in new[] { "one", "two", "three" })
        {
            engine.WithSecret(name, $"{secret}-{name}");
        }

        engine.Succeed($"$ExecutionContext.SessionState.Path.SetLocation('{folder.FullName}')");
        File.WriteAllText(Full("wanted.json"), Configuration);
        engine.ConnectTo(server, options: "-MaxRetry 0");
    }

    public static TheoryData<string> Faults => ["refused", "lost", "carried out and lost", "cut off"];

    [Fact]
    public void Whatif_the_saved_plan_and_the_requests_say_the_same()
    {
        var shown = Lines(engine.Succeed($"Sync-GijIntegration wanted.json {Prune} -WhatIf"), "What if: ");
        engine.Succeed($"Sync-GijIntegration wanted.json {Prune} -PlanPath plan.json");
        Assert.Empty(server.Writes);
        var saved = ((string)engine.Succeed("Format-GijPlan plan.json").Output.Single().BaseObject).Split('\n').Skip(3).ToArray();
        Assert.Equal(shown, saved);
        var inMarkdown = (string)engine.Succeed("Format-GijPlan plan.json -Markdown").Output.Single().BaseObject;
        Assert.EndsWith($"\n{string.Join('\n', saved)}\n```", inMarkdown, StringComparison.Ordinal);
        Assert.StartsWith("### Plan\n\n```text\nPlan for test (", inMarkdown, StringComparison.Ordinal);

        engine.Succeed($"Sync-GijIntegration -Plan plan.json {Secrets} -Force");
        Assert.Equal(Normalized(shown), server.Writes.Select(Describe));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_at_any_request_costs_nothing_but_another_run(string fault)
    {
        engine.Succeed($"Sync-GijIntegration wanted.json {Secrets} {Prune}");
        var (expected, requests) = (Export(), 2 + server.Writes.Count);
        Assert.Equal(20, requests);
        for (var faulty = 1; faulty <= requests; faulty++)
        {
            Restart();
            var count = 0;
            var at = faulty;
            server.Around = (context, respond) =>
                System.Threading.Interlocked.Increment(ref count) == at ? FailAsync(fault, context, respond) : respond();
            var first = engine.Run($"Sync-GijIntegration wanted.json {Secrets} {Prune}");
            Assert.NotEmpty(first.ErrorIds);
            server.Around = (_, respond) => respond();

            engine.Succeed($"Sync-GijIntegration wanted.json {Secrets} {Prune}");
            Assert.Equal(expected, Export());
            var writes = server.Writes.Count;
            Assert.All(Results($"Sync-GijIntegration wanted.json {Prune}"), result => Assert.Equal(SyncOutcome.Unchanged, result.Outcome));
            Assert.Equal(writes, server.Writes.Count);
        }
    }

    [Fact]
    public void No_secret_is_in_a_file_or_in_anything_that_is_written()
    {
        engine.Succeed("Disconnect-GijServer -All");
        engine.ConnectTo(server, options: "-Journal changes.jsonl");
        var planned = engine.Succeed("Sync-GijIntegration wanted.json -PlanPath plan.json -Verbose");
        var done = engine.Succeed($"Sync-GijIntegration -Plan plan.json {Secrets} -Verbose | Out-Default");
        engine.Succeed("Export-GijIntegration export.json; Restore-GijIntegration -WhatIf");
        var written = folder.GetFiles().Select(file => File.ReadAllText(file.FullName));
        Assert.DoesNotContain(secret, string.Join("\n", [.. written, planned.Screen, done.Screen, .. done.Verbose, .. done.Others]));
        Assert.Equal(3, server.Writes.Select(write => write.Body).Count(body => body.Contains("\"pat\"", StringComparison.Ordinal)));
        Assert.Contains($"{secret}-one", server.Writes[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public void The_secrets_of_existing_integrations_are_not_sent_and_each_is_asked_for_once()
    {
        engine.Succeed("$asked = @(); $ExecutionContext.SessionState.PSVariable.Set('global:asked', @())");
        engine.Succeed("Sync-GijIntegration wanted.json -Secret { $global:asked += $_; $one }");
        Assert.Equal(["one", "three", "two"], engine.Succeed("$global:asked").Output.Select(name => $"{name}").Order());
        var writes = server.Writes.Count;
        engine.Succeed("""@{ displayName = 'New 1'; pat = 'secret:other'; tagsFilter = 'x' } | Sync-GijIntegration""");
        Assert.Equal("""{"tagsFilter":"x"}""", server.Writes.Skip(writes).Single().Body);
    }

    [Theory]
    [InlineData("", "MissingSecret")]
    [InlineData("-Secret @{ one = $one; two = $two }", "MissingSecret")]
    [InlineData("-Secret { }", "MissingSecret")]
    [InlineData("-Secret @{ one = 'plain'; two = $two; three = $three }", "InvalidValue")]
    [InlineData("-Secret @{ one = [securestring]::new(); two = $two; three = $three }", "InvalidValue")]
    [InlineData("-Secret @{ one = $one; two = $two; three = $edges }", "InvalidValue")]
    [InlineData("-Secret 'plain'", "InvalidValue")]
    public void A_missing_secret_is_found_before_anything_is_sent(string secrets, string expected)
    {
        var outcome = engine.WithSecret("edges", " x").Run($"Sync-GijIntegration wanted.json {secrets}");
        Assert.Equal([expected], outcome.ErrorIds);
        Assert.DoesNotContain("plain'", $"{outcome.Error}", StringComparison.Ordinal);
        Assert.Empty(server.Writes);
        var preview = engine.Succeed("Sync-GijIntegration wanted.json -WhatIf");
        Assert.Contains("'one', 'two', 'three'", preview.Warnings.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"integrations":[{"displayName":"a","tagsFiltre":""}]}""", 1, 37, "tagsFilter")]
    [InlineData("[\n {\"displayName\": \"a\",\n  \"disabled\": \"true\"}]", 3, 3, "boolean")]
    [InlineData("[\n {\"displayName\": \"a\",\n  \"folderDepth\": 9}]", 3, 3, "1 to 5")]
    [InlineData("[{\"displayName\":\"a\",\"tagsFilter\":null}]", 1, 21, "null")]
    [InlineData("[{\"displayName\":\"a\",\"pat\":\"ghp_secret\"}]", 1, 21, "secret:github")]
    [InlineData("[{\"displayName\":\"a\",\"origin\":\"https://u:p@x.example.com\"}]", 1, 21, "login")]
    [InlineData("[{\"displayName\":\"a\",\"projectMappingIds\":[1]}]", 1, 21, "projectKeys")]
    [InlineData("[{\"displayName\":\"a\",\"global\":true,\"projectKeys\":[\"OPS\"]}]", 1, 2, "global")]
    [InlineData("[{\"displayName\":\"Platform GitLab\",\"projectKeys\":[\"OPS\"]}]", 1, 2, "global: false")]
    [InlineData("[{\"displayName\":\"Mobile apps\",\"projectKeys\":[\"NONE\"]}]", 1, 2, "NONE")]
    [InlineData("[{\"tagsFilter\":\"a\"}]", 1, 2, "displayName or a match")]
    [InlineData("[{\"displayName\":\"TFS 2018\"},{\"match\":{\"id\":10}}]", 1, 29, "10")]
    [InlineData("[{\"match\":{\"id\":99}}]", 1, 2, "99")]
    [InlineData("", 1, 1, "ends too early")]
    [InlineData("{\"integrations\":[],\n\"integrations\":[]}", 2, 1, "'integrations' is named twice")]
    [InlineData("[{\"match\":{\"id\":1,\"origin\":\"x\"}}]", 1, 3, "one member")]
    [InlineData("[{\"key\":\"k\",\"displayName\":\"a\",\"type\":\"GITLAB\"}]", 1, 2, "needs pat")]
    [InlineData("[{\"displayName\":\"TFS 2018\",\"key\":\"k\"},{\"displayName\":\"Mobile apps\",\"key\":\"K\"}]", 1, 39, "key")]
    [InlineData("[{\"displayName\":\"a\",\"DisplayName\":\"b\"}]", 1, 21, "twice")]
    [InlineData("{\"integrations\":5}", 1, 2, "list")]
    [InlineData("{\"integrations\":[5]}", 1, 18, "object")]
    [InlineData("[{\"displayName\":\"a\",]", 1, 21, "JSON")]
    [InlineData("[{\"displayName\":\"a\"}", 1, 20, "early")]
    public void What_cannot_be_used_is_an_error_with_its_place_and_nothing_is_sent(string json, int line, int column, string expected)
    {
        File.WriteAllText(Full("bad.json"), json);
        var outcome = engine.Run("Sync-GijIntegration bad.json");
        Assert.Equal(["ConfigurationInvalid"], outcome.ErrorIds);
        Assert.StartsWith($"bad.json, line {line}, column {column}: ", $"{outcome.Error}", StringComparison.Ordinal);
        Assert.Contains(expected, $"{outcome.Error}", StringComparison.Ordinal);
        Assert.DoesNotContain("ghp_secret", $"{outcome.Error}", StringComparison.Ordinal);
        Assert.Empty(server.Writes);
    }

    [Theory]
    [InlineData("@{ integrations = @(@{ displayName = Get-Date }) }", 1, 38)]
    [InlineData("@{ integrations = @(\n  @{ displayName = \"$x\" }) }", 2, 20)]
    [InlineData("@{ integrations = @(\n  @{ displayName = 'a'; disabled = 'maybe' }) }", 2, 25)]
    [InlineData("@{", 1, 3)]
    [InlineData("'a'; 'b'", 1, 1)]
    [InlineData("@{ integrations = @() } > 'x'", 1, 1)]
    public void A_data_file_is_only_read_and_its_faults_have_a_place(string text, int line, int column)
    {
        File.WriteAllText(Full("bad.psd1"), text);
        var outcome = engine.Run("Sync-GijIntegration bad.psd1");
        Assert.Equal(["ConfigurationInvalid"], outcome.ErrorIds);
        Assert.StartsWith($"bad.psd1, line {line}, column {column}: ", $"{outcome.Error}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sync-GijIntegration missing.json", "ConfigurationUnreadable")]
    [InlineData("Sync-GijIntegration wanted.yaml", "ConfigurationUnreadable")]
    [InlineData("Sync-GijIntegration -Plan wanted.json", "ConfigurationUnreadable")]
    [InlineData("Format-GijPlan wanted.json", "ConfigurationUnreadable")]
    [InlineData("$ExecutionContext.InvokeProvider.Item.Get('wanted.json') | Sync-GijIntegration", "ConfigurationInvalid")]
    [InlineData("'text' | Sync-GijIntegration", "ConfigurationInvalid")]
    [InlineData("Get-GijIntegration 4 | Sync-GijIntegration", "ConfigurationInvalid")]
    [InlineData("Sync-GijIntegration wanted.json -WaveSize 3", "InvalidValue")]
    [InlineData("Sync-GijIntegration wanted.json -MaxPrune 3", "InvalidValue")]
    [InlineData("Sync-GijIntegration wanted.json -Prune Remove -MaxPrune many", "InvalidValue")]
    [InlineData("Export-GijIntegration wanted.json", "FileUnwritable")]
    [InlineData("Export-GijIntegration missing/x.json", "FileUnwritable")]
    public void A_wrong_command_is_an_error_and_nothing_is_sent(string script, string expected)
    {
        File.WriteAllText(Full("wanted.yaml"), "a: b");
        Assert.Equal([expected], engine.Run(script).ErrorIds);
        Assert.Empty(server.Writes);
        Assert.Equal(Configuration, File.ReadAllText(Full("wanted.json")));
    }

    [Theory]
    [InlineData("Set-GijIntegration 1 -TagsFilter 'other'", "tagsFilter")]
    [InlineData("Set-GijIntegration 13 -Disabled $true", "disabled")]
    [InlineData("Set-GijIntegration 1 -DisplayName 'New 1'", "was created")]
    [InlineData("Remove-GijIntegration 11 -Confirm:$false; $null = 1..3 | ForEach-Object { Get-GijIntegration }", "was removed")]
    public void A_plan_of_what_has_changed_since_is_refused(string change, string expected)
    {
        engine.Succeed($"Sync-GijIntegration wanted.json {Prune} -PlanPath plan.json");
        engine.Succeed(change);
        var writes = server.Writes.Count;
        var outcome = engine.Run($"Sync-GijIntegration -Plan plan.json {Secrets}");
        Assert.Equal(["PlanStale"], outcome.ErrorIds);
        Assert.Contains(expected, $"{outcome.Error}", StringComparison.Ordinal);
        Assert.Equal(writes, server.Writes.Count);
    }

    [Fact]
    public void A_plan_is_for_one_server()
    {
        using var other = new LoopbackServer("/jira");
        engine.ConnectTo(other, "other", "-NoDefault");
        engine.Succeed("Sync-GijIntegration wanted.json -PlanPath plan.json");
        Assert.Equal(["ServerMismatch"], engine.Run($"Sync-GijIntegration -Plan plan.json {Secrets} -Server other").ErrorIds);
        Assert.Empty(other.Writes);
    }

    [Theory]
    [InlineData(0, "Removed", 0, 1)]
    [InlineData(1, "kept", 0, 0)]
    public void Pruning_asks_once_and_names_each(int choice, string _, int disabled, int removed)
    {
        answer = choice;
        engine.Succeed("Get-GijIntegration | ForEach-Object { if ($_.Id -ne 13) { $_ } } | Export-GijIntegration all.json");
        engine.Succeed("Sync-GijIntegration all.json -Prune Remove");
        Assert.Contains("13 'Open source mirrors'", questions.Single(), StringComparison.Ordinal);
        Assert.Equal(removed, server.Writes.Count(write => write.Method == "DELETE"));
        Assert.Equal(disabled, server.Writes.Count(write => write.Method == "PUT"));
    }

    [Theory]
    [InlineData("@{ Integrations = @(@{ displayName = 'Platform GitLab'; tagsFilter = '^q' }) }")]
    [InlineData("@{ displayName = 'Platform GitLab'; disabled = [switch]$true }")]
    public void Names_and_switches_of_PowerShell_are_understood(string entry) =>
        Assert.Single(engine.Succeed($"{entry} | Compare-GijIntegration").Output);

    [Fact]
    public void The_schema_beside_several_files_is_none_of_them()
    {
        engine.Succeed(
            "Get-GijIntegration 4 | Export-GijIntegration part-4.json; Get-GijIntegration 3 | Export-GijIntegration part-3.json"
        );
        File.Copy(Checkout.PathOf("docs/en-US/integrations.schema.json"), Full("integrations.schema.json"));
        File.Delete(Full("wanted.json"));
        Assert.True((bool)engine.Succeed("Compare-GijIntegration *.json -Quiet").Output.Single().BaseObject);
    }

    [Fact]
    public void An_integration_called_like_the_address_of_another_one_is_not_it()
    {
        engine.Succeed("$null = Set-GijIntegration 3 -DisplayName 'https://gitlab.example.com'");
        engine.Succeed("Export-GijIntegration all.json -KeyBy Origin -Force");
        Assert.Empty(engine.Succeed("Compare-GijIntegration all.json").Output);
        const string Entries = """
            @{ displayName = 'https://gitlab.example.com' }, @{ key = '4'; match = @{ origin = 'https://gitlab.example.com' } }
            """;
        Assert.Empty(engine.Succeed($"{Entries} | Compare-GijIntegration").Output);
    }

    [Theory]
    [InlineData("da-DK")]
    [InlineData("cs-CZ")]
    public void An_export_is_the_same_for_users_of_every_language(string culture)
    {
        engine.Succeed("4, 5, 6 | ForEach-Object { $n = @{ 4 = 'Aarhus'; 5 = 'ch'; 6 = 'd' }[$_]; Set-GijIntegration $_ -DisplayName $n }");
        engine.Succeed("Export-GijIntegration one.json");
        var present = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo(culture);
        try
        {
            engine.Succeed("Export-GijIntegration other.json");
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = present;
        }

        Assert.Equal(File.ReadAllText(Full("one.json")), File.ReadAllText(Full("other.json")));
    }

    [Fact]
    public void A_name_of_several_lines_stays_one_line_of_the_question()
    {
        answer = 1;
        engine.Succeed("Get-GijIntegration | ForEach-Object { if ($_.Id -ne 13) { $_ } } | Export-GijIntegration all.json");
        engine.Succeed("Set-GijIntegration 13 -DisplayName \"x'`nKeep them?\"");
        engine.Succeed("Sync-GijIntegration all.json -Prune Remove");
        Assert.Equal(
            ["The configuration doesn't have these integrations. They can't be brought back:", "  13 'x'\\nKeep them?'", "Remove them?"],
            questions.Single().Split('\n')
        );
    }

    [Fact]
    public void Where_nobody_can_be_asked_nothing_is_pruned()
    {
        using var mute = new Engine();
        mute.ConnectTo(server);
        var script = $"Sync-GijIntegration '{Full("wanted.json")}' -Prune Disable";
        mute.WithSecret("one", "1").WithSecret("two", "2").WithSecret("three", "3");
        Assert.Equal(["InvalidValue"], mute.Run($"{script} {Secrets}").ErrorIds);
        Assert.Empty(server.Writes);
        mute.Succeed($"{script} {Secrets} -Force");
        Assert.NotEmpty(server.Writes);
    }

    [Theory]
    [InlineData("", "3")]
    [InlineData("-MaxPrune 11", "11")]
    [InlineData("-MaxPrune 90%", "11")]
    public void More_than_the_limit_is_not_pruned(string limit, string expected)
    {
        var outcome = engine.Run($"@{{ displayName = 'TFS 2018'; disabled = $false }} | Sync-GijIntegration -Prune Remove {limit}");
        Assert.Equal(["PruneLimitExceeded"], outcome.ErrorIds);
        Assert.Contains($"12 of 13 integrations on test would be pruned, and -MaxPrune allows {expected}.", $"{outcome.Error}");
        Assert.Empty(server.Writes);
        Assert.Empty(questions);
    }

    [Theory]
    [InlineData(503, "-ErrorAction Stop", "ServerUnavailable")]
    [InlineData(401, "", "AuthenticationFailed")]
    public void What_comes_after_the_end_of_the_command_is_told_as_not_reached(int status, string options, string expected)
    {
        server.Around = (context, respond) => context.Request.Method == "PUT" ? RefuseAsync(context, status) : respond();
        var outcome = engine.Run($"Sync-GijIntegration wanted.json {Secrets} {options}");
        Assert.Equal([expected], outcome.ErrorIds.Distinct());
        var results = outcome.Output.Select(result => (GijSyncResult)result.BaseObject).ToList();
        Assert.Equal(20, results.Count);
        Assert.Equal(8, results.Count(result => result.Outcome == SyncOutcome.Made));
        Assert.Equal(expected, $"{((GijException)results.Single(result => result.Outcome == SyncOutcome.Failed).Error!).Id}");
        Assert.Equal(8, results.Count(result => result.Outcome == SyncOutcome.NotReached));
        Assert.Equal(8, server.Writes.Count);
        Assert.Contains("test: 8 created, 1 failed, 8 not reached, 3 unchanged.", outcome.Others);
    }

    [Fact]
    public void A_failure_does_not_stop_the_others()
    {
        server.On("PUT /rest/gitplugin/1.0/integration/1", 503, "text/html", "busy");
        var outcome = engine.Run($"Sync-GijIntegration wanted.json {Secrets}");
        Assert.Equal(["ServerUnavailable"], outcome.ErrorIds);
        var results = outcome.Output.Select(result => (GijSyncResult)result.BaseObject).ToList();
        Assert.Equal(1, results.Single(result => result.Outcome == SyncOutcome.Failed).Id);
        Assert.DoesNotContain(results, result => result.Outcome == SyncOutcome.NotReached);
    }

    [Theory]
    [InlineData("@() | Sync-GijIntegration -Prune Disable -MaxPrune 100% -Force", "InvalidValue")]
    [InlineData("Sync-GijIntegration empty.json -Prune Disable -MaxPrune 100% -Force", "InvalidValue")]
    [InlineData("Sync-GijIntegration no*.json -Prune Disable -MaxPrune 100% -Force", "ConfigurationUnreadable")]
    [InlineData("Compare-GijIntegration no*.json -Quiet", "ConfigurationUnreadable")]
    [InlineData("Sync-GijIntegration wanted.json -PlanPath wanted.json", "FileUnwritable")]
    [InlineData("Sync-GijIntegration wanted.json -PlanPath missing/plan.json", "FileUnwritable")]
    [InlineData("Export-GijIntegration wanted.json -Identity 4, 99 -Force", "IntegrationNotFound")]
    [InlineData("Export-GijIntegration wanted.txt", "FileUnwritable")]
    [InlineData("Export-GijIntegration new.json -AsDataFile", "FileUnwritable")]
    [InlineData("Sync-GijIntegration wanted.json -Secret { throw 'locked' }", "InvalidValue")]
    public void What_would_lose_something_is_refused(string script, string expected)
    {
        File.WriteAllText(Full("empty.json"), "[]");
        Assert.Equal([expected], engine.Run(script).ErrorIds);
        Assert.Empty(server.Writes);
        Assert.Equal(["empty.json", "wanted.json"], folder.GetFiles().Select(file => file.Name).Order());
        Assert.Equal(Configuration, File.ReadAllText(Full("wanted.json")));
    }

    [Theory]
    [InlineData("// of yesterday\n{ \"plan\": 1, \"server\": \"te")]
    [InlineData("{ \"plan\": 2 }", "FileUnwritable")]
    [InlineData("{ \"server\": \"test\", \"plan\": 1 }", "FileUnwritable")]
    [InlineData("{ \"plan\": \"of the house\" }", "FileUnwritable")]
    [InlineData("[1]", "FileUnwritable")]
    [InlineData("plan = 1", "FileUnwritable")]
    [InlineData("", "FileUnwritable")]
    public void An_older_plan_is_overwritten_and_nothing_else(string content, params string[] refused)
    {
        File.WriteAllText(Full("plan.json"), content);
        Assert.Equal(refused, engine.Run("Sync-GijIntegration wanted.json -PlanPath plan.json").ErrorIds);
        var isOverwritten = content != File.ReadAllText(Full("plan.json"));
        Assert.Equal(refused.Length == 0, isOverwritten);
    }

    [Fact]
    public void Somebody_who_goes_on_after_an_error_gets_one_result_for_each()
    {
        answer = 0;
        server.On("POST /rest/gitplugin/1.0/integration", 400, "application/json", """{"success":false,"error":"no"}""");
        var outcome = engine.Run(
            $$"""
            @{ displayName = 'New'; type = 'GITLAB'; pat = 'secret:one' }, @{ match = @{ id = 8 }; tagsFilter = '^q' } |
                Sync-GijIntegration {{Secrets}} -ErrorAction Inquire
            """
        );
        Assert.Equal(["Failed", "Made"], outcome.Output.Select(result => $"{result.Properties["Outcome"].Value}"));
        Assert.Single(questions);
    }

    [Theory]
    [InlineData("@{ match = @{ id = 4 }; tagsFilter = '^q' } | Sync-GijIntegration")]
    [InlineData("Sync-GijIntegration rest.json -Prune Disable")]
    public void A_login_in_a_name_is_in_no_plan_and_makes_none_stale(string planning)
    {
        engine.Succeed("Get-GijIntegration | Where-Object { $_.Id -ne 4 } | Export-GijIntegration rest.json");
        engine.Succeed("Set-GijIntegration 4 -DisplayName 'see https://bob:hunter2@host.example.com/x'");
        engine.Succeed($"{planning} -PlanPath plan.json");
        Assert.DoesNotContain("hunter2", File.ReadAllText(Full("plan.json")), StringComparison.Ordinal);
        var writes = server.Writes.Count;
        engine.Succeed($"Sync-GijIntegration -Plan plan.json -Confirm:$false");
        Assert.Equal(writes + 1, server.Writes.Count);
    }

    [Theory]
    [InlineData("@{ displayName = 'Brand new'; type = 'GITLAB'; pat = 'secret:one'; was = ' ' }")]
    [InlineData("@{ displayName = 'Brand new'; type = 'GITLAB'; pat = 'secret:one'; match = @{ origin = '/' } }")]
    public void Nobody_looks_for_an_integration_without_a_name_or_an_origin(string entry)
    {
        engine.Succeed("Set-GijIntegration 6 -DisplayName ''; Set-GijIntegration 1 -Origin ''");
        var result = engine.Succeed($"{entry} | Sync-GijIntegration {Secrets}").Output.Single();
        Assert.Equal("Create", $"{result.Properties["Action"].Value}");
    }

    [Theory]
    [InlineData("""[{"name":"tagsFilter","after":"^a"},{"name":"TAGSFILTER","after":"^b"}]""", "integration", 4)]
    [InlineData("""[{"name":"type","after":"GITHUB"}]""", "repository", 101)]
    [InlineData("""[{"name":"tagsFilter","after":"^a"}]""", "integration", 9)]
    public void A_plan_says_one_thing_of_one_object(string settings, string noun, int id)
    {
        engine.Succeed("@{ match = @{ id = 9 }; tagsFilter = '^q' } | Sync-GijIntegration -PlanPath plan.json");
        var plan = JObject.Parse(File.ReadAllText(Full("plan.json")));
        ((JArray)plan["actions"]!).Add(JObject.Parse($$"""{"action":"Change","noun":"{{noun}}","id":{{id}},"settings":{{settings}}}"""));
        File.WriteAllText(Full("plan.json"), plan.ToString());
        Assert.Equal(["ConfigurationUnreadable"], engine.Run("Sync-GijIntegration -Plan plan.json").ErrorIds);
        Assert.Empty(server.Writes);
    }

    [Theory]
    [InlineData("actions[0].settings", "[]")]
    [InlineData("actions[0].name", "'Old scratch'")]
    [InlineData("actions[0].id", "1")]
    [InlineData("actions[0].action", "'Remove'")]
    [InlineData("actions[0].references", "[{'setting':'pat','name':'one'}]")]
    [InlineData("actions[0].settings[0].name", "'pat'")]
    [InlineData("actions[0].settings[0].after", "null")]
    [InlineData("actions[0].settings[0].before", "'other'")]
    [InlineData("actions[1].origins", "[]")]
    [InlineData("actions[1].id", "5")]
    [InlineData("actions[2].settings[0].name", "'sendCommitEmails'")]
    [InlineData("actions[2].settings[0].after", "false")]
    [InlineData("actions[3].settings", "[]")]
    [InlineData("actions[3].name", "'Old scratch'")]
    [InlineData("actions[3].noun", "'repository'")]
    [InlineData("actions[3].noun", "'x'")]
    [InlineData("plan", "2")]
    [InlineData("plan", "'x'")]
    [InlineData("serverUri", "'https://other.example.com/'")]
    public void A_plan_that_somebody_has_changed_is_refused(string path, string value)
    {
        engine.Succeed(
            """
            @{ displayName = 'Platform GitLab'; origin = 'https://new.example.com' },
            @{ match = @{ origin = '/srv/x/*' }; type = 'FILESPACE'; folderDepth = 1 } | Sync-GijIntegration -PlanPath plan.json
            """
        );
        var plan = JObject.Parse(File.ReadAllText(Full("plan.json")));
        foreach (var (action, id) in new[] { ("Disable", 1), ("Remove", 13) })
        {
            engine.Succeed(
                $$"""
                Get-GijIntegration | ForEach-Object { if ($_.Id -ne {{id}}) { $_ } } | Export-GijIntegration rest.json -Force
                Sync-GijIntegration rest.json -Prune {{action}} -PlanPath other.json
                """
            );
            var pruned = JObject.Parse(File.ReadAllText(Full("other.json")))["actions"]!;
            ((JArray)plan["actions"]!).Add(pruned.Single(one => (string)one["action"]! == action));
        }

        File.WriteAllText(Full("plan.json"), plan.ToString());
        engine.Succeed("Sync-GijIntegration -Plan plan.json -WhatIf");
        var parent = plan.SelectToken(path[..Math.Max(0, path.LastIndexOf('.'))] is { Length: > 0 } above ? above : "$")!;
        parent[path.Split('.')[^1]] = JToken.Parse(value);
        File.WriteAllText(Full("plan.json"), plan.ToString());
        var outcome = engine.Run($"Sync-GijIntegration -Plan plan.json {Secrets} -Force");
        Assert.Contains(outcome.ErrorIds.Single(), new[] { "ConfigurationUnreadable", "PlanStale", "ServerMismatch" });
        Assert.Empty(server.Writes);
    }

    [Theory]
    [InlineData("@{ match = @{ origin = 'https://u:s3cret@x.example.com' } }")]
    [InlineData("@{ displayName = 'x'; key = 'https://u:s3cret@x.example.com' }")]
    [InlineData("@{ displayName = 'x'; was = 'https://u:s3cret@x.example.com' }")]
    [InlineData("@{ displayName = 'x'; pat = 'secret:https://u:s3cret@x.example.com' }")]
    public void A_login_in_an_address_is_refused_wherever_it_is_and_not_repeated(string entry)
    {
        var outcome = engine.Run($"{entry} | Sync-GijIntegration -PlanPath plan.json");
        Assert.Contains("ConfigurationInvalid", outcome.ErrorIds);
        Assert.DoesNotContain("s3cret", string.Join("\n", outcome.AllErrors) + outcome.Screen, StringComparison.Ordinal);
        Assert.False(File.Exists(Full("plan.json")));
    }

    [Theory]
    [InlineData("@{ displayName = 'Dup'; key = 'a' }, @{ displayName = 'dup '; key = 'b' }", "as the entry 'a' is")]
    [InlineData("@{ displayName = 'New'; was = 'Platform GitLab' }, @{ displayName = 'new'; key = 'b' }", "as the entry 'New' is")]
    [InlineData("@{ match = @{ origin = '/x/' }; key = 'a' }, @{ match = @{ origin = '/X' }; key = 'b' }", "as the entry 'a' is")]
    [InlineData("@{ displayName = 'x'; type = 'FILESPACE'; origin = '/x'; folderDepth = 1; projectKeys = 'OPS' }", "global: false")]
    [InlineData(
        "@{ displayName = 'Plattform GitLab'; tagsFilter = 'x' }",
        "(the closest name is 'Platform GitLab'; if you renamed that one, list its name under"
    )]
    [InlineData(
        "@{ displayName = 'x'; type = 'GITLAB' }",
        "a new one needs pat, a secret that it names, for example \"pat\": \"secret:prod\"."
    )]
    [InlineData("@{ displayName = 'Platform GitLab'; tagsFilter = '[' }", "entry 1: tagsFilter isn't a valid filter (")]
    [InlineData("@{ displayName = 'Platform GitLab'; prHideFilter = '(' }", "prHideFilter isn't a valid filter (")]
    [InlineData("@{ displayName = 'Platform GitLab'; apiFilter = '[?' }", "; to send it anyway, add -SkipFilterTest.")]
    [InlineData("@{ displayName = 'F'; type = 'FILESPACE'; origin = '/f/*'; folderDepth = 1; tagsFilter = '[' }", "tagsFilter isn't")]
    [InlineData("(Get-GijIntegration 4)", "this is an object from the server, not an entry")]
    [InlineData("[version]'1.0'", "not an object of type Version")]
    [InlineData("3", "not a number")]
    [InlineData("@{ plan = 1; integrations = @() }", "-Plan")]
    public void What_could_not_be_found_again_is_refused(string entries, string expected)
    {
        var outcome = engine.Run($"{entries} | Sync-GijIntegration");
        Assert.Contains(outcome.AllErrors, error => $"{error}".Contains(expected, StringComparison.Ordinal));
        Assert.Empty(server.Writes);
    }

    [Theory]
    [InlineData("@{ displayName = 'Platform GitLab'; tagsFilter = '[' }", "-SkipFilterTest", 1)]
    [InlineData("@{ displayName = 'Platform GitLab'; tagsFilter = '[' }", "", 0, "Set-GijIntegration 4 -TagsFilter '[' -SkipFilterTest")]
    public void An_unusable_filter_that_is_wanted_or_there_already_is_no_error(string entry, string option, int writes, string before = "")
    {
        engine.Succeed(before);
        var sent = server.Writes.Count;
        engine.Succeed($"{entry} | Sync-GijIntegration {option}");
        Assert.Equal(writes, server.Writes.Count - sent);
    }

    [Fact]
    public void Two_entries_of_one_name_that_are_found_by_their_ids_are_fine() =>
        engine.Succeed("4, 9 | ForEach-Object { @{ key = \"k$_\"; match = @{ id = $_ }; displayName = 'same' } } | Sync-GijIntegration");

    [Fact]
    public void Of_many_problems_the_first_are_named_and_the_others_are_counted()
    {
        var entries = Enumerable.Range(1, 5000).Select(number => $$"""{"displayName":"n{{number}}","unknown{{number}}":1}""");
        File.WriteAllText(Full("bad.json"), $"[{string.Join(",\n", entries)}]");
        var outcome = engine.Run("Sync-GijIntegration bad.json");
        Assert.Equal(20, outcome.ErrorIds.Count);
        Assert.StartsWith("4980 more", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void One_mistake_in_many_entries_is_one_error_with_its_places()
    {
        var entries = Enumerable.Range(1, 13).Select(number => $$"""{"displayName":"n{{number}}","tagFilter":"x"}""");
        File.WriteAllText(Full("bad.json"), $"[\n{string.Join(",\n", entries)}]");
        var error = Assert.Single(engine.Run("Sync-GijIntegration bad.json").AllErrors);
        Assert.Contains("bad.json, line 2, column ", $"{error}", StringComparison.Ordinal);
        Assert.Contains("(also at line 3, column ", $"{error}", StringComparison.Ordinal);
        Assert.Contains(", and 9 more)", $"{error}", StringComparison.Ordinal);
    }

    [Fact]
    public void Many_of_one_mistake_hide_no_other()
    {
        var entries = Enumerable.Range(1, 30).Select(number => $$"""{"displayName":"n{{number}}","tagFilter":"x"}""");
        File.WriteAllText(Full("bad.json"), $"[{string.Join(",", entries)},{{\"displayName\":\"deep\",\"folderDepth\":99}}]");
        var outcome = engine.Run("Sync-GijIntegration bad.json");
        Assert.Equal(2, outcome.AllErrors.Count());
        Assert.Contains("1 to 5", $"{outcome.AllErrors.Last()}", StringComparison.Ordinal);
        Assert.Empty(outcome.Warnings);
    }

    [Fact]
    public void Two_entries_of_one_name_are_one_error_at_the_second()
    {
        File.WriteAllText(Full("bad.json"), "[\n{\"displayName\":\"n\",\"key\":\"a\"},\n{\"displayName\":\"N\",\"key\":\"b\"}]");
        var error = $"{Assert.Single(engine.Run("Compare-GijIntegration bad.json").AllErrors)}";
        Assert.Contains("line 3, column 1: this entry is for 'N', as the entry 'a' is.", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@{ key = 'Platform GitLab'; displayName = 'Platform'; type = 'GITLAB'; pat = 'secret:a' }", "4 'Platform GitLab'")]
    [InlineData("@{ displayName = 'F'; type = 'FILESPACE'; origin = '/srv/git/firmware/*/'; folderDepth = 2 }", "6 'Firmware archive'")]
    public void A_renamed_integration_is_noticed_before_a_second_one_is_created(string entry, string expected)
    {
        foreach (var script in new[] { "Compare-GijIntegration", "Sync-GijIntegration -WhatIf -Secret @{ a = $one }" })
        {
            var warning = Assert.Single(engine.Succeed($"{entry} | {script}").Warnings);
            Assert.Contains($"but integration {expected} seems to be the same", warning, StringComparison.Ordinal);
            Assert.Contains("\"was\"", warning, StringComparison.Ordinal);
        }

        Assert.Empty(
            engine.Succeed($"{entry}, @{{ match = @{{ id = {expected[0]} }}; displayName = 'other' }} | Compare-GijIntegration").Warnings
        );
    }

    [Fact]
    public void An_integration_is_likely_for_one_entry_and_of_its_type_only()
    {
        const string One = "@{ displayName = 'x'; type = 'FILESPACE'; origin = '/srv/git/firmware/*' }";
        Assert.Single(engine.Succeed($"{One}, {One.Replace("'x'", "'y'", StringComparison.Ordinal)} | Compare-GijIntegration").Warnings);
        Assert.Empty(engine.Succeed($"{One.Replace("FILESPACE", "GERRIT", StringComparison.Ordinal)} | Compare-GijIntegration").Warnings);
    }

    [Fact]
    public void An_entry_that_is_found_by_its_origin_is_told_to_use_the_id()
    {
        const string Moved = "@{ key = 'Platform GitLab'; match = @{ origin = 'https://new.example.com' }; type = 'GITLAB_SERVER' }";
        var warning = Assert.Single(engine.Succeed($"{Moved} | Compare-GijIntegration").Warnings);
        Assert.EndsWith("If it is, use \"match\": { \"id\": 4 } in the entry.", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Compare-GijIntegration")]
    [InlineData("Sync-GijIntegration -WhatIf")]
    public void An_origin_without_a_scheme_is_asked_about(string script)
    {
        const string Entry = "@{ displayName = 'Platform GitLab'; origin = 'git.example.com/a' }";
        var warning = Assert.Single(engine.Succeed($"{Entry} | {script}").Warnings);
        Assert.Equal("The origin 'git.example.com/a' has no scheme. Did you mean 'https://git.example.com/a'?", warning);
    }

    [Fact]
    public void The_path_of_a_tracked_folder_is_no_address_without_a_scheme()
    {
        const string Entries =
            "@{ displayName = 'Firmware archive'; origin = 'git.d/x' }, "
            + "@{ displayName = 'New'; type = 'FILESPACE'; origin = 'git.d/y'; folderDepth = 1 }";
        Assert.Empty(engine.Succeed($"{Entries} | Compare-GijIntegration").Warnings);
    }

    [Fact]
    public void An_empty_list_is_shown_alike_before_and_after_it_is_saved()
    {
        const string Entry = "@{ match = @{ id = 3 }; projectKeys = @(); gitViewerEnabled = $false; tagsFilter = '' }";
        var shown = Lines(engine.Succeed($"{Entry} | Sync-GijIntegration -WhatIf"), "What if: ");
        engine.Succeed($"{Entry} | Sync-GijIntegration -PlanPath plan.json");
        Assert.Equal(shown, ((string)engine.Succeed("Format-GijPlan plan.json").Output.Single().BaseObject).Split('\n').Skip(3));
        Assert.Contains("  projectKeys: ['PAY', 'WEB'] -> []", shown);
    }

    [Fact]
    public void A_wait_that_ends_the_command_tells_what_is_not_reached()
    {
        var outcome = engine.Run(
            """
            1..3 | ForEach-Object { @{ displayName = "New $_"; type = 'FILESPACE'; origin = "/$_/*"; folderDepth = 1 } } |
                Sync-GijIntegration -WaitIndexed -WaveSize 1 -TimeoutSec 0 -ErrorAction Stop
            """
        );
        Assert.Equal(["WaitTimedOut"], outcome.ErrorIds);
        Assert.Equal(
            [SyncOutcome.Made, SyncOutcome.NotReached, SyncOutcome.NotReached],
            outcome.Output.Select(result => ((GijSyncResult)result.BaseObject).Outcome)
        );
        Assert.DoesNotContain("may have been made", outcome.Screen, StringComparison.Ordinal);
    }

    [Fact]
    public void An_export_of_piped_objects_is_of_their_server_and_none_makes_no_file()
    {
        using var other = new LoopbackServer("/jira");
        engine.ConnectTo(other, "other", "-NoDefault");
        engine.Succeed("Set-GijIntegration 4 -TagsFilter '^other' -Server other");
        engine.Succeed("Get-GijIntegration 4 -Server other | Export-GijIntegration other.json");
        Assert.Contains("^other", File.ReadAllText(Full("other.json")), StringComparison.Ordinal);
        Assert.Single(engine.Succeed("Get-GijIntegration -Name none* | Export-GijIntegration none.json").Warnings);
        Assert.False(File.Exists(Full("none.json")));
    }

    [LinuxFact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void A_file_that_is_overwritten_keeps_its_permissions_and_a_link_stays_one()
    {
        const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.SetUnixFileMode(Full("wanted.json"), Mine);
        File.CreateSymbolicLink(Full("link.json"), "wanted.json");
        engine.Succeed("Export-GijIntegration wanted.json -Force");
        Assert.Equal(Mine, File.GetUnixFileMode(Full("wanted.json")));
        engine.Succeed("Get-GijIntegration 4 | Export-GijIntegration link.json -Force");
        Assert.Equal("wanted.json", new FileInfo(Full("link.json")).LinkTarget);
        Assert.Single(JObject.Parse(File.ReadAllText(Full("wanted.json")))["integrations"]!);
        Assert.Equal(2, folder.GetFiles().Length);
    }

    [Fact]
    public void A_project_that_only_the_other_server_has_is_a_difference() =>
        Assert.Equal(
            "projectKeys",
            (
                (GijDifference)
                    engine.Succeed("@{ match = @{ id = 3 }; projectKeys = 'ELSE' } | Compare-GijIntegration").Output.Single().BaseObject
            ).Setting
        );

    [Fact]
    public void New_integrations_are_made_in_waves_each_of_which_is_waited_for()
    {
        engine.Succeed(
            """
            1..3 |
                ForEach-Object { @{ displayName = "New $_"; type = 'FILESPACE'; origin = "/$_/*"; folderDepth = 1; disabled = $_ -eq 1 } } |
                Sync-GijIntegration -WaitIndexed -WaveSize 1
            """
        );
        var steps = string.Concat(server.Requests.Select(request => request.Method == "POST" ? '+' : '?'));
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(steps, @"\++"));
        Assert.Equal(
            [false, true, true],
            engine.Succeed("Get-GijIntegration -Name 'New*'").Integrations.Select(made => made.LastIndexedDate is not null)
        );
    }

    public void Dispose()
    {
        engine.Dispose();
        server.Dispose();
        folder.Delete(recursive: true);
    }

    private void Restart()
    {
        engine.Succeed("Disconnect-GijServer -All");
        server.Dispose();
        server = new LoopbackServer("/jira");
        engine.ConnectTo(server, options: "-MaxRetry 0");
    }

    private static async Task FailAsync(string fault, HttpContext context, Func<Task> respond)
    {
        switch (fault)
        {
            case "refused":
                await RefuseAsync(context, 503);
                break;
            case "carried out and lost":
                context.Response.Body = Stream.Null;
                await respond();
                context.Abort();
                break;
            case "cut off":
                var body = context.Response.Body;
                using (var whole = new MemoryStream())
                {
                    context.Response.Body = whole;
                    await respond();
                    context.Response.Body = body;
                    await body.WriteAsync(whole.ToArray().AsMemory(0, (int)whole.Length / 2));
                    await body.FlushAsync();
                    context.Abort();
                }

                break;
            default:
                context.Abort();
                break;
        }
    }

    private static Task RefuseAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    /// <summary>What the server has, without ids.</summary>
    private string Export()
    {
        engine.Succeed("Export-GijIntegration export.json -Force");
        return File.ReadAllText(Full("export.json"));
    }

    private List<GijSyncResult> Results(string script) =>
        [.. engine.Succeed(script).Output.Select(result => (GijSyncResult)result.BaseObject)];

    private string Full(string name) => Path.Combine(folder.FullName, name);

    private static string[] Lines(Outcome outcome, string prefix) =>
        [
            .. outcome
                .Screen.Split(Environment.NewLine)
                .Where(line => line.StartsWith(prefix, StringComparison.Ordinal) || line.StartsWith("  ", StringComparison.Ordinal))
                .Select(line => line.Replace(prefix, string.Empty, StringComparison.Ordinal)),
        ];

    /// <summary>Each action of a plan in one line, as its request says it: the id, and what the settings become.</summary>
    private static List<string> Normalized(IEnumerable<string> lines)
    {
        var actions = new List<string>();
        foreach (var line in lines)
        {
            if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                var (name, value) = (line.Trim().Split(": ")[0], line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]);
                actions[^1] += $" {name}: {value.Split(" -> ")[^1]};";
            }
            else
            {
                var id = line.Split(' ')[2];
                actions.Add(line.StartsWith("Create", StringComparison.Ordinal) ? "new:" : $"{id}:");
            }
        }

        return actions;
    }

    private string Describe(LoggedRequest request)
    {
        var parts = request.Path.Split('/', '?');
        if (parts[^2] == "disable")
        {
            return $"{parts[^3]}: disabled: {(request.Path.EndsWith("true", StringComparison.Ordinal) ? "True" : "False")};";
        }

        var settings = JObject.Parse(request.Body).Properties().Select(member => $"{Describe(member)};");
        var secrets = settings.Where(setting => setting.Contains("(secret", StringComparison.Ordinal));
        return string.Join(' ', [request.Method == "POST" ? "new:" : $"{parts[^1]}:", .. settings.Except(secrets), .. secrets]);
    }

    private string Describe(JProperty member) =>
        member.Value switch
        {
            JArray ids => $"projectKeys: [{string.Join(", ", ids.Select(id => $"'{KeyOf((string)id!)}'"))}]",
            { Type: JTokenType.String } when ((string)member.Value!).StartsWith(secret, StringComparison.Ordinal) =>
                $"{member.Name}: (secret '{((string)member.Value!).Split('-')[^1]}')",
            { Type: JTokenType.String } => $"{member.Name}: '{member.Value}'",
            _ => $"{member.Name}: {member.Value}",
        };

    private static string KeyOf(string id) =>
        new SandboxData().Projects.Where(project => (string)project["id"]! == id).Select(project => (string)project["key"]!).Single();
}
