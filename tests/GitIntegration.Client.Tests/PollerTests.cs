using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>Waiting for a removal, by a clock that does not wait.</summary>
public sealed class PollerTests : IDisposable
{
    private readonly LoopbackServer server = new("/jira");
    private readonly JumpingClock clock = new();
    private readonly GijServer connection;
    private readonly ResourceClient<GijIntegration> client;

    public PollerTests()
    {
        connection = server.Connect(options => options.Clock = clock.Clock);
        client = new ResourceClient<GijIntegration>(connection);
    }

    [Fact]
    public async Task Asks_ever_more_slowly_and_looks_a_last_time_when_the_time_is_up()
    {
        var error = await Assert.ThrowsAsync<GijException>(() => WaitAsync(TimeSpan.FromSeconds(30)));

        Assert.Equal(GijErrorId.RemovalPending, error.Id);
        Assert.Equal([0.25, 0.5, 1, 2, 4, 8, 10, 4.25], clock.Pauses);
        Assert.Equal(9, server.Requests.Count);
    }

    [Fact]
    public async Task Asks_once_where_there_is_no_time()
    {
        await Assert.ThrowsAsync<GijException>(() => WaitAsync(TimeSpan.Zero));
        Assert.Empty(clock.Pauses);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Ends_as_soon_as_none_is_listed()
    {
        await client.RemoveAsync(3, deleteFiles: false, present: null, CancellationToken.None);
        await WaitAsync(TimeSpan.FromMinutes(10));
        Assert.Equal([0.25, 0.5], clock.Pauses);
    }

    [Fact]
    public async Task A_stop_ends_the_waiting()
    {
        using var stop = new CancellationTokenSource();
        connection.Transport.Clock.Delay = (_, token) =>
        {
            stop.Cancel();
            return Task.FromCanceled(token);
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            client.WaitUntilRemovedAsync(new HashSet<int> { 3 }, TimeSpan.FromMinutes(1), stop.Token)
        );
    }

    public void Dispose()
    {
        connection.Dispose();
        server.Dispose();
    }

    private Task WaitAsync(TimeSpan patience) => client.WaitUntilRemovedAsync(new HashSet<int> { 3 }, patience, CancellationToken.None);
}
