using System;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>
/// What a cmdlet does about one object: reads, asks and changes as plain asynchronous steps, and what to write at the end.
/// </summary>
/// <param name="server">The server that the object is on.</param>
/// <param name="subject">What messages call the object.</param>
/// <param name="target">The object of an error about it.</param>
/// <param name="work">The steps. What they return is written; nothing is where that is null.</param>
internal sealed class WorkItem(GijServer server, string subject, object? target, Func<WorkContext, Task<object?>> work)
{
    private WorkContext? context;

    public object? Target { get; } = target;

    /// <summary>What messages call the object, and the server that it is on.</summary>
    public string Label => $"{subject} on {server.Name}";

    /// <summary>What the work comes to; null before it was started.</summary>
    public Task<object?>? Outcome { get; private set; }

    public bool IsDone => Outcome is { IsCompleted: true };

    /// <summary>True once a request that changes something may have left.</summary>
    public bool IsChanging => context is { IsChanging: true };

    /// <summary>True when a change may or may not have been made.</summary>
    public bool IsUncertain => IsChanging && !IsMade && Outcome?.Exception?.InnerException is not GijException { MayHaveActed: false };

    /// <summary>True when a change was made, and the work has come to its good end.</summary>
    public bool IsMade => IsChanging && Outcome is { Status: TaskStatus.RanToCompletion };

    /// <summary>True when both are about the same object.</summary>
    public bool Concerns(WorkItem other) => server == other.Server && subject == other.Subject;

    /// <summary>True once the server has responded to anything: the connection then has its cookies.</summary>
    public bool HasServerResponded => server.State.HasResponded;

    private GijServer Server => server;

    private string Subject => subject;

    /// <summary>Starts the work, behind an earlier item about the same object where there is one.</summary>
    public void Start(WorkItem? earlier, WorkContext context)
    {
        this.context = context;
        Outcome = earlier?.Outcome is { } before ? StartBehindAsync(before, context) : StartAtOnceAsync(context);
    }

    /// <summary>
    /// Starts the work on another thread before the first response: .NET Framework may look up the host on the calling
    /// thread, where no Ctrl-C reaches it.
    /// </summary>
    private Task<object?> StartAtOnceAsync(WorkContext own) =>
        HasServerResponded ? work(own) : Task.Run(() => work(own), own.CancellationToken);

    private async Task<object?> StartBehindAsync(Task before, WorkContext own)
    {
        await Task.WhenAny(before).ConfigureAwait(false);
        return await work(own).ConfigureAwait(false);
    }
}
