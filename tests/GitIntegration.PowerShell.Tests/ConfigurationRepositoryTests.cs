using System;
using System.IO;
using System.Linq;
using Newtonsoft.Json.Linq;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>Repositories with settings of their own, below their integration in a configuration.</summary>
public sealed class ConfigurationRepositoryTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();
    private readonly LoopbackServer server = new("/jira");
    private readonly Engine engine = new();
    private readonly GijRepository[] repositories;

    public ConfigurationRepositoryTests()
    {
        engine.ConnectTo(server).Succeed($"$ExecutionContext.SessionState.Path.SetLocation('{folder.FullName}')");
        repositories = [.. engine.Succeed("Get-GijIntegration 3 | Get-GijRepository").Repositories];
        engine.Succeed($"Set-GijRepository {repositories[0].Id} -TagsFilter '^own' -SmartCommitsEnabled $false");
    }

    [Theory]
    [InlineData("a.json", "")]
    [InlineData("a.psd1", "-AsDataFile")]
    public void Those_that_differ_from_their_integration_are_exported_compared_and_brought_back(string file, string options)
    {
        engine.Succeed($"Export-GijIntegration {file} -IncludeRepository {options}");
        Assert.Empty(engine.Succeed($"Compare-GijIntegration {file}").Output);
        engine.Succeed($"Set-GijRepository {repositories[0].Id} -TagsFilter '^other' -PrHideFilter 'not managed'");

        var found = (GijDifference)Assert.Single(engine.Succeed($"Compare-GijIntegration {file}").Output).BaseObject;
        Assert.Equal(
            ("repository", repositories[0].Id, "tagsFilter", "^own", "^other"),
            (found.Noun, found.Id, found.Setting, found.Wanted, found.Present)
        );
        var (requests, writes) = (server.Requests.Count, server.Writes.Count);
        var preview = engine.Succeed($"Sync-GijIntegration {file} -WhatIf").Screen;
        Assert.Contains($"What if: Change repository {repositories[0].Id} '{repositories[0].DisplayName}' on test", preview);
        Assert.Equal((3, 0), (server.Requests.Count - requests, server.Writes.Count - writes));

        engine.Succeed($"Sync-GijIntegration {file} -PlanPath plan.json; Sync-GijIntegration -Plan plan.json");
        Assert.Equal(
            $$"""{"id":{{repositories[0].Id}},"tagsFilter":"^own"}""",
            JObject.Parse(server.Writes.Skip(writes).Single().Body).ToString(Newtonsoft.Json.Formatting.None)
        );
        Assert.Empty(engine.Succeed($"Compare-GijIntegration {file}").Output);
        Assert.Equal(["PlanStale"], engine.Run("Sync-GijIntegration -Plan plan.json").ErrorIds);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(1)]
    public void One_that_was_limited_to_projects_and_is_global_again_compares_with_its_own_export(int integration)
    {
        var id = engine.Succeed($"Get-GijRepository -IntegrationId {integration}").Repositories[0].Id;
        engine.Succeed($"$null = Set-GijRepository {id} -Global $false -ProjectKey OPS; $null = Set-GijRepository {id} -Global $true");
        engine.Succeed($"Get-GijIntegration {integration} | Export-GijIntegration a.json -IncludeRepository");
        Assert.Empty(engine.Succeed("Compare-GijIntegration a.json").Output);
    }

    [Fact]
    public void One_that_is_named_twice_is_refused_as_such()
    {
        var outcome = engine.Run(
            """
            $own = @{ displayName = 'ledger'; tagsFilter = 'a' }
            @{ match = @{ id = 3 }; repositories = @($own, $own) } | Compare-GijIntegration
            """
        );
        Assert.Contains("this entry is for repository 111 'ledger', as the entry 'ledger' is", $"{outcome.Error}");
    }

    [Fact]
    public void Who_changed_one_is_found_in_the_log()
    {
        engine.Succeed("Export-GijIntegration a.json -IncludeRepository");
        engine.Succeed($"Set-GijRepository {repositories[0].Id} -TagsFilter '^other'");
        var found = (GijDifference)Assert.Single(engine.Succeed("Compare-GijIntegration a.json -WithAuthor").Output).BaseObject;
        Assert.Equal(("repository", "admin"), (found.Noun, found.ChangedBy));
    }

    [Fact]
    public void Only_what_differs_is_in_the_file()
    {
        engine.Succeed("Get-GijIntegration 3 | Export-GijIntegration a.json -IncludeRepository");
        var entry = JObject.Parse(File.ReadAllText(Path.Combine(folder.FullName, "a.json")))["integrations"]![0]!;
        var own = entry["repositories"]!.Single(one => (string?)one["displayName"] == repositories[0].DisplayName);
        Assert.Equal(
            ["displayName", "smartCommitsEnabled", "sendCommitEmails", "tagsFilter"],
            own.Cast<JProperty>().Select(member => member.Name)
        );
    }

    [Fact]
    public void One_that_does_not_exist_yet_is_left_out_with_a_warning()
    {
        var outcome = engine.Succeed(
            "@{ match = @{ id = 3 }; repositories = @(@{ displayName = 'later'; tagsFilter = 'x' }) } | Sync-GijIntegration"
        );
        Assert.Contains("later", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Single(server.Writes);
    }

    [Theory]
    [InlineData("mainBranch = 'main'", "mainBranch")]
    [InlineData("pat = 'secret:x'", "pat")]
    [InlineData("repositories = @()", "repositories")]
    [InlineData("match = @{ id = 0 }", "match")]
    public void What_a_repository_takes_from_its_integration_is_refused(string setting, string expected)
    {
        var outcome = engine.Run(
            $"@{{ match = @{{ id = 3 }}; repositories = @(@{{ displayName = 'x'; {setting} }}) }} | Sync-GijIntegration"
        );
        Assert.Equal(["ConfigurationInvalid"], outcome.ErrorIds);
        Assert.Contains(expected, $"{outcome.Error}", StringComparison.Ordinal);
    }

    public void Dispose()
    {
        engine.Dispose();
        server.Dispose();
        folder.Delete(recursive: true);
    }
}
