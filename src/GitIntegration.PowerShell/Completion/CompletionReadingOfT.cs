using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>
/// A list that is read in the background for tab completion, up to a number of objects, an amount of bytes and a time. What came until
/// then is offered: a list without an end must not go on behind the prompt, and one of 10,000 lines is none to choose from.
/// </summary>
#pragma warning disable CA1001 // A source without a timer or a wait handle has nothing to free, and Tab may cancel it at any time.
internal sealed class CompletionReading<T> : CompletionReading
#pragma warning restore CA1001
{
    private const int MaximumObjects = 10_000;

    /// <summary>How long a reading may take, and how long its outcome is offered: what comes later is out of date.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource enough = new();
    private readonly DateTime made = DateTime.UtcNow;
    private readonly ConnectionState state;
    private readonly int changes;
    private readonly Task<IReadOnlyList<T>> reading;
    private volatile bool isAbandoned;

    /// <param name="server">The connection.</param>
    /// <param name="read">Hands each object to the action.</param>
    public CompletionReading(GijServer server, Func<Action<T>, CancellationToken, Task> read)
    {
        state = server.State;
        changes = state.Changes;
        server.Transport.Clock.CancelAfter(enough, Lifetime);
        reading = Task.Run(() => ReadAsync(read));
    }

    /// <inheritdoc/>
    public override bool IsUsable(GijServer server)
    {
        var isCurrent = server.State == state && state.Changes == changes && DateTime.UtcNow - made < Lifetime;
        return isCurrent && !isAbandoned && !reading.IsFaulted;
    }

    /// <inheritdoc/>
    public override void Abandon()
    {
        if (!reading.IsCompleted)
        {
            isAbandoned = true;
            enough.Cancel();
        }
    }

    /// <summary>What was read, or nothing if the reading does not end in time.</summary>
    public IReadOnlyList<T> Within(TimeSpan patience)
    {
        var hasEnded = Task.WaitAny([reading], patience) == 0;
        return hasEnded && reading.Status == TaskStatus.RanToCompletion ? reading.Result : [];
    }

    private async Task<IReadOnlyList<T>> ReadAsync(Func<Action<T>, CancellationToken, Task> read)
    {
        var items = new List<T>();
        try
        {
            await read(Add, enough.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // There was too much, it took too long, or it's no longer needed.
        }
        catch (GijException failure) when (failure.Id == GijErrorId.InvalidResponse && items.Count > 0)
        {
            // It was too large, or has a fault behind these. Asked again, the server would send the same.
        }
        finally
        {
            enough.CancelAfter(Timeout.Infinite);
        }

        return items;

        void Add(T item)
        {
            enough.Token.ThrowIfCancellationRequested();
            items.Add(item);
            if (items.Count == MaximumObjects)
            {
                enough.Cancel();
            }
        }
    }
}
