using System;
using System.IO;
using System.Threading;

namespace GitIntegration;

/// <summary>
/// What ends one try of a request, from sending it to the last byte of its response: its caller, the closing of the connection, or the
/// deadline.
/// </summary>
internal sealed class TryScope : IDisposable
{
    private readonly CancellationToken closing,
        cancellationToken;
    private readonly CancellationTokenSource source;

    /// <param name="deadline">How long the try may take; null for as long as it likes.</param>
    /// <param name="clock">Tells when that is over.</param>
    /// <param name="closing">Is cancelled when the connection is closed.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public TryScope(TimeSpan? deadline, Clock clock, CancellationToken closing, CancellationToken cancellationToken)
    {
        this.closing = closing;
        this.cancellationToken = cancellationToken;
        source = CancellationTokenSource.CreateLinkedTokenSource(closing, cancellationToken);
        Ended = source.Token;
        if (deadline is { } time)
        {
            clock.CancelAfter(source, time);
        }
    }

    /// <summary>Is cancelled by whichever comes first.</summary>
    public CancellationToken Ended { get; }

    /// <exception cref="OperationCanceledException">The caller has ended it.</exception>
    /// <exception cref="IOException">The connection was closed.</exception>
    /// <exception cref="DeadlineException">It took too long.</exception>
    public void ThrowIfEnded()
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (closing.IsCancellationRequested)
        {
            throw new IOException("The connection was closed.");
        }

        if (Ended.IsCancellationRequested)
        {
            throw new DeadlineException();
        }
    }

    public void Dispose() => source.Dispose();
}
