using System;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>What the steps of a work item can do beside requests.</summary>
/// <param name="pump">The way to the pipeline's thread.</param>
/// <param name="turn">Is done when the results of all earlier items were written; null where questions need not keep the
/// order of the input.</param>
/// <param name="cancellationToken">Ends the steps.</param>
internal sealed class WorkContext(PipelinePump pump, Task? turn, CancellationToken cancellationToken)
{
    private volatile bool isChanging;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>True once a request that changes something may have left.</summary>
    public bool IsChanging => isChanging;

    /// <summary>Asks on the pipeline's thread, and returns the answer.</summary>
    public async Task<T> AskAsync<T>(Func<T> question)
    {
        if (turn is { IsCompleted: false })
        {
            await turn.ConfigureAwait(false);
        }

        return await pump.AskAsync(question).ConfigureAwait(false);
    }

    /// <summary>Has something written on the pipeline's thread, before the result of the item.</summary>
    public void Post(Action write) => pump.Post(write);

    /// <summary>Sends a request that changes something: if it is cut off, its outcome is unknown. After a stop none is sent.</summary>
    public Task<T> ChangeAsync<T>(Func<CancellationToken, Task<T>> send)
    {
        if (CancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(CancellationToken);
        }

        isChanging = true;
        return send(CancellationToken);
    }

    /// <inheritdoc cref="ChangeAsync{T}"/>
    public Task ChangeAsync(Func<CancellationToken, Task> send) =>
        ChangeAsync(async token =>
        {
            await send(token).ConfigureAwait(false);
            return true;
        });
}
