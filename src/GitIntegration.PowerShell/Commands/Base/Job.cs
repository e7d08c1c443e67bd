using System;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>What a cmdlet does for one integration: a request or a few, and what to write when they are done.</summary>
internal sealed class Job(GijServer server, IntegrationReference reference, Func<CancellationToken, Task<object?>> work)
{
    public GijServer Server { get; } = server;

    public IntegrationReference Reference { get; } = reference;

    /// <summary>What the work comes to; null before it was started.</summary>
    public Task<object?>? Outcome { get; private set; }

    public bool IsDone => Outcome is { IsCompleted: true };

    /// <summary>True when the work has come to its good end.</summary>
    public bool IsMade => Outcome is { Status: TaskStatus.RanToCompletion };

    public bool Concerns(Job other) => Server == other.Server && Reference.Id == other.Reference.Id;

    /// <summary>Starts the work, behind an earlier job for the same integration where there is one.</summary>
    public void Start(Job? earlier, CancellationToken stop) =>
        Outcome =
            earlier?.Outcome is { } before ? BehindAsync(before, stop)
            // Before the first answer .NET Framework may look up the host on the calling thread, where no Ctrl-C reaches it.
            : Server.HasAnswered ? work(stop)
            : Task.Run(() => work(stop), stop);

    private async Task<object?> BehindAsync(Task before, CancellationToken stop)
    {
        await Task.WhenAny(before).ConfigureAwait(false);
        return await work(stop).ConfigureAwait(false);
    }
}
