using System;
using System.Linq;
using Xunit;

namespace GitIntegration.Tests;

public sealed class GetRepositoryTests : IDisposable
{
    private readonly LoopbackServer server = new("/jira");
    private readonly Engine engine = new();

    public GetRepositoryTests() => engine.ConnectTo(server);

    [Theory]
    [InlineData("", 362)]
    [InlineData("-Name *-billing", 1)]
    [InlineData("-LiteralName 'Labels [printing]'", 1)]
    [InlineData("-Type GITHUB_SERVER", 12)]
    [InlineData("-Type azure*", 5)]
    [InlineData("-State ERROR", 3)]
    [InlineData("-State error, queued -Type GITHUB*", 3)]
    [InlineData("-Disabled", 2)]
    [InlineData("-Origin /srv/*", 4)]
    [InlineData("-IntegrationId 3", 12)]
    [InlineData("-IntegrationId 3, 6 -Enabled", 14)]
    [InlineData("-IntegrationId 13 -Name kafka-*", 16)]
    [InlineData("-ProjectKey MOB -Type AZURE", 3)]
    [InlineData("-ProjectKey PAY -IntegrationId 3", 12)]
    [InlineData("-ProjectKey MOB -IntegrationId 3", 0)]
    public void The_list_is_filtered(string filter, int count) =>
        Assert.Equal(count, engine.Succeed($"Get-GijRepository {filter}").Repositories.Count);

    [Theory]
    [InlineData("Get-GijIntegration 3 | Get-GijRepository", 12)]
    [InlineData("Get-GijIntegration 3, 4 | Get-GijRepository -State UPDATED", 12)]
    [InlineData("Get-GijRepository -Integration (Get-GijIntegration 6)", 3)]
    [InlineData("Get-GijIntegration -Name nothing* | Get-GijRepository", 0)]
    public void Those_of_piped_integrations_come_of_one_list(string script, int count)
    {
        var repositories = engine.Succeed(script).Repositories;
        Assert.Equal(count, repositories.Count);
        Assert.InRange(Lists, 0, 1);
    }

    [Fact]
    public void Filters_hold_for_the_integrations_of_each_server()
    {
        using var other = new LoopbackServer();
        engine.ConnectTo(other, "other", "-NoDefault");
        other.On("GET /rest/api/2/project", 200, "application/json", """[{"id":"10002","key":"PAY"}]""");
        other.On("GET /rest/gitplugin/1.0/repository", 200, "application/json", Repository("Only here", 10002));

        const string Piped = "Get-GijIntegration 3 -Server test; Get-GijIntegration 3 -Server other";
        var seen = engine.Succeed($"& {{ {Piped} }} | Get-GijRepository -ProjectKey PAY").Repositories;
        Assert.Equal(12, seen.Count(repository => repository.Server == "test"));
        Assert.Equal(7, seen.Single(repository => repository.Server == "other").Id);
        Assert.Equal(7, engine.Succeed($"& {{ {Piped} }} | Get-GijRepository -Name 'Only here'").Repositories.Single().Id);
    }

    [Theory]
    [InlineData("-State ERROOR", "InvalidValue")]
    [InlineData("-Type GITHUBB", "UnknownType")]
    [InlineData("-State ERR*", null)]
    [InlineData("-State queued -Type GERRIT", null)]
    public void A_typo_in_a_state_or_type_is_an_error_and_no_match_is_not(string filter, string? id)
    {
        var outcome = engine.Run($"Get-GijRepository {filter}");
        Assert.Equal(id is null ? [] : [id], outcome.ErrorIds);
    }

    [Fact]
    public void A_missing_name_is_said_once_of_the_servers_that_were_searched()
    {
        engine.Succeed("Connect-GijServer -Sandbox -Name one -NoDefault; Connect-GijServer -Sandbox -Name two -NoDefault");
        var outcome = engine.Run(
            """
            $found = 'one', 'two' | ForEach-Object { Get-GijIntegration 3 -Server $_ }
            Disconnect-GijServer test
            $found | Get-GijRepository -Name nothing-like-it
            """
        );
        Assert.Equal(["RepositoryNotFound"], outcome.ErrorIds);
        Assert.Equal("There is no repository named 'nothing-like-it' on one, two.", outcome.Error.ErrorDetails.Message);
    }

    [Fact]
    public void Each_shows_its_integration_by_id_and_name()
    {
        var nested = engine.Succeed("Get-GijRepository -Name ledger").Repositories.Single();
        Assert.Equal((3, "Payments on GitHub Enterprise", "GITHUB_SERVER"), (nested.IntegrationId, nested.Integration, nested.Type));
        var plain = engine.Succeed("Get-GijRepository -Name 'Release notes'").Repositories.Single();
        Assert.Equal((null, null, null), (plain.IntegrationId, plain.Integration, plain.Type));
    }

    [Fact]
    public void Whoever_may_not_list_integrations_still_gets_repositories()
    {
        server.On("GET /rest/gitplugin/1.0/integration", 403, "application/json", """{"message":"Only admins"}""");
        var outcome = engine.Succeed("Get-GijRepository 111 -Verbose");
        Assert.Equal((3, null), (outcome.Repositories.Single().IntegrationId, outcome.Repositories.Single().Integration));
        Assert.Contains(outcome.Verbose, line => line.StartsWith("The names of the integrations can't be read.", StringComparison.Ordinal));
        Assert.Equal(12, engine.Succeed("Get-GijRepository -IntegrationId 3").Repositories.Count);
    }

    [Fact]
    public void Ids_give_their_repositories_in_order_by_one_list_and_a_missing_one_its_own_error()
    {
        var outcome = engine.Run("103, 99, 101, 102 | Get-GijRepository");
        Assert.Equal([103, 101, 102], outcome.Repositories.Select(repository => repository.Id));
        Assert.Equal(["RepositoryNotFound"], outcome.ErrorIds);
        Assert.Equal(99, outcome.Error.TargetObject);
        Assert.StartsWith("There is no repository 99 on test", outcome.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal(1, Lists);
    }

    [Theory]
    [InlineData("Get-GijRepository 3", "There is no repository 3 on test", "but there is integration 3.", "Get-GijIntegration")]
    [InlineData("Get-GijIntegration 103", "There is no integration 103 on test", "but there is repository 103.", "Get-GijRepository")]
    [InlineData("Set-GijRepository 3 -TagsFilter x", "There is no repository 3", "but there is integration 3.", "Get-GijIntegration")]
    [InlineData("Set-GijIntegration 103 -TagsFilter x", "There is no integration 103", "there is repository 103.", "Get-GijRepository")]
    [InlineData("Disable-GijRepository 3", "There is no repository 3", "but there is integration 3.", "Get-GijIntegration")]
    [InlineData("Disable-GijIntegration 103", "There is no integration 103", "but there is repository 103.", "Get-GijRepository")]
    [InlineData("Remove-GijRepository 3 -Confirm:$false", "There is no repository 3", "there is integration 3.", "Get-GijIntegration")]
    [InlineData(
        "Remove-GijIntegration 103 -Confirm:$false",
        "There is no integration 103",
        "there is repository 103.",
        "Get-GijRepository"
    )]
    [InlineData("Get-GijRepository -IntegrationId 103", "There is no integration 103", "but there is repository 103.", "Get-GijRepository")]
    public void An_id_of_the_other_noun_is_an_error_that_says_which_has_it_and_changes_nothing(
        string script,
        string missing,
        string found,
        string advice
    )
    {
        var error = engine.Run(script).Error;
        Assert.EndsWith("NotFound", error.FullyQualifiedErrorId.Split(',')[0], StringComparison.Ordinal);
        Assert.StartsWith(missing, error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains(found, error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains(advice, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Writes, write => !write.Path.Contains("103", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Writes, write => write.Path.Contains("/disable", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Get-GijIntegration 3, 4 | Set-GijRepository -TagsFilter x", "is not a repository.", 2)]
    [InlineData("Set-GijRepository (Get-GijIntegration 3) -TagsFilter x", "Integration 3 'Payments on", 1)]
    [InlineData("Get-GijRepository 111 | Set-GijIntegration -TagsFilter x", "Repository 111 'ledger' is not an integration.", 1)]
    [InlineData("Get-GijRepository 111 | Get-GijIntegration", "Repository 111 'ledger' is not an integration.", 1)]
    [InlineData("Get-GijRepository 111 | Copy-GijIntegration -Destination test", "is not an integration.", 1)]
    public void An_object_of_the_other_noun_is_refused_by_name(string script, string words, int count)
    {
        var outcome = engine.Run(script);
        Assert.Equal(count, outcome.ErrorIds.Count);
        Assert.All(outcome.ErrorIds, id => Assert.Equal("InvalidIdentity", id));
        Assert.All(outcome.AllErrors, error => Assert.Contains(words, error.ErrorDetails.Message, StringComparison.Ordinal));
        Assert.All(outcome.AllErrors, error => Assert.IsAssignableFrom<GijResource>(error.TargetObject));
        Assert.Empty(server.Writes);
    }

    [Fact]
    public void One_of_each_noun_in_one_pipeline_get_their_own_way()
    {
        var outcome = engine.Run("Get-GijIntegration 6; Get-GijRepository 111 | Set-GijRepository -TagsFilter x; 101 | Get-GijRepository");
        Assert.Empty(outcome.AllErrors);
        var mixed = engine.Succeed("@(Get-GijIntegration 6; Get-GijRepository 111; 101) | Get-GijRepository");
        Assert.Equal([101, 111, 125, 126, 127], mixed.Repositories.Select(repository => repository.Id).Order());
    }

    [Fact]
    public void Piped_integrations_go_home_and_another_server_is_a_mismatch()
    {
        using var other = new LoopbackServer();
        engine.ConnectTo(other, "other");
        Assert.Equal(
            ["test"],
            engine.Succeed("Get-GijIntegration 3 -Server test | Get-GijRepository").Repositories.Select(one => one.Server).Distinct()
        );
        Assert.Equal(
            ["ServerMismatch"],
            engine.Run("$i = Get-GijIntegration 3 -Server test; $i | Get-GijRepository -Server other").ErrorIds
        );
    }

    [Fact]
    public void Repositories_are_counted_by_one_list_for_all_integrations()
    {
        var counted = engine.Succeed("Get-GijIntegration -IncludeRepositoryCount").Integrations;
        Assert.Equal([2, 4, 12, 4, 2, 3, 2, 1, 3, 1, 2, 3, 320], counted.Select(integration => integration.RepositoryCount!.Value));
        Assert.Equal(1, Lists);
        Assert.Equal(
            [12, 320],
            engine.Succeed("3, 13 | Get-GijIntegration -IncludeRepositoryCount").Integrations.Select(one => one.RepositoryCount!.Value)
        );
        Assert.Equal(2, Lists);
        Assert.Null(engine.Succeed("Get-GijIntegration 3").Integration.RepositoryCount);
    }

    [Fact]
    public void An_unknown_project_is_an_error() =>
        Assert.Equal(["ProjectNotFound"], engine.Run("Get-GijRepository -ProjectKey NOPE").ErrorIds);

    [Theory]
    [InlineData("Get-GijRepository ledger")]
    [InlineData("'LEDGER' | Get-GijRepository")]
    [InlineData("Set-GijRepository ledger -TagsFilter x")]
    [InlineData("Disable-GijRepository ledger -PassThru")]
    [InlineData("Remove-GijRepository ledger -PassThru -Confirm:$false")]
    public void A_name_stands_for_the_id(string script) => Assert.Equal(111, engine.Succeed(script).Repository.Id);

    [Fact]
    public void Keys_are_filled_in_where_asked_for() =>
        Assert.Equal(["PAY", "WEB"], engine.Succeed("Get-GijRepository 111 -IncludeProjectKey").Repositories.Single().ProjectKeys!);

    [Theory]
    [InlineData("Get-GijRepository 10", "101")]
    [InlineData("Get-GijRepository ledg", "111")]
    [InlineData("Set-GijRepository ledg", "111")]
    [InlineData("Get-GijRepository -Name Labels", "'Labels `[printing`]'")]
    [InlineData("Get-GijRepository -LiteralName Labels", "'Labels [printing]'")]
    [InlineData("Get-GijRepository -IntegrationId pay", "3")]
    [InlineData("Get-GijRepository -State q", "QUEUED")]
    [InlineData("Get-GijRepository -Type GITHUB_", "GITHUB_SERVER")]
    [InlineData("Get-GijRepository -ProjectKey pay", "PAY")]
    public void Tab_completes(string line, string first)
    {
        // A Tab waits for a second at most; the next one has what came by then.
        var offers = Enumerable.Range(0, 30).Select(_ => engine.Complete(line)).First(some => some.Length > 0);
        Assert.Equal(first, offers[0].CompletionText);
    }

    public void Dispose()
    {
        engine.Dispose();
        server.Dispose();
    }

    private static string Repository(string name, int project) =>
        $$"""
            {"success":true,"repositories":[{"id":7,"displayName":"{{name}}","trackedFolderId":3,"projectMappingIds":[{{project}}]}]}
            """;

    private int Lists =>
        server.Requests.Count(request => request is { Method: "GET" } && request.Path.EndsWith("/repository", StringComparison.Ordinal));
}
