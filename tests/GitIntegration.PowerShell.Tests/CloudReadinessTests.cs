using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using GitIntegration.Sandbox;
using Newtonsoft.Json.Linq;
using Xunit;
using static System.StringComparison;

namespace GitIntegration.Tests;

/// <summary>What Test-GijCloudReadiness says about integrations and repositories, and the runbook that it writes.</summary>
public sealed partial class CloudReadinessTests : IDisposable
{
    private readonly Engine engine = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();
    private readonly List<LoopbackServer> servers = [];

    public CloudReadinessTests() => engine.Succeed($"$ExecutionContext.SessionState.Path.SetLocation('{folder.FullName}')");

    [Theory]
    [InlineData("GITHUB", CloudOutcome.Moves, "Sources disagree")]
    [InlineData("GITHUB_SERVER", CloudOutcome.Moves, "Sources disagree")]
    [InlineData("GITLAB", CloudOutcome.Moves, "Sources disagree")]
    [InlineData("GITLAB_SERVER", CloudOutcome.ByHand, "personal access token")]
    [InlineData("GITLAB_SERVER_LEGACY", CloudOutcome.NotAvailable, "March 2024")]
    [InlineData("AZURE", CloudOutcome.Moves, "Sources disagree")]
    [InlineData("VSTS", CloudOutcome.Moves, "Sources disagree")]
    [InlineData("AZURE_DEVOPS", CloudOutcome.Moves, "self-hosted")]
    [InlineData("TFS_SERVER", CloudOutcome.Unstated, "Team Foundation Server")]
    [InlineData("AWS", CloudOutcome.ByHand, "Create it")]
    [InlineData("GERRIT", CloudOutcome.ByHand, "apiFilter")]
    [InlineData("FILESPACE", CloudOutcome.NotAvailable, "folders")]
    [InlineData("BITBUCKET_QUANTUM", CloudOutcome.Unstated, "Ask the vendor")]
    public void Each_type_has_its_outcome(string type, CloudOutcome outcome, string reason)
    {
        Serve([Integration(1, type)]);
        var itself = Findings("Test-GijCloudReadiness 1").First();
        Assert.Equal((outcome, type, null, 1, "test"), (itself.Outcome, itself.Type, itself.Setting, itself.IntegrationId, itself.Server));
        Assert.Contains(reason, itself.Reason, Ordinal);
        Assert.Contains("migrating-from-jira-server-data-center-to-jira-cloud", itself.Source, Ordinal);
        Assert.Equal("2026-03", itself.SourceDate);
    }

    [Fact]
    public void A_GitHub_App_is_told_from_a_token()
    {
        Serve([Integration(1, "GITHUB", ("githubAppId", 4711))]);
        var itself = Findings("Test-GijCloudReadiness 1").First();
        Assert.Equal(CloudOutcome.ByHand, itself.Outcome);
        Assert.Contains("GitHub App", itself.Reason, Ordinal);
    }

    [Fact]
    public void Settings_are_shown_only_if_they_matter()
    {
        Serve([
            Integration(1, "GERRIT", ("global", false), ("gitViewerEnabled", true), ("smartCommitsEnabled", false), ("tagsFilter", "")),
            Integration(
                2,
                "GERRIT",
                ("global", false),
                ("projectMappingIds", new JArray(10000)),
                ("gitViewerEnabled", false),
                ("smartCommitsEnabled", true),
                ("tagsFilter", "^v"),
                ("apiFilter", "[?x]"),
                ("disableSslVerification", true),
                ("sendCommitEmails", true),
                ("maxMinsToCommitEmail", 60)
            ),
            Integration(3, "AWS", ("global", true), ("projectMappingIds", new JArray(10000)), ("disableSslVerification", true)),
        ]);
        Assert.Equal(["displayName ByHand", "pat ByHand"], Settings(1));
        Assert.Equal(
            [
                "displayName ByHand",
                "pat ByHand",
                "disableSslVerification ByHand",
                "apiFilter NotAvailable",
                "projectMappingIds ByHand",
                "gitViewerEnabled Unstated",
                "smartCommitsEnabled ByHand",
                "sendCommitEmails Unstated",
                "maxMinsToCommitEmail Unstated",
                "tagsFilter ByHand",
            ],
            Settings(2)
        );
        Assert.Equal(["displayName ByHand", "password ByHand", "disableSslVerification Unstated", "global ByHand"], Settings(3));
    }

    [Fact]
    public void Projects_have_their_keys_or_their_ids_with_a_warning()
    {
        var server = Serve([Integration(1, "GITLAB", ("global", false), ("projectMappingIds", new JArray(10002, 10000)))]);
        const string Script = "Test-GijCloudReadiness | Where-Object Setting -eq projectMappingIds";
        Assert.Equal("PAY, WEB", Assert.Single(Findings(Script)).Value);

        engine.ConnectTo(server, "second");
        server.On("GET /rest/api/2/project", 403, "text/html", "no");
        var outcome = engine.Succeed($"Test-GijCloudReadiness -Server second | Where-Object Setting -eq projectMappingIds");
        var finding = (GijCloudReadiness)outcome.Output.Single().BaseObject;
        Assert.Equal("10000, 10002", finding.Value);
        Assert.Contains("these are ids", finding.Reason, Ordinal);
        Assert.Single(outcome.Warnings);
    }

    [Theory]
    [InlineData("https://git.example.com/x.git", CloudOutcome.ByHand)]
    [InlineData("git@git.example.com:x.git", CloudOutcome.ByHand)]
    [InlineData("ssh://git@git.example.com/x", CloudOutcome.ByHand)]
    [InlineData("/srv/git/x.git", CloudOutcome.NotAvailable)]
    [InlineData(@"\\server\share\x", CloudOutcome.NotAvailable)]
    [InlineData(@"D:\git\x", CloudOutcome.NotAvailable)]
    [InlineData("file:///srv/git/x", CloudOutcome.NotAvailable)]
    [InlineData("svn://git.example.com/x", CloudOutcome.Unstated)]
    public void Each_kind_of_plain_repository_has_its_outcome(string origin, CloudOutcome outcome)
    {
        Serve([], [Repository(5, origin, ("mainBranch", "main"))]);
        var plain = Assert.Single(Findings("Test-GijCloudReadiness"), one => one.RepositoryId is not null && one.Setting is null);
        Assert.Equal((outcome, 5, "plain"), (plain.Outcome, plain.RepositoryId, plain.Type));
        Assert.Contains("mainBranch", plain.Reason, Ordinal);
    }

    [Theory]
    [InlineData(200, CloudOutcome.Moves)]
    [InlineData(201, CloudOutcome.ByHand)]
    public void All_repositories_are_counted_and_links_are_named(int count, CloudOutcome outcome)
    {
        var nested = Enumerable.Range(100, count).Select(id => Repository(id, "https://git.example.com/x", ("trackedFolderId", 1)));
        Serve([Integration(1, "GITHUB")], [.. nested]);
        var findings = Findings("Test-GijCloudReadiness");
        var number = Assert.Single(findings, one => one.Setting == "Repositories");
        Assert.Equal(($"{count}", outcome, null), (number.Value, number.Outcome, number.IntegrationId));
        Assert.Single(findings, one => one.Setting == "issueKeys");
        Assert.DoesNotContain(findings, one => one.RepositoryId is not null);
    }

    [Fact]
    public void An_integration_beyond_the_soft_limit_is_named()
    {
        var nested = Enumerable.Range(100, 2001).Select(id => Repository(id, "https://git.example.com/x", ("trackedFolderId", 1)));
        Serve([Integration(1, "GITHUB")], [.. nested]);
        var number = Assert.Single(Findings("Test-GijCloudReadiness"), one => one is { Setting: "Repositories", IntegrationId: 1 });
        Assert.Equal(("2001", CloudOutcome.Unstated), (number.Value, number.Outcome));
    }

    [Fact]
    public void Named_integrations_are_all_that_is_read()
    {
        var server = Serve([Integration(1, "GITHUB"), Integration(2, "GITLAB", ("origin", "https://git.lan"))]);
        var findings = Findings("Get-GijIntegration 2, 2 | Test-GijCloudReadiness");
        Assert.All(findings, one => Assert.Equal(2, one.IntegrationId));
        Assert.Single(findings, one => one.Setting is null);
        Assert.Single(findings, one => one is { Setting: "Host", Value: "git.lan", Outcome: CloudOutcome.NotAvailable });
        Assert.DoesNotContain(server.Requests, request => request.Path.Contains("/repository", Ordinal));
        Assert.Empty(engine.Succeed("Get-GijIntegration -Type GERRIT | Test-GijCloudReadiness").Output);
    }

    [Fact]
    public void A_name_that_DNS_does_not_know_is_unstated()
    {
        Serve([Integration(1, "GITHUB_SERVER", ("origin", "https://no-such-host-of-gij.example.com"))]);
        Assert.DoesNotContain(Findings("Test-GijCloudReadiness 1"), one => one.Setting == "Host");
        var host = Assert.Single(Findings("Test-GijCloudReadiness 1 -Resolve"), one => one.Setting == "Host");
        Assert.Equal(CloudOutcome.Unstated, host.Outcome);
    }

    [Fact]
    public void Hosts_of_the_sandbox_are_not_looked_up()
    {
        engine.ConnectToSandbox();
        var host = Assert.Single(Findings("Test-GijCloudReadiness 1 -Resolve"), one => one.Setting == "Host");
        Assert.Equal(("gitlab.com", CloudOutcome.Unstated), (host.Value, host.Outcome));
        Assert.Contains("sandbox", host.Reason, Ordinal);
    }

    [Fact]
    public void The_runbook_has_the_sections_in_order_and_names_sources_and_dates()
    {
        engine.ConnectToSandbox();
        engine.Succeed("Test-GijCloudReadiness -Runbook cloud.md");
        var text = Runbook();
        Assert.Equal(
            ["At a glance", "Before the move", "The move", "Integration by integration", "Setting by setting", "Plain repositories"],
            text.Split('\n').Where(line => line.StartsWith("## ", Ordinal)).Take(6).Select(line => line[6..])
        );
        foreach (var section in text.Split("\n## ").Skip(1).SkipLast(1))
        {
            Assert.Matches(@"(?m)^Sources: `[^`]+` \(2026-03\)", section);
        }

        Assert.Contains("- [ ] Move users, projects and issues before you install the app.", text, Ordinal);
        Assert.Contains("AC-1528", text, Ordinal);
        Assert.Contains("Export-GijIntegration before-cloud.json", text, Ordinal);
        Assert.Contains("| `projectMappingIds` | `PAY, WEB` |", text, Ordinal);
        Assert.Contains("| `apiFilter` | ``[?archived==`false`]`` |", text, Ordinal);
        Assert.DoesNotContain("{", string.Concat(text.Split('\n').Where(line => line.StartsWith("- [ ]", Ordinal))), Ordinal);
    }

    [Fact]
    public void Names_of_a_server_cannot_leave_their_place_in_the_runbook()
    {
        const string Name = "a`b``|c\n# Forged <img src=x> [link](https://evil.example.com) \u001b[2J";
        Serve([Integration(1, Name, ("displayName", Name), ("tagsFilter", Name))], [Repository(5, Name, ("displayName", Name))]);
        engine.Succeed("Test-GijCloudReadiness -Runbook cloud.md");
        var text = Runbook();
        HostileText.AssertIsHarmless(text);
        Assert.DoesNotContain(text.Split('\n'), line => line.StartsWith("# Forged", Ordinal));
        foreach (var line in text.Split('\n').Where(line => line.Contains("Forged", Ordinal)))
        {
            var outside = WithoutCode(line);
            Assert.DoesNotContain("Forged", outside, Ordinal);
            Assert.Contains(outside.Count(character => character == '|'), new[] { 0, 3, 4, 5 });
        }
    }

    [Fact]
    public void An_existing_runbook_is_overwritten_only_with_Force()
    {
        engine.ConnectToSandbox();
        File.WriteAllText(Path.Combine(folder.FullName, "cloud.md"), "mine");
        Assert.Equal(["FileUnwritable"], engine.Run("Test-GijCloudReadiness -Runbook cloud.md").ErrorIds);
        Assert.Equal("mine", Runbook());
        Assert.NotEmpty(engine.Succeed("Test-GijCloudReadiness -Runbook cloud.md -Force -WhatIf").Output);
        Assert.Equal("mine", Runbook());
        engine.Succeed("Test-GijCloudReadiness 3 -Runbook cloud.md -Force");
        Assert.StartsWith("# Git Integration for Jira: moving to Cloud", Runbook(), Ordinal);
        Assert.DoesNotContain("Plain repositories", Runbook(), Ordinal);
    }

    [Fact]
    public void No_runbook_is_written_that_lacks_an_integration()
    {
        engine.ConnectToSandbox();
        var outcome = engine.Run("Test-GijCloudReadiness 3, 99 -Runbook cloud.md");
        Assert.Equal(["IntegrationNotFound"], outcome.ErrorIds);
        Assert.Single(outcome.Warnings);
        Assert.NotEmpty(outcome.Output);
        Assert.False(File.Exists(Path.Combine(folder.FullName, "cloud.md")));
    }

    [Fact]
    public void Logins_in_addresses_are_shown_nowhere()
    {
        const string Secret = "geheimnis-4711";
        var address = $"https://svc:{Secret}@git.example.com/x";
        Serve(
            [Integration(1, "GITLAB_SERVER", ("origin", address), ("apiPath", $"/x?private_token={Secret}"), ("pat", Secret))],
            [Repository(5, address)]
        );
        var outcome = engine.Succeed("Test-GijCloudReadiness -Runbook cloud.md -Verbose");
        var serialized = outcome.Output.Select(one => PSSerializer.Serialize(one));
        string[] seen =
        [
            .. serialized,
            .. outcome.Verbose,
            .. outcome.Others,
            Runbook(),
            engine.Show("Test-GijCloudReadiness | Format-List"),
        ];
        Assert.All(seen, text => Assert.DoesNotContain(Secret, text, Ordinal));
    }

    public void Dispose()
    {
        engine.Dispose();
        servers.ForEach(server => server.Dispose());
        folder.Delete(recursive: true);
    }

    /// <summary>The line without code spans and code elements.</summary>
    private static string WithoutCode(string line) => Code().Replace(Element().Replace(line, string.Empty), string.Empty);

    [GeneratedRegex("<code>[^<]*</code>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Element();

    [GeneratedRegex(@"(?<!`)(?<run>`+)(?!`).*?(?<!`)\k<run>(?!`)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();

    private string Runbook() => File.ReadAllText(Path.Combine(folder.FullName, "cloud.md"));

    private GijCloudReadiness[] Findings(string script) =>
        [.. engine.Succeed(script).Output.Select(one => (GijCloudReadiness)one.BaseObject)];

    private string[] Settings(int id) =>
        [
            .. Findings($"Test-GijCloudReadiness {id}")
                .Where(one => one.Setting is not (null or "Host"))
                .Select(one => $"{one.Setting} {one.Outcome}"),
        ];

    private LoopbackServer Serve(JObject[] integrations, JObject[]? repositories = null)
    {
        var server = new LoopbackServer("/jira", data: new SandboxData { Integrations = integrations, Repositories = repositories ?? [] });
        servers.Add(server);
        engine.ConnectTo(server);
        return server;
    }

    private static JObject Integration(int id, string type, params (string Name, JToken Value)[] settings) =>
        Make(id, [("integrationType", type), ("displayName", $"I{id}"), ("origin", "https://git.example.com"), .. settings]);

    private static JObject Repository(int id, string origin, params (string Name, JToken Value)[] settings) =>
        Make(id, [("displayName", $"R{id}"), ("origin", origin), .. settings]);

    private static JObject Make(int id, (string Name, JToken Value)[] settings)
    {
        var made = new JObject { ["id"] = id };
        foreach (var (name, value) in settings)
        {
            made[name] = value;
        }

        return made;
    }
}
