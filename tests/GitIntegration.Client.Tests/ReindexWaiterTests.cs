using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>Waiting for reindexes over a socket, by a clock that does not wait.</summary>
public sealed class ReindexWaiterTests : IDisposable
{
    private const string Status = "GET /rest/gitplugin/1.0/index.json";

    private readonly LoopbackServer server = new("/jira");
    private readonly JumpingClock clock = new();
    private readonly GijServer connection;

    /// <summary>What the server says about each thread, and under an empty name about everything.</summary>
    private readonly Dictionary<string, Func<object>> answers = new(StringComparer.Ordinal);

    public ReindexWaiterTests()
    {
        connection = server.Connect(options => options.Clock = clock.Clock);
        server.On(
            Status,
            context =>
            {
                var answer = answers[$"{context.Request.Query["threadId"]}"]();
                context.Response.ContentType = "application/json";
                return context.Response.WriteAsync(JsonSerializer.Serialize(answer));
            }
        );
    }

    private int Looks => server.Requests.Count(request => !request.Path.Contains("threadId", StringComparison.Ordinal));

    [Fact]
    public async Task A_few_are_asked_for_one_by_one_ever_more_slowly_up_to_15_seconds()
    {
        answers["t1"] = () => Of(clock.Pauses.Length == 7, ("Indexing r1", clock.Pauses.Length));
        answers["t2"] = () => Of(clock.Pauses.Length >= 2, ("Indexing r2", 1));
        var runs = Runs(2);
        Assert.True(await WaitAsync(runs));
        Assert.Equal([1, 2, 4, 8, 15, 15, 15], clock.Pauses);
        Assert.Equal(8 + 3, server.Requests.Count);
        Assert.Equal(TimeSpan.FromSeconds(60), runs[0].Duration);
        Assert.Equal(TimeSpan.FromSeconds(3), runs[1].Duration);
    }

    [Fact]
    public async Task Many_are_looked_at_together_and_end_with_everything()
    {
        answers[""] = () =>
            Of(clock.Pauses.Length == 4, [.. Enumerable.Range(1, 500).Select(id => ($"Indexing r{id}", 25.0 * clock.Pauses.Length))]);
        var runs = Runs(500);
        Assert.True(await WaitAsync(runs));
        Assert.All(runs, run => Assert.Equal(GijReindexState.Completed, run.State));
        Assert.Equal(5, server.Requests.Count);
    }

    [Fact]
    public async Task Of_many_only_those_are_asked_for_of_which_the_end_is_not_sure()
    {
        answers[""] = () =>
            new
            {
                finished = true,
                messages = Enumerable.Range(1, 10).Where(id => id != 7).ToDictionary(id => $"Indexing r{id}", _ => 100),
                errors = new Dictionary<string, string> { ["r3"] = "gone", ["4"] = "gone too" },
            };
        answers["t3"] = () => new { finished = true, errors = new { r3 = "gone" } };
        answers["t4"] = () => new { finished = true, errors = new[] { "gone too" } };
        answers["t7"] = () => new { success = false, error = "There is no such thread" };
        var runs = Runs(10);
        Assert.True(await WaitAsync(runs));
        Assert.Equal(
            [(3, GijReindexState.Failed), (4, GijReindexState.Failed), (7, GijReindexState.Unknown)],
            runs.Where(run => run.State != GijReindexState.Completed).Select(run => (run.RepositoryId!.Value, run.State))
        );
        Assert.Equal(1 + 3, server.Requests.Count);
        Assert.Contains("no record", runs[6].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_of_one_name_are_told_apart_by_their_threads()
    {
        answers[""] = () => Of(true, [.. Enumerable.Range(1, 6).Select(id => ($"Indexing r{id}", 100.0))]);
        answers["t1"] = answers["t2"] = () => Of(true, ("Indexing r1", 100));
        var runs = Runs(6, id => id == 2 ? "r1" : $"r{id}");
        Assert.True(await WaitAsync(runs));
        Assert.Equal(1 + 2, server.Requests.Count);
    }

    /// <summary>Others can keep a server busy for hours, so that the end of everything never comes.</summary>
    [Fact]
    public async Task What_seems_over_for_a_minute_is_asked_for_a_few_at_a_time_while_the_server_works_on_others()
    {
        answers[""] = () => Of(false, [.. Enumerable.Range(1, 20).Select(id => ($"Indexing r{id}", 100.0)), ("Indexing other", 10)]);
        foreach (var id in Enumerable.Range(1, 20))
        {
            answers[$"t{id}"] = () => Of(true, ($"Indexing r{id}", 100));
        }

        Assert.True(await WaitAsync(Runs(20)));
        Assert.Equal([1, 2, 4, 8, 15, 15, 15, 15, 15, 15], clock.Pauses);
        Assert.Equal(20, server.Requests.Count - Looks);
    }

    [Fact]
    public async Task A_thread_that_says_it_goes_on_is_believed_over_an_old_message_about_its_repository()
    {
        var asked = 0;
        answers[""] = () => Of(false, [.. Enumerable.Range(1, 5).Select(id => ($"Indexing r{id}", 100.0))]);
        foreach (var id in Enumerable.Range(1, 5))
        {
            answers[$"t{id}"] = () => Of(++asked > 5, ($"Indexing r{id}", 10));
        }

        Assert.True(await WaitAsync(Runs(5)));
        Assert.Equal(10, asked);
        Assert.True(clock.Now - DateTimeOffset.UnixEpoch >= TimeSpan.FromMinutes(2));
    }

    [Theory]
    [InlineData(200, """{"success":false,"error":"threadID is required"}""")]
    [InlineData(500, "<html></html>")]
    [InlineData(200, "[]")]
    public async Task Without_a_status_of_everything_each_is_asked_for(int status, string body)
    {
        server.On(
            Status,
            context =>
            {
                var isOfOne = context.Request.Query.ContainsKey("threadId");
                context.Response.StatusCode = isOfOne ? 200 : status;
                context.Response.ContentType = "application/json";
                return context.Response.WriteAsync(isOfOne ? """{"finished":true,"lastOperationPercent":100}""" : body);
            }
        );
        Assert.True(await WaitAsync(Runs(6)));
        Assert.Equal(1 + 6, server.Requests.Count);
    }

    [Fact]
    public async Task One_is_enough_where_that_is_asked_for()
    {
        answers[""] = () => Of(false, [.. Enumerable.Range(1, 9).Select(id => ($"Indexing r{id}", id == 5 ? 100.0 : 10))]);
        answers["t5"] = () => Of(true, ("Indexing r5", 100));
        var runs = Runs(9);
        Assert.True(await WaitAsync(runs, isAnyEnough: true));
        Assert.Equal([5], runs.Where(run => run.HasEnded).Select(run => run.RepositoryId!.Value));
        Assert.Empty(clock.Pauses);
    }

    [Fact]
    public async Task The_time_is_up_in_spite_of_what_goes_on()
    {
        answers["t1"] = () => Of(false, ("Indexing r1", 10));
        Assert.False(await WaitAsync(Runs(1), patience: TimeSpan.FromSeconds(10)));
        Assert.Equal([1, 2, 4, 3], clock.Pauses);
    }

    [Fact]
    public async Task A_finished_thread_of_which_nothing_is_said_is_neither_a_success_nor_a_failure()
    {
        answers["t1"] = () =>
            new
            {
                success = true,
                finished = true,
                messages = new { },
                errors = new { },
            };
        var runs = Runs(1);
        Assert.True(await WaitAsync(runs));
        Assert.Equal(GijReindexState.Unknown, runs[0].State);
    }

    [Theory]
    [InlineData("Indexing my docs", 1)]
    [InlineData("docs wird indiziert", 2)]
    [InlineData("Indexing docs", 2)]
    [InlineData("MY DOCS", 1)]
    [InlineData("Indexing 1", 1)]
    [InlineData("Indexing docs-site", null)]
    public void The_longest_name_at_an_end_of_a_text_is_meant(string text, int? id)
    {
        var runs = Runs(2, one => one == 1 ? "my docs" : "docs");
        var status = new SharedStatus(
            ReindexStatus.TryRead(
                new Dictionary<string, object?>
                {
                    ["finished"] = false,
                    ["messages"] = new Dictionary<string, object?> { [text] = 1.0 },
                }
            )!,
            runs
        );
        Assert.Equal(id is { } one ? [one] : [], runs.Where(run => status.StepsOf(run).Count > 0).Select(run => run.RepositoryId!.Value));
    }

    /// <summary>A wave of several costs no more than one of two.</summary>
    [Fact]
    public async Task A_wave_of_new_integrations_is_waited_for_with_two_requests_at_each_look()
    {
        var looks = 0;
        var waiter = new IndexingWaiter(connection, RequestObserver.None);
        Assert.True(await waiter.WaitAsync([1, 2, 4], Timeout.InfiniteTimeSpan, _ => looks++, CancellationToken.None));
        Assert.Equal((1, 2), (looks, server.Requests.Count));

        await Assert.ThrowsAsync<GijException>(() => waiter.WaitAsync([1, 99], Timeout.InfiniteTimeSpan, _ => { }, CancellationToken.None));
    }

    public void Dispose()
    {
        connection.Dispose();
        server.Dispose();
    }

    private static object Of(bool finished, params (string Text, double Percent)[] steps) =>
        new
        {
            success = true,
            finished,
            messages = steps.DistinctBy(step => step.Text).ToDictionary(step => step.Text, step => step.Percent),
            errors = new { },
        };

    private ReindexRun[] Runs(int count, Func<int, string>? nameOf = null) =>
        [
            .. Enumerable
                .Range(1, count)
                .Select(id => new ReindexRun(connection, id, $"t{id}")
                {
                    Repository = new GijRepository(id, nameOf?.Invoke(id) ?? $"r{id}"),
                    StartedAt = clock.Now,
                }),
        ];

    private Task<bool> WaitAsync(ReindexRun[] runs, bool isAnyEnough = false, TimeSpan? patience = null) =>
        new ReindexWaiter(connection, RequestObserver.None).WaitAsync(
            runs,
            isAnyEnough,
            patience ?? Timeout.InfiniteTimeSpan,
            () => { },
            CancellationToken.None
        );
}
