using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace GitIntegration.Tests;

public sealed class GetIntegrationTests : IDisposable
{
    private readonly LoopbackServer server = new("/jira");
    private readonly Engine engine = new();

    public GetIntegrationTests() => engine.ConnectTo(server);

    [Theory]
    [InlineData("", 13)]
    [InlineData("-Name *GITLAB*", 3)]
    [InlineData("-Name *gitlab* -Type GITLAB", 1)]
    [InlineData("-Name 'platform gitlab', 'Mobile*'", 2)]
    [InlineData("-Name 'https://github.com/`*'", 1)]
    [InlineData("-LiteralName 'https://github.com/*'", 1)]
    [InlineData("-LiteralName 'https://github.com/*' -Name TFS*", 2)]
    [InlineData("-Type github*", 3)]
    [InlineData("-Type AWS, gerrit", 2)]
    [InlineData("-Origin http:*", 2)]
    [InlineData("-Origin gitlab.example.com", 1)]
    [InlineData("-Origin HTTPS://gitlab.example.com", 1)]
    [InlineData("-Origin *.invalid", 0)]
    [InlineData("-Type GITLAB_SERVER_LEGACY*", 1)]
    [InlineData("-ProjectKey PAY", 12)]
    [InlineData("-ProjectKey OPS", 11)]
    [InlineData("-ProjectKey pay, OPS -Disabled", 2)]
    [InlineData("-Disabled", 2)]
    [InlineData("-Enabled", 11)]
    [InlineData("-Disabled:$false", 11)]
    [InlineData("-Enabled -Type GITLAB*", 2)]
    [InlineData("-Name nothing*", 0)]
    public void The_list_is_filtered(string filter, int count) =>
        Assert.Equal(count, engine.Succeed($"Get-GijIntegration {filter}").Integrations.Count);

    [Theory]
    [InlineData("-Name 'No such', 'Mobile apps'", "No such")]
    [InlineData("-LiteralName 'Mobile*', 'Mobile apps'", "Mobile*")]
    [InlineData("-Name 'no such', 'Mobile apps'", "no such")]
    public void A_literal_name_that_nothing_has_is_an_error_beside_the_others(string filter, string missing)
    {
        var outcome = engine.Run($"Get-GijIntegration {filter}");
        Assert.Equal("Mobile apps", outcome.Integration.DisplayName);
        Assert.Equal(["IntegrationNotFound"], outcome.ErrorIds);
        Assert.Equal(missing, outcome.Error.TargetObject);
        Assert.Contains($"'{missing}'", outcome.Error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NOPE, PAY", 12)]
    [InlineData("NOPE", 0)]
    public void A_project_that_does_not_exist_is_an_error_beside_the_others(string keys, int count)
    {
        var outcome = engine.Run($"Get-GijIntegration -ProjectKey {keys}; 'and on'");
        Assert.Equal((count + 1, "NOPE"), (outcome.Output.Count, $"{outcome.Error.TargetObject}"));
        Assert.Equal(["ProjectNotFound"], outcome.ErrorIds);
    }

    [Theory]
    [InlineData("-Name 'Platfrom GitLab'", "IntegrationNotFound", "Did you mean 'Platform GitLab'?")]
    [InlineData("-LiteralName 'mobil apps'", "IntegrationNotFound", "Did you mean 'Mobile apps'?")]
    [InlineData("-Origin gitlab.exmaple.com", "IntegrationNotFound", "Did you mean 'gitlab.example.com'?")]
    [InlineData("-Type GITHB", "UnknownType", "Did you mean GITHUB?")]
    [InlineData("-Type no-such-type-at-all", "UnknownType", "Documented types: GITHUB, ")]
    [InlineData("-ProjectKey PAYS", "ProjectNotFound", "Get-GijProject lists those that you can see.")]
    public void A_typo_is_an_error_that_says_what_was_meant(string filter, string id, string advice)
    {
        var outcome = engine.Run($"Get-GijIntegration {filter}");
        Assert.Equal([id], outcome.ErrorIds);
        Assert.StartsWith(advice, outcome.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Type AZURE")]
    [InlineData("-Name zzz*")]
    [InlineData("-Origin zzz*")]
    public void What_may_well_be_missing_is_no_error(string filter)
    {
        engine.Succeed("Get-GijIntegration -Type AZURE | Remove-GijIntegration -Confirm:$false -Wait");
        Assert.Empty(engine.Succeed($"Get-GijIntegration {filter}").Output);
    }

    [Fact]
    public void An_origin_that_another_filter_leaves_out_is_not_reported_as_missing() =>
        Assert.Empty(engine.Succeed("Get-GijIntegration -Name 'Mobile apps' -Origin https://gitlab.example.com").Output);

    [Fact]
    public void A_name_that_another_filter_leaves_out_is_not_reported_as_missing() =>
        Assert.Empty(engine.Succeed("Get-GijIntegration -Name 'Mobile apps' -Type GITHUB").Output);

    [Fact]
    public void Ids_give_their_integrations_in_order_and_a_missing_one_its_own_error()
    {
        var outcome = engine.Run("3, 99, 1 | Get-GijIntegration");
        Assert.Equal([3, 1], outcome.Integrations.Select(integration => integration.Id));
        Assert.Equal(["IntegrationNotFound"], outcome.ErrorIds);
        Assert.Equal(99, outcome.Error.TargetObject);
        Assert.Equal("ObjectNotFound", outcome.Error.CategoryInfo.Category.ToString());
        Assert.NotEmpty(outcome.Error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void An_object_is_read_again_where_it_came_from()
    {
        using var other = new LoopbackServer();
        engine.ConnectTo(other, "other");
        engine.Succeed("$i = Get-GijIntegration 4 -Server test; $i | Get-GijIntegration");

        Assert.Equal(2, server.Requests.Count(request => request.Path.EndsWith("/integration/4", StringComparison.Ordinal)));
        Assert.DoesNotContain(other.Requests, request => request.Path.EndsWith("/integration/4", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Get-GijIntegration -Name '[x'")]
    [InlineData("Get-GijIntegration -Type '[x'")]
    [InlineData("Get-GijServer '[x'")]
    [InlineData("Get-GijProject '[x'")]
    public void A_pattern_that_cannot_be_read_is_said(string script) => Assert.Equal(["InvalidValue"], engine.Run(script).ErrorIds);

    [Theory]
    [InlineData("Get-GijIntegration 5", "GET /rest/gitplugin/1.0/integration/5")]
    [InlineData("Get-GijIntegration", "GET /rest/gitplugin/1.0/integration")]
    [InlineData("Get-GijProject", "GET /rest/api/2/project")]
    public void A_try_again_is_announced_on_the_verbose_stream_and_can_be_switched_off(string script, string request)
    {
        server.On(request, 503, "text/html", "<html></html>", ("Retry-After", "0"));
        var outcome = engine.Run($"{script} -Verbose");
        Assert.Equal(["ServerUnavailable"], outcome.ErrorIds);
        Assert.Equal(
            4,
            outcome.Verbose.Count(line => line.StartsWith($"{request}: HTTP 503; trying again in 0 s (try ", StringComparison.Ordinal))
        );

        engine.ConnectTo(server, "once", "-MaxRetry 0");
        var verbose = engine.Run($"{script} -Verbose").Verbose;
        Assert.StartsWith($"{request}: HTTP 503 after ", verbose[0], StringComparison.Ordinal);
        Assert.DoesNotContain(verbose, line => line.Contains("trying again", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Get-GijIntegration 3 -Verbose", 1)]
    [InlineData("$VerbosePreference = 'Continue'; Get-GijIntegration 3", 1)]
    [InlineData("$VerbosePreference = 'Continue'; Get-GijIntegration 3 -Verbose:$false", 0)]
    [InlineData("Get-GijIntegration 3", 0)]
    public void Each_request_is_told_on_the_verbose_stream_where_that_is_wanted(string script, int lines)
    {
        var told = engine.Succeed(script).Verbose;
        Assert.Equal(lines, told.Count);
        Assert.All(told, line => Assert.Matches(@"^GET /rest/gitplugin/1\.0/integration/3: HTTP 200 after \d+ ms, from ", line));
    }

    [Fact]
    public void Being_both_disabled_and_enabled_is_a_contradiction() =>
        Assert.Equal(["ConflictingFields"], engine.Run("Get-GijIntegration -Disabled -Enabled").ErrorIds);

    [Fact]
    public async Task Objects_leave_as_they_are_read_and_reading_ends_with_the_pipeline()
    {
        var silence = server.FallSilentOn("GET /rest/gitplugin/1.0/integration", """{"success":true,"integrations":[{"id":1},""");

        // The server never sends the second one: 'break' ends the pipeline as Select-Object -First 1 would.
        var outcome = engine.Succeed("foreach ($once in 1) { Get-GijIntegration | ForEach-Object { $_; break } }");
        Assert.Equal(1, outcome.Integration.Id);
        await silence.Ended.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void A_list_that_breaks_off_gives_what_came_and_ends_in_an_error()
    {
        server.On("GET /rest/gitplugin/1.0/integration", 200, "application/json", """{"success":true,"integrations":[{"id":1},{"id":2},""");
        var outcome = engine.Run("Get-GijIntegration");
        Assert.Equal(2, outcome.Integrations.Count);
        Assert.Equal(["InvalidResponse"], outcome.ErrorIds);
        Assert.Contains("2 integrations", $"{outcome.Error}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_is_not_read_far_ahead_of_a_pipeline_that_is_slow()
    {
        int[] sent = [0];
        var filter = new string('x', 50_000);
        server.On(
            "GET /rest/gitplugin/1.0/integration",
            async context =>
            {
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync("""{"integrations":[""");
                while (sent[0] < 1000)
                {
                    sent[0]++;
                    await context.Response.WriteAsync($$"""{"id":{{sent[0]}},"apiFilter":"{{filter}}"},""", context.RequestAborted);
                }
            }
        );

        // With the first object in hand, the pipeline waits until the server is kept waiting, or has sent all.
        engine
            .With("sent", sent)
            .Run(
                """
                foreach ($once in 1) {
                    Get-GijIntegration | ForEach-Object {
                        do { $before = $sent[0]; [Threading.Thread]::Sleep(500) } while ($sent[0] -gt $before)
                        break
                    }
                }
                """
            );
        Assert.InRange(sent[0], 1, 999);
    }

    public void Dispose()
    {
        engine.Dispose();
        server.Dispose();
    }
}
