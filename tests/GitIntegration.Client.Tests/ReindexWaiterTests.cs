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
    private const string Status = "GET /rest/gitplugin/1.0/index.json",
        List = "GET /rest/gitplugin/1.0/repository";

    private readonly LoopbackServer server = new("/jira");
    private readonly JumpingClock clock = new();

    private double[] Pauses => clock.Pauses;
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

    private int Asked => server.Requests.Count(request => request.Path.Contains("threadId", StringComparison.Ordinal));

    [Fact]
    public async Task A_few_are_asked_for_one_by_one_ever_more_slowly_up_to_15_seconds()
    {
        answers["t1"] = () => Of(Pauses.Length == 7, ("Indexing r1", Pauses.Length));
        answers["t2"] = () => Of(Pauses.Length >= 2, ("Indexing r2", 1));
        var runs = Runs(2);
        Assert.True(await WaitAsync(runs));
        Assert.Equal([1, 2, 4, 8, 15, 15, 15], Pauses);
        Assert.Equal(8 + 3, server.Requests.Count);
        Assert.Equal(TimeSpan.FromSeconds(60), runs[0].Duration);
        Assert.Equal(TimeSpan.FromSeconds(3), runs[1].Duration);
    }

    [Fact]
    public async Task Many_are_looked_at_together_and_end_with_everything()
    {
        answers[""] = () => Of(Pauses.Length == 4, [.. Enumerable.Range(1, 500).Select(id => ($"Indexing r{id}", 25.0 * Pauses.Length))]);
        var runs = Runs(500);
        Assert.True(await WaitAsync(runs));
        Assert.All(runs, run => Assert.Equal(GijReindexState.Completed, run.State));

        // The names of the repositories, and five looks.
        Assert.Equal(6, server.Requests.Count);
    }

    [Fact]
    public async Task Of_many_only_those_are_asked_for_of_which_the_end_is_not_sure()
    {
        answers[""] = () =>
            Pauses.Length == 0
                ? Of(false, Steps(1, 10, 50))
                : new
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
        Assert.Equal(1 + 2 + 3, server.Requests.Count);
        Assert.Contains("no record", runs[6].Message, StringComparison.Ordinal);
    }

    /// <summary>It may be about the run before, or on another node that has not begun.</summary>
    [Fact]
    public async Task An_end_that_the_first_look_finds_already_is_not_believed()
    {
        answers[""] = () => Of(true, Steps(1, 5, 100));
        foreach (var id in Enumerable.Range(1, 5))
        {
            answers[$"t{id}"] = () => Of(Pauses.Length == 2, ($"Indexing r{id}", 100));
        }

        Assert.True(await WaitAsync(Runs(5)));
        Assert.Equal([1, 2], Pauses);
    }

    [Theory]
    [InlineData("""{"https://git.example.com/r1.git":"not authorized"}""")]
    [InlineData("""{"stranger":"not authorized"}""")]
    [InlineData("""["not authorized"]""")]
    public async Task An_error_that_may_be_that_of_any_makes_all_of_them_doubtful(string errors)
    {
        answers[""] = () =>
            Pauses.Length == 0
                ? Of(false, Steps(1, 5, 50))
                : new
                {
                    finished = true,
                    messages = Steps(1, 5, 100).ToDictionary(step => step.Text, step => step.Percent),
                    errors = JsonDocument.Parse(errors).RootElement,
                };
        foreach (var id in Enumerable.Range(1, 5))
        {
            answers[$"t{id}"] = () =>
                new
                {
                    finished = true,
                    lastOperationPercent = 100,
                    errorsCount = id == 2 ? 1 : 0,
                };
        }

        var runs = Runs(5);
        Assert.True(await WaitAsync(runs));
        Assert.Equal([2], runs.Where(run => run.State == GijReindexState.Failed).Select(run => run.RepositoryId!.Value));
    }

    [Fact]
    public async Task A_thread_that_works_on_several_fails_only_those_that_its_errors_name()
    {
        answers["t1"] = answers["t2"] = () =>
            new
            {
                finished = true,
                messages = Steps(1, 2, 100).ToDictionary(step => step.Text, step => step.Percent),
                errors = new { r2 = "gone" },
            };
        var runs = Runs(2);
        Assert.True(await WaitAsync(runs));
        Assert.Equal([GijReindexState.Completed, GijReindexState.Failed], runs.Select(run => run.State));
    }

    [Fact]
    public async Task One_that_cannot_be_read_does_not_end_the_wait_for_the_others()
    {
        answers["t1"] = () => new { success = false, error = "The index is locked" };
        answers["t2"] = () => Of(Pauses.Length == 4, ("Indexing r2", 50));
        var runs = Runs(2);
        Assert.True(await WaitAsync(runs));
        Assert.Equal([GijReindexState.Unknown, GijReindexState.Completed], runs.Select(run => run.State));
        Assert.Contains("The index is locked", runs[0].Message, StringComparison.Ordinal);
        Assert.Equal(3, server.Requests.Count(request => request.Path.EndsWith("threadId=t1", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Two_of_one_name_are_told_apart_by_their_threads()
    {
        answers[""] = () => Of(Pauses.Length > 0, Steps(1, 6, Pauses.Length == 0 ? 50 : 100));
        answers["t1"] = answers["t2"] = () => Of(true, ("Indexing r1", 100));
        var runs = Runs(6, id => id == 2 ? "r1" : $"r{id}");
        Assert.True(await WaitAsync(runs));
        Assert.Equal(1 + 2 + 2, server.Requests.Count);
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
        Assert.Equal([1, 2, 4, 8, 15, 15, 15, 15, 15, 15], Pauses);
        Assert.Equal(20, Asked);
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
    [InlineData(403, "{}")]
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
        Assert.Equal(1 + 1 + 6, server.Requests.Count);
    }

    [Fact]
    public async Task One_is_enough_where_that_is_asked_for()
    {
        answers[""] = () => Of(false, [.. Enumerable.Range(1, 9).Select(id => ($"Indexing r{id}", id == 5 ? 100.0 : 10))]);
        answers["t5"] = () => Of(true, ("Indexing r5", 100));
        var runs = Runs(9);
        Assert.True(await WaitAsync(runs, isAnyEnough: true));
        Assert.Equal([5], runs.Where(run => run.HasEnded).Select(run => run.RepositoryId!.Value));
        Assert.Empty(Pauses);
    }

    [Fact]
    public async Task The_time_is_up_in_spite_of_what_goes_on()
    {
        answers["t1"] = () => Of(false, ("Indexing r1", 10));
        Assert.False(await WaitAsync(Runs(1), patience: TimeSpan.FromSeconds(10)));
        Assert.Equal([1, 2, 4, 3], Pauses);
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
    [InlineData("Indexing docs-site", null)]
    [InlineData("Indexing build docs", null)]
    [InlineData("Indexed commits 2", null)]
    public void The_longest_name_of_the_server_at_an_end_of_a_text_is_meant(string text, int? id)
    {
        var runs = Runs(2, one => one == 1 ? "my docs" : "docs");
        var names = new[] { "my docs", "docs", "build docs" }.ToDictionary(name => name, _ => 1, StringComparer.OrdinalIgnoreCase);
        var messages = new Dictionary<string, object?> { [text] = 1.0 };
        var members = new Dictionary<string, object?> { ["finished"] = false, ["messages"] = messages };
        var status = new SharedStatus(ReindexStatus.TryRead(members)!, runs, names);
        Assert.Equal(id is { } one ? [one] : [], runs.Where(run => status.StepsOf(run).Count > 0).Select(run => run.RepositoryId!.Value));
    }

    /// <summary>A wave of several costs no more than one of two.</summary>
    [Fact]
    public async Task A_wave_of_new_integrations_is_waited_for_with_two_requests_at_each_look()
    {
        string Repository(int id, int integration, bool isDone) =>
            $$"""{"id":{{id}},"trackedFolderId":{{integration}}{{(isDone ? ",\"lastIndexedDate\":1700000000000" : string.Empty)}}}""";

        string Listed() => $"{Repository(101, 1, Pauses.Length > 0)},{Repository(102, 2, Pauses.Length > 1)}";
        server.On(List, context => context.Response.WriteAsync($$"""{"success":true,"repositories":[{{Listed()}}]}"""));
        var seen = new List<(int Done, int Total)>();
        var waiter = new IndexingWaiter(connection, RequestObserver.None);
        Assert.True(
            await waiter.WaitAsync(
                [1, 2, 4],
                Timeout.InfiniteTimeSpan,
                state => seen.Add((state.Done, state.Total)),
                CancellationToken.None
            )
        );
        Assert.Equal([(0, 2), (1, 2), (2, 2)], seen);
        Assert.Equal([1, 2], Pauses);
        Assert.Equal(6, server.Requests.Count);

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

    private static (string Text, double Percent)[] Steps(int first, int count, double percent) =>
        [.. Enumerable.Range(first, count).Select(id => ($"Indexing r{id}", percent))];

    /// <summary>Reindexes of repositories that the server lists.</summary>
    private ReindexRun[] Runs(int count, Func<int, string>? nameOf = null)
    {
        var listed = Enumerable.Range(1, count).Select(id => new { id, displayName = nameOf?.Invoke(id) ?? $"r{id}" });
        server.On(List, 200, "application/json", JsonSerializer.Serialize(new { success = true, repositories = listed }));
        return
        [
            .. Enumerable
                .Range(1, count)
                .Select(id => new ReindexRun(connection, id, $"t{id}")
                {
                    Repository = new GijRepository(id, nameOf?.Invoke(id) ?? $"r{id}"),
                    StartedAt = clock.Now,
                }),
        ];
    }

    private Task<bool> WaitAsync(ReindexRun[] runs, bool isAnyEnough = false, TimeSpan? patience = null) =>
        new ReindexWaiter(connection, RequestObserver.None).WaitAsync(
            runs,
            isAnyEnough,
            patience ?? Timeout.InfiniteTimeSpan,
            () => { },
            CancellationToken.None
        );
}
