using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>Requests behind a rate limit: none is lost, and those that wait leave in their order and at its rate.</summary>
public sealed class RateLimitTests : IDisposable
{
    private const string Path = "GET /rest/gitplugin/1.0/integration/5";

    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    private readonly LoopbackServer server = new("/jira");
    private readonly ConcurrentQueue<TimeSpan> delays = new();

    [Theory]
    [InlineData(1, true)]
    [InlineData(16, true)]
    [InlineData(16, false)]
    public async Task None_is_lost_and_few_are_refused(int throttle, bool saysHowLong)
    {
        const int Requests = 60;
        var limiter = new RateLimit(perSecond: 20);
        var refused = 0;
        server.Around = async (context, answer) =>
        {
            if (limiter.Admits())
            {
                await answer();
                return;
            }

            Interlocked.Increment(ref refused);
            context.Response.StatusCode = 429;
            if (saysHowLong)
            {
                context.Response.Headers.RetryAfter = "1";
            }
        };
        using var connection = server.Connect(options => options.RateLimitTimeout = Long);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Requests),
            new ParallelOptions { MaxDegreeOfParallelism = throttle },
            async (_, stop) => Assert.Equal(5, (await Task.Run(() => connection.GetAsync(5, stop: stop), stop)).Id)
        );
        Assert.InRange(refused, 1, Requests / 2);
    }

    [Fact]
    public async Task A_refusal_is_no_failed_try()
    {
        Refuse(times: 3);
        using var connection = Connect(random: 0.5);
        Assert.Equal(5, (await connection.GetAsync(5)).Id);
        Assert.Equal([0.5, 1, 2], delays.Select(delay => delay.TotalSeconds));
    }

    [Fact]
    public async Task A_server_that_does_not_say_how_long_is_left_alone_for_a_while()
    {
        Refuse(times: 1);
        using var connection = Connect(random: 0);
        await connection.GetAsync(5);
        Assert.Equal(0.5, Assert.Single(delays).TotalSeconds);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(25, 3)]
    public async Task The_time_for_all_refusals_together_is_limited(int seconds, int requests)
    {
        Refuse(times: 99, retryAfter: "10");
        using var connection = Connect(random: 0.5, TimeSpan.FromSeconds(seconds));
        Assert.Equal(GijErrorId.RateLimited, (await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5))).Id);
        Assert.Equal(requests, server.Requests.Count);
    }

    [Fact]
    public async Task The_oldest_leaves_first_and_the_next_after_a_while()
    {
        var now = DateTimeOffset.UnixEpoch;
        var waits = new Queue<(TimeSpan Time, TaskCompletionSource Over)>();
        using var waiting = new SemaphoreSlim(0);
        var pace = new RequestPace(
            new Clock
            {
                Now = () => now,
                Random = () => 0.5,
                Delay = (time, _) =>
                {
                    var over = new TaskCompletionSource();
                    waits.Enqueue((time, over));
                    waiting.Release();
                    return over.Task;
                },
            },
            CancellationToken.None
        );

        // 20 were accepted in the first second, and the next is over in one more: 10 a second, and a little less to be on the safe side.
        for (var request = 0; request < 20; request++)
        {
            pace.OnAccepted();
        }

        now += TimeSpan.FromSeconds(1);
        Assert.True(pace.Close(TimeSpan.FromSeconds(1)));
        Assert.False(pace.Close(TimeSpan.FromSeconds(1)));
        await waiting.WaitAsync();
        var gate = waits.Dequeue();
        var second = pace.PassAsync(2, CancellationToken.None);
        var first = pace.PassAsync(1, CancellationToken.None);
        now += gate.Time;
        gate.Over.SetResult();

        await PassTurnAsync(TimeSpan.FromMilliseconds(52), first);
        Assert.False(second.IsCompleted);
        await PassTurnAsync(TimeSpan.FromMilliseconds(105), second);

        async Task PassTurnAsync(TimeSpan about, Task request)
        {
            await waiting.WaitAsync();
            var turn = waits.Dequeue();
            Assert.Equal(about.TotalMilliseconds, turn.Time.TotalMilliseconds, tolerance: 1);
            now += turn.Time;
            turn.Over.SetResult();
            await request;
        }
    }

    [Fact]
    public async Task A_rate_that_was_learned_while_little_was_sent_slows_a_later_run_for_a_minute_at_most()
    {
        var clock = new JumpingClock();
        var pace = new RequestPace(clock.Clock, CancellationToken.None);
        pace.OnAccepted();
        pace.OnAccepted();
        Assert.True(pace.Close(TimeSpan.FromSeconds(1)));
        var times = new List<TimeSpan>();
        for (var ticket = 1; clock.Now - DateTimeOffset.UnixEpoch < TimeSpan.FromSeconds(75); ticket++)
        {
            await pace.PassAsync(ticket, CancellationToken.None);
            pace.OnAccepted();
            times.Add(clock.Now - DateTimeOffset.UnixEpoch);
        }

        Assert.InRange(times.Count(time => time.TotalSeconds < 10), 5, 25);
        Assert.True(
            times.Count(time => time.TotalSeconds > 70) > 100,
            $"{times.Count(time => time.TotalSeconds > 70)} in the last 5 seconds"
        );
    }

    [Fact]
    public async Task A_clock_that_is_set_back_holds_nobody_up()
    {
        var now = DateTimeOffset.UnixEpoch;
        var longest = TimeSpan.Zero;
        var clock = new Clock
        {
            Now = () => now,
            Delay = (wait, _) =>
            {
                now += wait;
                longest = wait > longest ? wait : longest;
                return Task.CompletedTask;
            },
        };
        var pace = new RequestPace(clock, CancellationToken.None);
        pace.OnAccepted();
        pace.OnAccepted();
        Assert.True(pace.Close(TimeSpan.FromSeconds(1)));
        await pace.PassAsync(1, CancellationToken.None);
        await pace.PassAsync(2, CancellationToken.None);
        now -= TimeSpan.FromHours(1);
        await pace.PassAsync(3, CancellationToken.None);
        Assert.InRange(longest, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    public void Dispose() => server.Dispose();

    private GijServer Connect(double random, TimeSpan? limit = null) =>
        server.Connect(options =>
        {
            options.RateLimitTimeout = limit ?? Long;
            options.Clock = new Clock
            {
                Random = () => random,
                Delay = (wait, _) =>
                {
                    delays.Enqueue(wait);
                    return Task.CompletedTask;
                },
            };
        });

    private void Refuse(int times, string? retryAfter = null)
    {
        var left = times;
        server.On(
            Path,
            context =>
            {
                context.Response.ContentType = "application/json";
                if (left-- > 0)
                {
                    context.Response.StatusCode = 429;
                    context.Response.Headers.RetryAfter = retryAfter;
                    return Task.CompletedTask;
                }

                return context.Response.WriteAsync("""{"success":"true","integration":{"id":5}}""");
            }
        );
    }
}
