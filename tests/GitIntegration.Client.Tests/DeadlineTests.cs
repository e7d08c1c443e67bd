using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>How long a request may take as a whole. The tests say when that is over.</summary>
public sealed class DeadlineTests : IDisposable
{
    private const string Path = "/rest/gitplugin/1.0/integration";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(7);

    private readonly LoopbackServer server = new("/jira");
    private readonly ConcurrentQueue<CancellationTokenSource> running = new();
    private readonly RecordingObserver observer = new();

    [Fact]
    public async Task A_byte_now_and_then_does_not_keep_a_request_alive()
    {
        server.On($"GET {Path}/5", DripAsync);
        using var connection = Connect();
        var reading = Task.Run(() => connection.GetAsync(5, observer));
        await observer.Responded;
        End();

        var error = await Assert.ThrowsAsync<GijException>(() => reading);
        Assert.Equal((GijErrorId.RequestTimeout, false), (error.Id, error.MayHaveActed));
        Assert.Contains("took over 7 s", error.Message, StringComparison.Ordinal);
        Assert.Contains("-RequestTimeoutSec", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_takes_too_long_may_have_been_made()
    {
        server.On($"PUT {Path}/5", DripAsync);
        using var connection = Connect();
        var settings = new SettingSet(IntegrationFields.Table);
        settings.Set(SharedFields.Disabled, true);
        var changing = Task.Run(() =>
            new ResourceClient<GijIntegration>(connection, observer).UpdateAsync(5, settings, present: null, default)
        );
        await observer.Responded;
        End();

        var error = await Assert.ThrowsAsync<GijException>(() => changing);
        Assert.Equal((GijErrorId.RequestTimeout, true), (error.Id, error.MayHaveActed));
    }

    [Fact]
    public async Task It_counts_from_the_sending_and_a_request_that_took_so_long_is_not_sent_again()
    {
        var silence = server.FallSilentOn($"GET {Path}/5");
        using var connection = Connect(maxRetry: 4);
        var reading = connection.GetAsync(5);
        await silence.Begun;
        End();

        Assert.Contains("-RequestTimeoutSec", (await Assert.ThrowsAsync<GijException>(() => reading)).Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task The_wait_for_bytes_names_its_own_parameter()
    {
        server.FallSilentOn($"GET {Path}/5", "{");
        using var connection = Connect(change: options => options.Timeout = TimeSpan.FromMilliseconds(200));
        var error = await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5));
        Assert.Equal(GijErrorId.RequestTimeout, error.Id);
        Assert.Contains(" -TimeoutSec", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_try_has_its_own()
    {
        var tries = 0;
        server.Around = (context, answer) =>
        {
            context.Response.StatusCode = 503;
            return tries++ == 0 ? Task.CompletedTask : answer();
        };
        using var connection = Connect(maxRetry: 1, change: options => options.Clock.Delay = (_, _) => Task.CompletedTask);
        await connection.GetAsync(5);
        Assert.Equal(2, running.Count);
    }

    [Fact]
    public async Task A_list_that_is_handed_on_has_none_and_one_that_is_kept_or_searched_has_one()
    {
        using var connection = Connect();
        await connection.ListAsync();
        Assert.Empty(running);

        await connection.Jira().GetProjectsAsync("test", default);
        await new ResourceClient<GijIntegration>(connection).ProbeAsync(default);
        await new ResourceClient<GijIntegration>(connection).WaitUntilRemovedAsync(new HashSet<int>(), TimeSpan.Zero, default);
        Assert.Equal(3, running.Count);
    }

    [Fact]
    public async Task A_list_that_never_ends_and_never_pauses_is_ended_by_it_too()
    {
        server.On($"GET {Path}", context => SendOnAndOnAsync(context, """{"integrations":[""", """{"id":1},""", TimeSpan.Zero));
        using var connection = Connect();
        var client = new ResourceClient<GijIntegration>(connection);
        var error = await Assert.ThrowsAsync<GijException>(() => client.ListAsync(_ => End(), ResponseLimit.Searched, default));
        Assert.Equal(GijErrorId.RequestTimeout, error.Id);
    }

    [Theory]
    [InlineData("GET /rest/api/2/project", "[{}", """,{"id":"1","key":"A"}""")]
    [InlineData("GET /rest/gitplugin/1.0/integration", """{"integrations":[{"id":1}""", """,{"id":1}""")]
    public async Task A_list_that_is_not_handed_on_has_a_limit_of_bytes(string request, string start, string repeated)
    {
        server.On(request, context => SendOnAndOnAsync(context, start, repeated, TimeSpan.Zero));
        using var connection = Connect();
        var limit = new ResponseLimit(bytes: 50_000);
        var objects = 0;
        var error = await Assert.ThrowsAsync<GijException>(() =>
            start[0] == '['
                ? connection.Jira().ListProjectsAsync("test", _ => objects++, limit, default)
                : new ResourceClient<GijIntegration>(connection).ListAsync(batch => objects += batch.Count, limit, default)
        );
        Assert.Equal(GijErrorId.InvalidResponse, error.Id);
        Assert.InRange(objects, 1000, 50_000 / repeated.Length);
    }

    public void Dispose() => server.Dispose();

    private static Task DripAsync(HttpContext context) => SendOnAndOnAsync(context, "{", " ", TimeSpan.FromMilliseconds(1));

    /// <summary>Sends for as long as the client listens.</summary>
    private static async Task SendOnAndOnAsync(HttpContext context, string start, string repeated, TimeSpan pause)
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(start);
        var gone = context.RequestAborted;
        while (!gone.IsCancellationRequested)
        {
            await context.Response.WriteAsync(string.Concat(Enumerable.Repeat(repeated, pause == TimeSpan.Zero ? 1000 : 1)), gone);
            await context.Response.Body.FlushAsync(gone);
            await Task.Delay(pause, gone).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private GijServer Connect(int maxRetry = 0, Action<ConnectionOptions>? change = null) =>
        server.Connect(options =>
        {
            options.MaxRetry = maxRetry;
            options.RequestTimeout = Deadline;
            options.Clock.CancelAfter = (source, time) =>
            {
                Assert.Equal(Deadline, time);
                running.Enqueue(source);
            };
            change?.Invoke(options);
        });

    private void End() => running.First().Cancel();
}
