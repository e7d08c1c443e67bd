using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Xunit;
using static System.StringComparison;

namespace GitIntegration.Tests;

/// <summary>Starting, reading, awaiting and stopping reindexes, against the sandbox's logic over a socket.</summary>
public sealed class ReindexTests : IDisposable
{
    private const string Start = "POST /rest/gitplugin/2.0/reindex",
        Status = "GET /rest/gitplugin/1.0/index.json";

    private readonly LoopbackServer server = new("/jira");
    private readonly Engine engine = new();

    public ReindexTests() => engine.ConnectTo(server).WithSecret("key", Key);

    private string Key => server.WebhookKey;

    private string Webhook => $"Start-GijReindex -Uri {server.BaseUri} -WebhookKey $key";

    private int Reads => server.Requests.Count(request => request.Path.Contains("index.json", StringComparison.Ordinal));

    [Fact]
    public void One_request_starts_one_repository_with_the_priority_that_was_given()
    {
        var started = Only(engine.Succeed("Start-GijReindex 111 -Priority 40"));
        var write = Assert.Single(server.Writes);
        Assert.Equal("POST /jira/rest/gitplugin/2.0/reindex", $"{write.Method} {write.Path}");
        Assert.Equal("""{"repoId":111,"priority":40}""", write.Body);
        Assert.Equal((111, "ledger", "test"), (started.RepositoryId, started.Repository, started.Server));
        Assert.Equal((GijReindexState.Queued, null, false), (started.State, started.Percent, started.Merged));
        Assert.True(DateTime.Now - started.StartedAt < TimeSpan.FromMinutes(1));
        Assert.NotNull(started.ThreadId);
    }

    [Fact]
    public void Repositories_and_integrations_go_through_one_pipeline_and_disabled_ones_are_left_out()
    {
        var outcome = engine.Succeed("(Get-GijIntegration 5), (Get-GijRepository 101), 'sdk-java' | Start-GijReindex -Verbose");
        Assert.Equal(["intranet", "website", "sdk-java"], Reindexes(outcome).Select(one => one.Repository!));
        Assert.Equal("Old GitLab (read only)", Reindexes(outcome)[0].Integration);
        Assert.Contains(outcome.Verbose, text => text.Contains("Left out 1 disabled", StringComparison.Ordinal));
        Assert.Equal(3, server.Writes.Count);
    }

    [Fact]
    public void An_id_of_an_integration_is_named_as_such_and_not_sent()
    {
        var error = engine.Run("Start-GijReindex 3").Error;
        Assert.StartsWith("RepositoryNotFound", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("there is integration 3", $"{error}", StringComparison.Ordinal);
        Assert.Empty(server.Writes);
    }

    [Theory]
    [InlineData("Start-GijReindex 111 -Priority 0", "ParameterArgumentValidationError")]
    [InlineData("Start-GijReindex 111 -Wait -TimeoutSec -1", "ParameterArgumentValidationError")]
    [InlineData("Start-GijReindex 111 -TimeoutSec 5", "InvalidValue")]
    [InlineData("Start-GijReindex 99999", "RepositoryNotFound")]
    [InlineData("Start-GijReindex $true", "InvalidIdentity")]
    [InlineData("Get-GijReindex -ThreadId '../secret'", "InvalidValue")]
    [InlineData("Get-GijReindex -ThreadId ''", "ParameterArgumentValidationError")]
    [InlineData("Get-GijReindex 3", "RepositoryNotFound")]
    [InlineData("Stop-GijReindex 3 -Confirm:$false", "RepositoryNotFound")]
    [InlineData("Start-GijReindex -All | Stop-GijReindex -Confirm:$false", "InvalidIdentity")]
    [InlineData("Get-GijIntegration 3 | Set-GijRepository -TagsFilter x", "InvalidIdentity")]
    public void Bad_input_is_an_error_with_an_id_and_changes_nothing(string script, string id)
    {
        Assert.Equal([id], engine.Run(script).ErrorIds);
        Assert.DoesNotContain(server.Writes, write => write.Method == "PUT" || write.Body.Contains("repoId", StringComparison.Ordinal));
    }

    [Fact]
    public void WhatIf_names_what_would_be_reindexed_and_sends_nothing()
    {
        engine.Succeed("Start-GijReindex 111 -Priority 40 -WhatIf; Start-GijReindex -All -WhatIf; Stop-GijReindex 111 -WhatIf");
        Assert.Contains("What if: Reindex repository 111 'ledger' on test", engine.Screen, StringComparison.Ordinal);
        Assert.Contains("priority: 40", engine.Screen, StringComparison.Ordinal);
        Assert.Contains("What if: Reindex all repositories on test", engine.Screen, StringComparison.Ordinal);
        Assert.Contains("What if: Stop reindexing repository 111 'ledger'", engine.Screen, StringComparison.Ordinal);
        Assert.Contains("Removals and git gc go on.", engine.Screen, StringComparison.Ordinal);
        Assert.Empty(server.Writes);
    }

    [Fact]
    public void A_wait_returns_each_as_it_ends_with_an_error_for_each_that_failed_and_a_summary()
    {
        var outcome = engine.Run("Get-GijIntegration 3 | Start-GijReindex -Wait -Verbose");
        var failed = Assert.Single(Reindexes(outcome), one => one.State != GijReindexState.Completed);
        Assert.Equal((118, GijReindexState.Failed), (failed.RepositoryId, failed.State));
        Assert.Equal("https://github.example.com/payments/wire-transfer: not authorized", failed.Message);
        Assert.Equal(["ReindexFailed"], outcome.ErrorIds);
        Assert.Same(failed.Itself, outcome.Error.TargetObject);
        Assert.Contains("The reindex of repository 118 'wire-transfer' on test failed", $"{outcome.Error}", StringComparison.Ordinal);
        Assert.Equal("Start-GijReindex 118", outcome.Error.ErrorDetails.RecommendedAction.Split(": ")[^1]);
        Assert.Same(outcome.Error.Exception, Assert.Single(failed.Errors).Exception);
        Assert.Contains(outcome.Others, text => text.StartsWith("Reindexed 11 repositories in 0:0", StringComparison.Ordinal));
        Assert.Contains(outcome.Others, text => text.EndsWith(": 10 completed, 1 failed.", StringComparison.Ordinal));
        Assert.Contains(outcome.Others, text => text.StartsWith("Reindexing 0 of 11 repositories", StringComparison.Ordinal));
        Assert.Contains(outcome.Others, text => text.StartsWith("111 'ledger' Indexing ledger", StringComparison.Ordinal));
        Assert.Contains(outcome.Verbose, text => text.StartsWith("111 'ledger': Running on test", StringComparison.Ordinal));

        // Eleven starts, a look or two at what two of them were doing, and then few for all together.
        Assert.Equal(11, server.Writes.Count);
        Assert.InRange(Reads, 3, 8);
    }

    [Fact]
    public void The_whole_line_from_an_integration_to_the_end_of_its_reindexes_works()
    {
        var outcome = engine.Run("Get-GijIntegration 3 | Get-GijRepository | Where-Object State -eq Error | Start-GijReindex -Wait");
        Assert.Equal(
            [("fraud-rules", GijReindexState.Completed), ("wire-transfer", GijReindexState.Failed)],
            Reindexes(outcome).OrderBy(one => one.RepositoryId).Select(one => (one.Repository!, one.State))
        );
        Assert.Equal("UPDATED", engine.Succeed("Get-GijRepository 109").Repository.State);
    }

    [Fact]
    public void A_wait_that_is_up_says_how_to_go_on_and_returns_what_is_left()
    {
        var outcome = engine.Run("Start-GijReindex 111, 113 -Wait -TimeoutSec 0");
        Assert.Equal(["WaitTimedOut"], outcome.ErrorIds);
        Assert.Contains("2 reindexes on test didn't finish within 0 seconds.", $"{outcome.Error}", StringComparison.Ordinal);
        var command = outcome.Error.ErrorDetails.RecommendedAction.Split("wait again: ")[1];
        Assert.StartsWith("Get-GijReindex -ThreadId ", command, StringComparison.Ordinal);
        Assert.Equal(2, Reindexes(outcome).Count(one => one.State == GijReindexState.Running));

        using var other = new Engine().ConnectTo(server);
        Assert.All(Reindexes(other.Succeed(command)), one => Assert.Equal(GijReindexState.Completed, one.State));
    }

    [Fact]
    public void Objects_are_brought_up_to_date_in_place()
    {
        var states = engine
            .Succeed(
                """
                $one = Start-GijReindex 111
                $one.State
                $null = $one | Get-GijReindex
                $one.State
                $null = $one | Wait-GijReindex
                $one.State
                """
            )
            .Output.Select(item => $"{item}");
        Assert.Equal(["Queued", "Running", "Completed"], states);
    }

    /// <summary>What ends the pipeline ends the questions to the server too.</summary>
    [Theory]
    [InlineData("118, 111, 113 | Start-GijReindex -Wait | ForEach-Object { throw 'enough' }", false)]
    [InlineData("118, 111, 113 | Start-GijReindex -Wait -ErrorAction Stop", true)]
    public void A_wait_that_is_cut_off_asks_no_more(string script, bool isExplained)
    {
        // Each repository is its own thread. 118 has failed at the first look, 107 ends at the second, and the others never do.
        var asked = new List<string>();
        Answer(Start, _ => $$"""{"success":true,"finished":false,"threadId":"{{IdIn(server.Writes[^1].Body)}}"}""");
        Answer(
            Status,
            request =>
            {
                var thread = $"{request.Query["threadId"]}";
                asked.Add(thread);
                var isOver = thread == "118" || (thread == "107" && asked.Count(one => one == "107") == 2);
                return isOver ? """{"finished":true,"errorsCount":1}""" : """{"finished":false,"messages":{"x":10}}""";
            }
        );
        var outcome = engine.Run(script);
        Assert.True(outcome.Terminating is not null, string.Join("|", outcome.AllErrors) + string.Join(",", asked) + engine.Screen);
        Assert.Equal(isExplained, engine.Screen.Contains("WARNING: Stopped waiting. The server is still working on 2 reindexes.", Ordinal));

        // This takes longer than the pause of the wait before.
        engine.Run("Start-GijReindex 107 -Wait");
        Assert.Equal(["118", "111", "113", "107", "107"], asked);

        static int IdIn(string body) => JsonDocument.Parse(body).RootElement.GetProperty("repoId").GetInt32();
    }

    [Fact]
    public void With_Any_the_first_that_has_ended_is_enough()
    {
        var outcome = engine.Succeed("111, 113 | Start-GijReindex | Wait-GijReindex -Any");
        Assert.Single(Reindexes(outcome));
        Assert.DoesNotContain(outcome.Others, text => text.StartsWith("Reindexed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Wait-GijReindex 105, 'sdk-python'")]
    [InlineData("105, 106 | Wait-GijReindex")]
    [InlineData("Get-GijRepository 105, 106 | Wait-GijReindex -TimeoutSec 60")]
    public void Repositories_are_waited_for_whoever_has_started_their_reindex(string script)
    {
        engine.Succeed("$null = 105, 106 | Start-GijReindex");
        var writes = server.Writes.Count;
        var ended = Reindexes(engine.Succeed(script));
        Assert.Equal(
            [(105, GijReindexState.Completed), (106, GijReindexState.Completed)],
            ended.Select(one => (one.RepositoryId!.Value, one.State)).Order()
        );
        Assert.Equal(writes, server.Writes.Count);
        Assert.Equal(["RepositoryNotFound"], engine.Run("Wait-GijReindex 9999").ErrorIds);
    }

    [Fact]
    public void Everything_is_one_thread_with_an_error_for_each_repository_that_failed()
    {
        var outcome = engine.Run("Start-GijReindex -All -Wait");
        Assert.Equal("{}", Assert.Single(server.Writes).Body);
        Assert.Null(Only(outcome).RepositoryId);
        Assert.Equal(["ReindexFailed", "ReindexFailed"], outcome.ErrorIds);
        Assert.Equal(
            ["Start-GijReindex 'wire-transfer'", "Start-GijReindex 'erp-reports'"],
            outcome.Errors.Select(error => error.ErrorDetails.RecommendedAction.Split(": ")[^1])
        );
    }

    [Theory]
    [InlineData("Wait-GijReindex")]
    [InlineData("Get-GijReindex")]
    public void A_reindex_of_another_server_is_refused(string command)
    {
        engine.Succeed("Connect-GijServer -Sandbox -Name other -NoDefault");
        Assert.Equal(["ServerMismatch"], engine.Run($"Start-GijReindex 105 | {command} -Server other").ErrorIds);
    }

    /// <summary>The sandbox takes turns between the documented shapes: one names the repository of an error, the other doesn't.</summary>
    [Fact]
    public void The_errors_of_others_in_a_run_of_all_are_not_those_of_a_repository()
    {
        var states = new List<GijReindexState>();
        foreach (var _ in new int[2])
        {
            engine.Run("Start-GijReindex -All -Wait");
            states.Add(Only(engine.Run("Get-GijReindex ledger")).State);
        }

        Assert.Equal([GijReindexState.Completed, GijReindexState.Unknown], states.Order());
    }

    [Fact]
    public void A_record_that_is_gone_is_neither_a_success_nor_an_error()
    {
        var outcome = engine.Succeed("Start-GijReindex newsletter -Wait; Get-GijReindex -ThreadId 8a1f");
        Assert.Equal([GijReindexState.Unknown, GijReindexState.Unknown], Reindexes(outcome).Select(one => one.State));
        Assert.All(Reindexes(outcome), one => Assert.Contains("no record", one.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void An_error_that_ends_the_command_leaves_a_way_to_wait_for_what_was_started()
    {
        var outcome = engine.Run("Start-GijReindex 111, 99999, 113 -Wait -ErrorAction Stop");
        Assert.Equal(["RepositoryNotFound"], outcome.ErrorIds);
        Assert.Matches("Stopped waiting.*the reindex of .*ledger.* Get-GijReindex .* [|] Wait-GijReindex", outcome.Screen);
    }

    [Fact]
    public void A_table_names_a_thread_whose_repository_is_not_known()
    {
        var shown = engine.Show("$run = Start-GijReindex 111; $run; Get-GijReindex -ThreadId $run.ThreadId; Get-GijReindex");
        Assert.Contains("ledger", shown, StringComparison.Ordinal);
        Assert.Single(shown.Split('\n'), line => line.Contains("(thread ", StringComparison.Ordinal));
        Assert.Single(shown.Split('\n'), line => line.Contains("(all)", StringComparison.Ordinal));
    }

    [Fact]
    public void A_thread_that_was_there_before_is_a_merged_one()
    {
        // One that the server has started by itself, one that this connection has, and one that nobody has.
        var outcome = engine.Succeed("Start-GijReindex 115; Start-GijReindex 111; Start-GijReindex 111; Start-GijReindex 113");
        Assert.Equal([true, false, true, false], Reindexes(outcome).Select(one => one.Merged));

        // Only what the list shows as busy is looked at first.
        Assert.Equal(2, Reads);
    }

    [Fact]
    public void Without_a_thread_the_repository_is_asked_about()
    {
        server.On(Start, 200, "application/json", """{"success":true,"finished":false}""");
        server.On(Status, 200, "application/json", """{"finished":true,"messages":{"Indexing ledger":100}}""");
        Assert.Equal(GijReindexState.Completed, Only(engine.Succeed("Start-GijReindex 111 -Wait")).State);
        Assert.EndsWith("index.json?repoId=111", server.Requests[^1].Path, StringComparison.Ordinal);

        // The first end that is found may be that of the run before.
        Assert.Equal(3, Reads);
    }

    [Fact]
    public void Stopping_disables_and_enables_again_and_leaves_what_is_disabled()
    {
        var outcome = engine.Run(
            "$one = Start-GijReindex 111; $one | Stop-GijReindex -Confirm:$false; Stop-GijReindex 112 -Confirm:$false"
        );
        Assert.Empty(outcome.AllErrors);
        Assert.Equal(
            [
                "/jira/rest/gitplugin/1.0/repository/111/disable?disable=true",
                "/jira/rest/gitplugin/1.0/repository/111/disable?disable=false",
            ],
            server.Writes.Where(write => write.Method == "PUT").Select(write => write.Path)
        );
        Assert.Contains("112 'legacy-billing' on test is disabled", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_stop_looks_at_the_repository_again_and_enables_none_that_was_disabled_since()
    {
        var outcome = engine.Succeed(
            "$one = Get-GijRepository 111; Disable-GijRepository 111; $one | Stop-GijReindex -Confirm:$false; Get-GijRepository 111"
        );
        Assert.True(outcome.Repository.Disabled);
        Assert.Contains("is disabled", Assert.Single(outcome.Warnings), Ordinal);
    }

    [Fact]
    public void A_stop_that_is_cut_off_enables_it_all_the_same()
    {
        server.Around = async (context, answer) =>
        {
            await answer();
            if (context.Request.QueryString.Value!.EndsWith("disable=true", Ordinal))
            {
                context.Abort();
            }
        };
        using var impatient = new Engine().ConnectTo(server, options: "-MaxRetry 0");
        Assert.Equal(["ConnectionBroken"], impatient.Run("Stop-GijReindex 111 -Confirm:$false").ErrorIds);
        Assert.False(engine.Succeed("Get-GijRepository 111").Repository.Disabled);
    }

    [Fact]
    public void A_refused_login_ends_the_command_at_the_first_of_many()
    {
        server.Around = (context, answer) =>
        {
            context.Response.StatusCode = 401;
            return Task.CompletedTask;
        };
        engine.With("many", new[] { new GijIntegration(1, "GITHUB"), new GijIntegration(2, "GITHUB"), new GijIntegration(3, "GITHUB") });
        Assert.Equal(["AuthenticationFailed"], engine.Run("$many | Start-GijReindex").ErrorIds);
    }

    [Fact]
    public void A_busy_repository_of_which_there_is_no_record_is_started_all_the_same()
    {
        server.On(Status, 200, "application/json", """{"success":false,"error":"There is no record"}""");
        Assert.False(Only(engine.Succeed("Start-GijReindex 115")).Merged);
    }

    [Fact]
    public void Two_servers_are_waited_for_at_once_and_a_failure_of_one_is_no_failure_of_the_other()
    {
        using var other = new LoopbackServer();
        engine.ConnectTo(other, "other");
        other.On(Status, 401, "text/html", "<html></html>");
        var outcome = engine.Run(
            "$all = (Start-GijReindex 111 -Server test), (Start-GijReindex 111 -Server other); $all | Wait-GijReindex"
        );
        Assert.Equal(["AuthenticationFailed"], outcome.ErrorIds);
    }

    [Fact]
    public void What_is_said_of_everything_names_it_so()
    {
        server.On(Status, 200, "application/json", """{"finished":true,"messages":{},"errors":{}}""");
        var idle = Only(engine.Succeed("Get-GijReindex"));
        Assert.Equal((GijReindexState.Completed, "Nothing is being reindexed."), (idle.State, idle.Message));
        Assert.Contains(engine.Run("Start-GijReindex -All -Wait -Verbose").Verbose, text => text.StartsWith("all repositories: ", Ordinal));
    }

    [Fact]
    public void What_was_stopped_is_no_longer_in_the_queue()
    {
        var outcome = engine.Succeed("Start-GijReindex 111, 113 | Stop-GijReindex -Confirm:$false -PassThru; Get-GijReindex 113");
        Assert.Equal(
            [GijReindexState.Unknown, GijReindexState.Unknown, GijReindexState.Unknown],
            Reindexes(outcome).Select(one => one.State)
        );
    }

    [Fact]
    public void What_failed_can_be_piped_on_to_try_it_again_and_integrations_can_be_asked_about()
    {
        var outcome = engine.Run(
            "$all = 118, 111 | Start-GijReindex -Wait -ErrorAction Ignore; $all | Where-Object State -eq Failed | Start-GijReindex"
        );
        Assert.Equal(118, Only(outcome).RepositoryId);
        Assert.Equal(4, Reindexes(engine.Succeed("Get-GijIntegration 4 | Get-GijReindex")).Length);
        Assert.Empty(engine.Succeed("Get-GijIntegration 4 | Stop-GijReindex -WhatIf").Output);
    }

    [Fact]
    public void What_is_known_of_an_end_stays_known()
    {
        var outcome = engine.Succeed("$global:one = Start-GijReindex 111 -Wait; $global:time = $one.Duration");
        server.On(Status, 200, "application/json", """{"success":false,"error":"There is no record"}""");
        Assert.True(
            (bool)
                engine
                    .Succeed("$null = $one | Get-GijReindex; $one.State -eq 'Completed' -and $one.Duration -eq $time")
                    .Output.Single()
                    .BaseObject
        );
    }

    [Fact]
    public void A_command_that_resumes_names_a_server_that_is_not_the_default()
    {
        using var other = new LoopbackServer();
        engine.ConnectTo(other, "other", "-NoDefault");
        var outcome = engine.Run("Start-GijReindex 111 -Server other -Wait -TimeoutSec 0");
        Assert.EndsWith("-Server 'other' | Wait-GijReindex", outcome.Error.ErrorDetails.RecommendedAction, Ordinal);
    }

    [Fact]
    public void The_same_repository_twice_is_one_in_the_summary()
    {
        var outcome = engine.Succeed("111, 111, 113 | Start-GijReindex -Wait");
        Assert.Contains(
            outcome.Others,
            text => text.StartsWith("Reindexed 2 repositories", Ordinal) && text.EndsWith(": 2 completed.", Ordinal)
        );
    }

    [Fact]
    public void A_disabled_one_is_warned_of_and_ids_are_completed()
    {
        Assert.Contains("is disabled", Assert.Single(engine.Succeed("Start-GijReindex 112").Warnings), Ordinal);
        Assert.Contains(engine.Complete("Start-GijReindex fraud"), offer => offer.CompletionText == "109");
        Assert.Contains(engine.Complete("Get-GijReindex fraud"), offer => offer.CompletionText == "109");
    }

    [Fact]
    public void A_stop_asks_and_warns_of_a_first_index()
    {
        var questions = new List<string>();
        using var asked = new Engine(question =>
        {
            questions.Add(question);
            return 2;
        });
        asked.ConnectTo(server).Succeed("Stop-GijReindex 117");
        Assert.Contains("Stop reindexing repository 117 'webhooks'", Assert.Single(questions), StringComparison.Ordinal);
        Assert.Contains("This is its first index", questions[0], StringComparison.Ordinal);
        Assert.Empty(server.Writes);
    }

    [Fact]
    public void A_repository_that_a_stop_leaves_disabled_is_named_with_the_way_to_enable_it()
    {
        var calls = 0;
        server.Around = (context, answer) =>
        {
            if (!context.Request.Path.Value!.EndsWith("/disable", StringComparison.Ordinal) || ++calls == 1)
            {
                return answer();
            }

            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        var error = engine.Run("Stop-GijReindex 111 -Confirm:$false").Error;
        Assert.Contains("is now disabled; to enable it: Enable-GijRepository 111 -Force", $"{error}", StringComparison.Ordinal);
    }

    [Fact]
    public void The_journal_has_the_start()
    {
        using var journal = new TemporaryFile(string.Empty);
        engine.ConnectTo(server, "recorded", $"-Journal '{journal.Path}'").Succeed("Start-GijReindex 111 -Priority 40");
        var recorded = Assert.IsType<GijJournalEntry>(engine.Succeed($"Get-GijJournal '{journal.Path}'").Output.Single().BaseObject);
        Assert.Equal(("Start-GijReindex", 111, "ledger"), (recorded.Command, recorded.Id, recorded.Name));
        Assert.Contains("2.0/reindex", recorded.Request, StringComparison.Ordinal);
    }

    [Fact]
    public void A_webhook_needs_no_login_and_reindexes_the_repository_of_an_origin()
    {
        Only(engine.Succeed($"{Webhook} -Origin https://github.com/example/acme.git"));
        var request = server.Requests[^1];
        Assert.Equal($"/jira/rest/gitplugin/webhook/1.0/reindex/{Key}", request.Path);
        Assert.DoesNotContain("Authorization", request.Headers.Keys);
        const string Origin = "https://github.com/example/acme.git";
        Assert.Equal($$$"""{"repository":{"git_http_url":"{{{Origin}}}","clone_url":"{{{Origin}}}"}}""", request.Body);
        Assert.Equal("QUEUED", engine.Succeed("Get-GijRepository -LiteralName acme").Repository.State);

        engine.Succeed($"{Webhook} -Origin ssh://git@gerrit.example.com:29418/hooks");
        Assert.Contains(
            "\"git_ssh_url\":\"ssh://git@gerrit.example.com:29418/hooks\",\"ssh_url\"",
            server.Requests[^1].Body,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_webhook_for_everything_asks_first()
    {
        Assert.Equal(["InvalidValue"], engine.Run(Webhook).ErrorIds);
        Assert.Empty(server.Writes);
        using var asked = new Engine(question => question.Contains("all repositories", StringComparison.Ordinal) ? 0 : 1);
        Only(asked.WithSecret("key", Key).Succeed(Webhook));
        Only(engine.Succeed($"{Webhook} -Force; {Webhook} -WhatIf"));
        Assert.Equal(["", ""], server.Writes.Select(write => write.Body));
    }

    [Fact]
    public void An_unknown_key_an_unknown_origin_and_a_key_that_is_none_are_told_apart()
    {
        engine.WithSecret("other", "0123456789abcdef").WithSecret("long", new string('k', 256));
        var error = engine.Run($"Start-GijReindex -Uri {server.BaseUri} -WebhookKey $other -Force").Error;
        Assert.StartsWith("WebhookNotFound", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        var outcome = engine.Succeed($"{Webhook} -Origin https://nowhere.example.com/x");
        Assert.Contains("started no reindex", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Equal(["InvalidLogin"], engine.Run($"Start-GijReindex -Uri {server.BaseUri} -WebhookKey $long -Force").ErrorIds);
        Assert.Equal(
            ["UnencryptedConnection"],
            engine.Run("Start-GijReindex -Uri http://jira.example.com -WebhookKey $key -Force").ErrorIds
        );
    }

    [Fact]
    public void A_key_with_characters_of_an_address_is_one_segment_and_hidden_in_every_form()
    {
        const string Odd = "a/b?c d-0123456789";
        engine.WithSecret("odd", Odd);
        var path = string.Empty;
        server.Around = (context, _) =>
        {
            path = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
            context.Response.StatusCode = 404;
            context.Response.Headers["X-AREQUESTID"] = "1x1";
            return context.Response.WriteAsync($"no {Odd} and no {Uri.EscapeDataString(Odd)}");
        };
        var outcome = engine.Run($"Start-GijReindex -Uri {server.BaseUri} -WebhookKey $odd -Force -Verbose");
        Assert.Equal(["WebhookNotFound"], outcome.ErrorIds);
        Assert.EndsWith("/reindex/a%2Fb%3Fc%20d-0123456789", path, StringComparison.Ordinal);
        var seen =
            $"{outcome.Screen}{outcome.Error}{((GijException)outcome.Error.Exception).ResponseBody}{string.Join('\n', outcome.Verbose)}";
        Assert.DoesNotContain("0123456789", seen, StringComparison.Ordinal);
        Assert.Contains("/reindex/********", seen, StringComparison.Ordinal);
    }

    [Fact]
    public void The_global_setting_is_sent_as_it_is_documented()
    {
        Assert.Empty(
            engine
                .Succeed("Set-GijGlobalSetting -AltJiraBaseUrl https://hooks.example.com/jira; Set-GijGlobalSetting -AltJiraBaseUrl ''")
                .Output
        );
        Assert.Equal(
            ["""{"altJiraBaseUrl":"https://hooks.example.com/jira"}""", """{"altJiraBaseUrl":""}"""],
            server.Writes.Select(write => write.Body)
        );
        engine.Succeed("Set-GijGlobalSetting -AltJiraBaseUrl https://x.example.com -WhatIf");
        Assert.Contains("What if: Set the global setting altJiraBaseUrl on test", engine.Screen, StringComparison.Ordinal);
        Assert.Equal(["InvalidValue"], engine.Run("Set-GijGlobalSetting -AltJiraBaseUrl ftp://x").ErrorIds);
        Assert.Equal(2, server.Writes.Count);
    }

    public void Dispose()
    {
        engine.Dispose();
        server.Dispose();
    }

    private void Answer(string request, Func<HttpRequest, string> bodyFor) =>
        server.On(
            request,
            context =>
            {
                context.Response.ContentType = "application/json";
                return context.Response.WriteAsync(bodyFor(context.Request));
            }
        );

    private static Seen[] Reindexes(Outcome outcome) =>
        [.. outcome.Output.Where(item => item.TypeNames.Contains("GitIntegration.GijReindex")).Select(Seen.Of)];

    private static Seen Only(Outcome outcome) => Reindexes(outcome).Single();

    /// <summary>What a user sees of a reindex: its class is in the package alone.</summary>
    private sealed record Seen(
        object Itself,
        int? RepositoryId,
        string? Repository,
        string? Integration,
        GijReindexState State,
        double? Percent,
        string? Message,
        bool Merged,
        DateTime? StartedAt,
        string? ThreadId,
        string Server,
        IReadOnlyList<ErrorRecord> Errors
    )
    {
        public static Seen Of(PSObject item)
        {
            dynamic one = item.BaseObject;
            return new(
                item.BaseObject,
                one.RepositoryId,
                one.Repository,
                one.Integration,
                one.State,
                one.Percent,
                one.Message,
                one.Merged,
                one.StartedAt,
                one.ThreadId,
                one.Server,
                one.Errors
            );
        }
    }
}
