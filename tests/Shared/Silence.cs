using System.Threading.Tasks;

namespace GitIntegration.Tests;

/// <summary>A request that the server lets wait.</summary>
internal sealed class Silence
{
    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Is done when the request is there, and what was to be said has been said.</summary>
    public Task Begun => begun.Task;

    /// <summary>Is done when the client has gone, or the server was told to end it.</summary>
    public Task Ended => ended.Task;

    public void Begin() => begun.TrySetResult();

    public void End() => ended.TrySetResult();
}
