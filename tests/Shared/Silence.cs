using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.Tests;

/// <summary>A request that the server lets wait.</summary>
internal sealed class Silence
{
    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource told = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Is done when the request is there, and what was to be said has been said.</summary>
    public Task Begun => begun.Task;

    /// <summary>Is done when the client has gone, or the server was told to end it.</summary>
    public Task Ended => ended.Task;

    /// <summary>Tells the server to end it, now and when the request comes again.</summary>
    public void End() => told.TrySetResult();

    /// <summary>Waits as the server does.</summary>
    public async Task WaitAsync(CancellationToken clientHasGone)
    {
        begun.TrySetResult();
        await Task.WhenAny(told.Task, Task.Delay(Timeout.Infinite, clientHasGone));
        ended.TrySetResult();
    }
}
