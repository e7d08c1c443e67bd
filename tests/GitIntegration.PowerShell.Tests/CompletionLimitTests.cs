using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>What a Tab starts in the background ends, whatever the server sends.</summary>
public sealed class CompletionLimitTests : IDisposable
{
    private const string List = "GET /rest/gitplugin/1.0/integration",
        Projects = "GET /rest/api/2/project",
        TwoOfMany = """{"success":true,"integrations":[{"id":1,"displayName":"a"},{"id":2,"displayName":"b"},""";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly LoopbackServer server = new("/jira");
    private readonly Engine engine = new();
    private readonly GijServer connection;
    private readonly ConcurrentQueue<(CancellationTokenSource Source, TimeSpan Time)> timers = new();

    public CompletionLimitTests()
    {
        engine.ConnectTo(server);
        connection = (GijServer)engine.Succeed("Get-GijServer").Output.Single().BaseObject;
        connection.Transport.Clock.CancelAfter = (source, time) => timers.Enqueue((source, time));
    }

    [Theory]
    [InlineData(List, """{"integrations":[{"id":1}""", """,{"id":2,"displayName":"x"}""", "Set-GijIntegration ", 10_000)]
    [InlineData(Projects, """[{"id":"1","key":"A"}""", """,{"id":"2","key":"B","name":"x"}""", "Get-GijProject ", 10_000)]
    public async Task Of_a_list_without_an_end_ten_thousand_are_offered(string request, string start, string one, string line, int count)
    {
        var ended = SendWithoutEnd(request, start, one);
        Assert.Equal(count, OfferedAtLast(line));
        await ended.WaitAsync(Patience);
    }

    [Theory]
    [InlineData(List, """{"integrations":[{"id":1}""", """,{"id":2,"displayName":"NAME"}""", "Set-GijIntegration ")]
    [InlineData(Projects, """[{"id":"1","key":"A"}""", """,{"id":"2","key":"B","name":"NAME"}""", "Get-GijProject ")]
    public async Task Of_long_ones_sixteen_mebibytes_are_read(string request, string start, string one, string line)
    {
        const int length = 100_000;
        var ended = SendWithoutEnd(request, start, one.Replace("NAME", new string('x', length), StringComparison.Ordinal));
        Assert.InRange(OfferedAtLast(line), 150, 1 + (16 * 1024 * 1024 / length));
        await ended.WaitAsync(Patience);
    }

    [Fact]
    public async Task What_came_within_a_minute_is_offered_and_no_more_is_read()
    {
        var before = server.Requests.Count;
        var silence = server.FallSilentOn(List, TwoOfMany);
        Assert.Empty(engine.Complete("Set-GijIntegration "));
        await silence.Begun.WaitAsync(Patience);

        timers.Single(timer => timer.Time == TimeSpan.FromMinutes(1)).Source.Cancel();
        await silence.Ended.WaitAsync(Patience);
        Assert.Equal(["1", "2"], engine.Complete("Set-GijIntegration ").Select(match => match.CompletionText));
        Assert.Single(server.Requests.Skip(before), request => request.Path.EndsWith("/integration", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Disconnect_ends_it()
    {
        var silence = server.FallSilentOn(List, TwoOfMany);
        Assert.Empty(engine.Complete("Set-GijIntegration "));
        await silence.Begun.WaitAsync(Patience);
        engine.Succeed("Disconnect-GijServer");
        await silence.Ended.WaitAsync(Patience);
    }

    [Fact]
    public async Task The_next_Tab_that_needs_another_list_ends_it_and_the_one_that_needs_it_again_starts_anew()
    {
        var silence = server.FallSilentOn(List, TwoOfMany);
        Assert.Empty(engine.Complete("Set-GijIntegration "));
        await silence.Begun.WaitAsync(Patience);
        Assert.NotEmpty(engine.Complete("Get-GijProject "));
        await silence.Ended.WaitAsync(Patience);

        server.Off(List);
        Assert.Equal("6", engine.Complete("Set-GijIntegration firm").Single().CompletionText);
    }

    [Fact]
    public void A_fault_behind_good_ones_does_not_hide_them()
    {
        server.On(List, 200, "application/json", TwoOfMany + """{"id":"none"}]}""");
        Assert.Equal(["1", "2"], engine.Complete("Set-GijIntegration ").Select(match => match.CompletionText));
    }

    public void Dispose()
    {
        engine.Dispose();
        server.Dispose();
    }

    /// <summary>How many the first Tab offers that finds the reading ended; a slow machine may need more than one.</summary>
    private int OfferedAtLast(string line)
    {
        var ended = SpinWait.SpinUntil(() => engine.Complete(line).Length > 0, Patience);
        Assert.True(ended, "the reading goes on and on");
        return engine.Complete(line).Length;
    }

    private Task SendWithoutEnd(string request, string start, string repeated)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.On(
            request,
            async context =>
            {
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync(start);
                var block = string.Concat(Enumerable.Repeat(repeated, 10));
                while (!context.RequestAborted.IsCancellationRequested)
                {
                    await context.Response.WriteAsync(block);
                }

                ended.TrySetResult();
            }
        );
        return ended.Task;
    }
}
