using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>Many integrations at once.</summary>
public sealed class OrderedThrottleTests : IDisposable
{
    /// <summary>Ends a test that would hang; nothing is measured by it.</summary>
    private static readonly TimeSpan TooLong = TimeSpan.FromSeconds(30);

    private readonly LoopbackServer server = new("/jira");
    private readonly Engine engine = new();

    public OrderedThrottleTests() => engine.ConnectTo(server);

    [Fact]
    public void Results_come_in_the_order_of_the_input_whichever_is_ready_first()
    {
        AnswerTheFirstAfterTheThird();

        Assert.Equal([1, 2, 3], engine.Succeed("1, 2, 3 | Get-GijIntegration").Integrations.Select(integration => integration.Id));
    }

    [Theory]
    [InlineData("Get-GijIntegration -ThrottleLimit 3", 3)]
    [InlineData("Get-GijIntegration", 8)]
    [InlineData("Get-GijIntegration -ThrottleLimit 3 -ErrorAction Stop", 1)]
    [InlineData("Set-GijIntegration -Disabled $true -ThrottleLimit 3", 3)]
    [InlineData("Set-GijIntegration -Disabled $true", 1)]
    [InlineData("Set-GijIntegration -Disabled $true -ThrottleLimit 3 -ErrorAction Stop", 1)]
    [InlineData("Set-GijIntegration -Disabled $true -ThrottleLimit 3 -Confirm", 1)]
    [InlineData("Disable-GijIntegration -ThrottleLimit 3", 3)]
    [InlineData("Disable-GijIntegration", 1)]
    [InlineData("Remove-GijIntegration -ThrottleLimit 3 -Confirm:$false", 3)]
    [InlineData("Remove-GijIntegration -ThrottleLimit 3", 1)]
    [InlineData("Set-GijIntegration -TagsFilter x -SkipUnchanged -ThrottleLimit 8", 8)]
    [InlineData("Set-GijIntegration -TagsFilter x -SkipUnchanged", 1)]
    [InlineData("Set-GijIntegration -TagsFilter x -WhatIf -ThrottleLimit 8", 8)]
    [InlineData("Remove-GijIntegration -WhatIf -ThrottleLimit 3", 3)]
    [InlineData("Disable-GijIntegration -WhatIf -ThrottleLimit 3", 3)]
    public void As_many_requests_run_at_once_as_the_limit_says(string command, int expected)
    {
        using var answering = new Engine(_ => 0);
        answering.ConnectTo(server);
        var concurrency = new Concurrency(expected);
        for (var id = 1; id <= 13; id++)
        {
            Answer(id, concurrency.PassAsync);
        }

        answering.Succeed($"1..13 | {command}");
        Assert.Equal(expected, concurrency.Most);
    }

    [Fact]
    public void Copies_read_as_many_at_once_as_the_limit_says()
    {
        var concurrency = new Concurrency(4);
        for (var id = 1; id <= 13; id++)
        {
            Answer(id, concurrency.PassAsync, ""","integrationType":"OTHER","origin":"/srv/git" """);
        }

        engine.Succeed("Connect-GijServer -Sandbox -Name other -NoDefault");
        engine.Run("1..13 | Copy-GijIntegration -Destination other -ThrottleLimit 4 -WhatIf");
        Assert.Equal(4, concurrency.Most);
    }

    [Fact]
    public void What_would_be_done_is_shown_in_the_order_of_the_input_whichever_was_read_first()
    {
        AnswerTheFirstAfterTheThird();

        var shown = engine.Show("1, 2, 3 | Set-GijIntegration -TagsFilter x -ThrottleLimit 3 -WhatIf");
        Assert.Equal(
            ["integration 1 ", "integration 2 ", "integration 3 "],
            Regex.Matches(shown, "integration [123] ", RegexOptions.NonBacktracking).Select(match => match.Value)
        );
        Assert.Empty(server.Writes);
    }

    [Fact]
    public void Only_changes_count_as_under_way_when_the_pipeline_ends_early()
    {
        server.FallSilentOn("GET /rest/gitplugin/1.0/integration/2");
        Answer(1, () => Task.CompletedTask);
        var outcome = engine.Run(
            """
            foreach ($once in 1) {
                1, 2 | Set-GijIntegration -TagsFilter x -SkipUnchanged -ThrottleLimit 2 | ForEach-Object { $_; break }
            }
            """
        );

        Assert.Equal(1, outcome.Integration.Id);
        Assert.Empty(outcome.Warnings);
        Assert.DoesNotContain("under way", outcome.Screen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-GijIntegration 3")]
    [InlineData("Set-GijIntegration 5 -Disabled $true -SkipUnchanged")]
    [InlineData("Get-GijIntegration 5 | Disable-GijIntegration -PassThru")]
    public void What_was_told_on_the_way_comes_before_the_result_however_quickly_that_came(string script)
    {
        engine.Succeed("Connect-GijServer -Sandbox -Name memory");
        var outcome = engine.Succeed($"{script} -Verbose 4>&1 | ForEach-Object {{ $_.GetType().Name }}");
        Assert.True(outcome.Output.Count > 1);
        Assert.All(outcome.Output.SkipLast(1), name => Assert.Equal("VerboseRecord", $"{name}"));
        Assert.Equal("GijIntegration", $"{outcome.Output[^1]}");
    }

    [Fact]
    public void A_lookup_that_fails_for_one_is_tried_again_for_the_next()
    {
        var lookups = 0;
        server.On(
            "GET /rest/api/2/project",
            async context =>
            {
                context.Response.StatusCode = lookups++ == 0 ? 500 : 200;
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync("""[{"id":"10000","key":"PAY"}]""");
            }
        );
        var outcome = engine.Run("1..3 | Set-GijIntegration -Global $false -ProjectKey PAY");
        Assert.Equal(["UnexpectedStatus"], outcome.ErrorIds);
        Assert.Equal(2, outcome.Integrations.Count);
    }

    [Fact]
    public void Several_items_look_the_same_project_up_once()
    {
        engine.Succeed("1..13 | Set-GijIntegration -Global $false -ProjectKey PAY -ThrottleLimit 8");
        Assert.Single(server.Requests, request => request.Path.EndsWith("/project", StringComparison.Ordinal));
        Assert.All(server.Writes, request => Assert.Contains("[10000]", request.Body, StringComparison.Ordinal));
    }

    [Fact]
    public void With_an_error_action_of_stop_in_the_session_one_at_a_time_is_sent()
    {
        server.On("PUT /rest/gitplugin/1.0/integration/1", 500, "text/plain", "no");
        engine.Run("$ErrorActionPreference = 'Stop'; 1..13 | Set-GijIntegration -Disabled $true -ThrottleLimit 8");
        Assert.Single(server.Writes);
    }

    [Theory]
    [InlineData("Set-GijIntegration -Disabled $true")]
    [InlineData("Set-GijIntegration -Disabled $true -ThrottleLimit 8 -ErrorAction Stop")]
    [InlineData("Disable-GijIntegration -PassThru")]
    [InlineData("Remove-GijIntegration -PassThru -Confirm:$false")]
    public void A_pipeline_that_wants_one_result_causes_one_change(string command)
    {
        var outcome = engine.Succeed($"foreach ($once in 1) {{ 1..13 | {command} | ForEach-Object {{ $_; break }} }}");
        Assert.Equal(1, outcome.Integration.Id);
        Assert.Single(server.Writes);
    }

    [Fact]
    public void The_question_comes_before_the_request_of_that_integration()
    {
        var sent = new List<int>();
        using var asking = new Engine(question =>
        {
            sent.Add(server.Writes.Count);
            return question.Contains("integration 2 ", StringComparison.Ordinal) ? 2 : 0;
        });
        asking.ConnectTo(server).Succeed("1, 2, 3 | Set-GijIntegration -Disabled $true -ThrottleLimit 8 -Confirm");

        Assert.Equal([0, 1, 1], sent);
        Assert.Equal(["1", "3"], server.Writes.Select(request => request.Path[^1..]));
    }

    [Fact]
    public void A_result_that_is_there_is_written_before_the_next_item_is_asked_for()
    {
        var log = new List<string>();
        engine
            .ConnectToSandbox()
            .With("log", log)
            .Succeed(
                "1 | Get-GijIntegration; 1..2 | % { $log.Add(\"in $_\"); $_ } | Get-GijIntegration | % { $log.Add(\"out $($_.Id)\") }"
            );
        Assert.Equal(["in 1", "out 1", "in 2", "out 2"], log);
    }

    [Fact]
    public void Requests_for_one_integration_follow_one_another()
    {
        var concurrency = new Concurrency(1);
        Answer(1, concurrency.PassAsync);
        engine.Succeed("1, 1, 1, 1 | Set-GijIntegration -Disabled $true -ThrottleLimit 4");

        Assert.Equal(1, concurrency.Most);
        Assert.Equal(4, server.Writes.Count);
    }

    [Fact]
    public void The_first_request_of_a_connection_goes_alone()
    {
        engine.Succeed($"Connect-GijServer {server.BaseUri} -Token $token -Name untried -SkipTest");
        var first = new Concurrency(1);
        Answer(1, first.PassAsync);
        var others = new Concurrency(8);
        for (var id = 2; id <= 9; id++)
        {
            Answer(
                id,
                async () =>
                {
                    Assert.Equal(0, first.Now);
                    await others.PassAsync();
                }
            );
        }

        engine.Succeed("1..9 | Get-GijIntegration -Server untried");
        Assert.Equal((1, 8), (first.Most, others.Most));
    }

    [Fact]
    public void Of_a_thousand_of_which_every_tenth_fails_nothing_is_lost()
    {
        for (var id = 1; id <= 1000; id++)
        {
            var number = id.ToString(CultureInfo.InvariantCulture);
            server.On(
                $"PUT /rest/gitplugin/1.0/integration/{number}",
                200,
                "application/json",
                id % 10 == 0
                    ? $$"""{"success":false,"error":"Integration {{number}} does not exist"}"""
                    : $$"""{"success":"true","integration":{"id":{{number}} } }"""
            );
        }

        var outcome = engine.Run("1..1000 | Set-GijIntegration -Disabled $true -ThrottleLimit 16");
        Assert.Equal(Enumerable.Range(1, 1000).Where(id => id % 10 != 0), outcome.Integrations.Select(integration => integration.Id));
        Assert.Equal(Enumerable.Range(1, 100).Select(tenth => 10 * tenth), outcome.Errors.Select(error => (int)error.TargetObject));
        Assert.All(
            outcome.Errors,
            error => Assert.Contains($"integration {error.TargetObject} on test", error.Exception.Message, StringComparison.Ordinal)
        );
        Assert.Equal(1000, server.Writes.Count);
    }

    [Theory]
    [InlineData("Set-GijIntegration -Disabled $true -ThrottleLimit 3", "PUT /rest/gitplugin/1.0/integration/", 3)]
    [InlineData("Set-GijIntegration -Disabled $true", "PUT /rest/gitplugin/1.0/integration/", 1)]
    [InlineData("Remove-GijIntegration -Confirm:$false -ThrottleLimit 3", "DELETE /rest/gitplugin/1.0/integration/", 3)]
    public async Task Ctrl_C_with_changes_under_way_names_those_whose_outcome_is_unknown(string command, string request, int limit)
    {
        var silences = Enumerable
            .Range(1, 13)
            .Select(id => server.FallSilentOn($"{request}{id.ToString(CultureInfo.InvariantCulture)}"))
            .ToArray();
        using var script = engine.Script($"1..13 | {command}");
        var running = script.InvokeAsync();
        await Task.WhenAll(silences[..limit].Select(silence => silence.Begun));

        var stopping = Task.Factory.FromAsync(script.BeginStop, script.EndStop, null);
        await stopping.WaitAsync(TooLong);
        await Assert.ThrowsAnyAsync<RuntimeException>(() => running);
        var unknown = string.Join(", ", Enumerable.Range(1, limit).Select(id => $"integration {id} on test"));
        Assert.Contains($"Stopped during these changes, which may have been made: {unknown}.", Warned(script), StringComparison.Ordinal);
        Assert.Equal(limit, server.Writes.Count);
    }

    [Fact]
    public async Task Ctrl_C_while_the_pipeline_waits_elsewhere_names_them_too()
    {
        var silence = server.FallSilentOn("PUT /rest/gitplugin/1.0/integration/1");
        var waiting = new SemaphoreSlim(0);
        using var script = engine
            .With("waiting", waiting)
            .Script(
                "1, 2 | ForEach-Object { if ($_ -eq 2) { $waiting.Wait() }; $_ } | Set-GijIntegration -Disabled $true -ThrottleLimit 3"
            );
        var running = script.InvokeAsync();
        await silence.Begun;

        var stopping = Task.Factory.FromAsync(script.BeginStop, script.EndStop, null);
        waiting.Release();
        await stopping;
        await Assert.ThrowsAnyAsync<RuntimeException>(() => running);
        Assert.Contains("may have been made: integration 1 on test", Warned(script), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ending_the_pipeline_early_names_them_too()
    {
        var second = server.FallSilentOn("PUT /rest/gitplugin/1.0/integration/2");
        Answer(1, () => second.Begun);
        server.FallSilentOn("PUT /rest/gitplugin/1.0/integration/3");
        var outcome = engine.Run(
            "foreach ($once in 1) { 1, 2, 3 | Set-GijIntegration -Disabled $true -ThrottleLimit 3 | ForEach-Object { $_; break } }"
        );

        Assert.Equal(1, outcome.Integration.Id);
        Assert.Contains(
            "have been made: integration 2 on test",
            string.Join('\n', outcome.Warnings) + outcome.Screen,
            StringComparison.Ordinal
        );
        await second.Ended.WaitAsync(TooLong);
    }

    [Theory]
    [InlineData("Stop")]
    [InlineData("Continue")]
    public void What_has_ended_the_pipeline_is_not_replaced_by_the_warning(string action)
    {
        var second = server.FallSilentOn("PUT /rest/gitplugin/1.0/integration/2");
        Answer(1, () => second.Begun);
        var outcome = engine.Run(
            $"1, 2 | Set-GijIntegration -Disabled $true -ThrottleLimit 2 -WarningAction {action} | ForEach-Object {{ throw 'downstream' }}"
        );
        Assert.Equal("downstream", $"{outcome.Error}");
        Assert.Equal(2, outcome.Screen.Split("have been made: integration 2 on test").Length);
    }

    [Fact]
    public void What_was_refused_is_not_among_them()
    {
        // With two at once, the third request leaves when the second has been refused.
        var third = server.FallSilentOn("PUT /rest/gitplugin/1.0/integration/3");
        Answer(1, () => third.Begun);
        var outcome = engine.Run(
            "foreach ($once in 1) { 1, 901, 3 | Set-GijIntegration -Disabled $true -ThrottleLimit 2 | ForEach-Object { $_; break } }"
        );
        Assert.Contains(
            "have been made: integration 3 on test.",
            string.Join('\n', outcome.Warnings) + outcome.Screen,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Progress_shows_count_and_rate_when_it_takes_longer()
    {
        var shown = new TaskCompletionSource<ProgressRecord>(TaskCreationOptions.RunContinuationsAsynchronously);
        Answer(2, () => shown.Task);
        using var script = engine.Script("1, 2 | Get-GijIntegration");
        script.Streams.Progress.DataAdded += (_, added) => shown.TrySetResult(script.Streams.Progress[added.Index]);
        await script.InvokeAsync();

        var progress = await shown.Task;
        Assert.Equal("Get-GijIntegration", progress.Activity);
        Assert.Matches(@"^1 done, \d+(\.\d)? a second$", progress.StatusDescription);
        Assert.Equal(ProgressRecordType.Completed, script.Streams.Progress[^1].RecordType);
    }

    public void Dispose()
    {
        engine.Dispose();
        server.Dispose();
    }

    /// <summary>
    /// What was said in warnings: on the stream where it still takes records, past it to the host where the stop has closed
    /// it.
    /// </summary>
    private string Warned(PowerShell script) => string.Join('\n', script.Streams.Warning) + engine.Screen;

    /// <summary>Lets every request about an integration pass through the test's gate before it is answered with success.</summary>
    private void Answer(int id, Func<Task> gate, string members = "")
    {
        var number = id.ToString(CultureInfo.InvariantCulture);
        foreach (
            var request in new[]
            {
                $"GET /rest/gitplugin/1.0/integration/{number}",
                $"PUT /rest/gitplugin/1.0/integration/{number}",
                $"PUT /rest/gitplugin/1.0/repository/{number}/disable",
                $"DELETE /rest/gitplugin/1.0/integration/{number}",
            }
        )
        {
            server.On(
                request,
                async context =>
                {
                    await gate();
                    context.Response.ContentType = "application/json";
                    await context.Response.WriteAsync($$"""{"success":"true","integration":{"id":{{number}}{{members}} } }""");
                }
            );
        }
    }

    private void AnswerTheFirstAfterTheThird()
    {
        var third = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Answer(1, () => third.Task);
        Answer(2, () => Task.CompletedTask);
        Answer(
            3,
            () =>
            {
                third.SetResult();
                return Task.CompletedTask;
            }
        );
    }

    /// <summary>Holds requests back until as many are there as are expected at once, and counts the most that there ever were.</summary>
    private sealed class Concurrency(int expected)
    {
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int now;
        private int most;

        public int Now => Volatile.Read(ref now);

        public int Most => Volatile.Read(ref most);

        public async Task PassAsync()
        {
            var here = Interlocked.Increment(ref now);
            InterlockedMax(here);
            if (here >= expected)
            {
                reached.TrySetResult();
            }

            await reached.Task;
            await Task.Yield();
            Interlocked.Decrement(ref now);
        }

        private void InterlockedMax(int value)
        {
            int seen;
            while ((seen = Volatile.Read(ref most)) < value && Interlocked.CompareExchange(ref most, value, seen) != seen) { }
        }
    }
}
