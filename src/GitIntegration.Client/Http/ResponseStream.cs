using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>
/// The body of a response, read forward only. Each wait for bytes has the connection's timeout, cancelling ends it at once,
/// and no more than the allowed number of bytes is taken, so that a hostile response cannot fill the memory.
/// </summary>
internal sealed class ResponseStream : Stream
{
    private readonly Stream inner;
    private readonly TimeSpan timeout;
    private readonly CancellationToken closing,
        cancellationToken;
    private CancellationTokenSource? waiting;
    private long allowed;

    public ResponseStream(Stream inner, TimeSpan timeout, long allowed, CancellationToken closing, CancellationToken cancellationToken)
    {
        this.inner = inner;
        this.timeout = timeout;
        this.allowed = allowed;
        this.closing = closing;
        this.cancellationToken = cancellationToken;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Is called before further bytes are read, and maybe waited for: what came of those so far can be handed out first.</summary>
    public Action? BeforeReading { get; set; }

    /// <summary>Allows this many bytes from here on.</summary>
    public void Allow(long bytes) => allowed = bytes;

    /// <exception cref="TimeoutException">No byte came within the timeout.</exception>
    /// <exception cref="IOException">The connection was closed.</exception>
    /// <exception cref="FormatException">More came than allowed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        BeforeReading?.Invoke();
        var reading = inner.ReadAsync(buffer, offset, count, cancellationToken);
        var bytes = reading.IsCompleted ? reading.GetAwaiter().GetResult() : Awaited(reading);
        allowed -= bytes;
        return allowed >= 0 ? bytes : throw new FormatException(Reasons.Named("TooLarge"));
    }

    /// <summary>Closes the stream on another thread: the one that cancels must not wait for it, or see it fail.</summary>
    private async Task CloseAsync()
    {
        try
        {
            await Task.Run(inner.Dispose).ConfigureAwait(false);
        }
        catch (Exception failure)
            when (failure is System.IO.IOException or ObjectDisposedException or InvalidOperationException or System.Net.WebException)
        {
            // The read that this was to end has ended, one way or the other.
        }
    }

    /// <summary>Waits for bytes that are still to come. Most small responses are there at once, and need none of this.</summary>
    private int Awaited(Task<int> reading)
    {
        if (waiting is null)
        {
            // Not every stream heeds a token once a read is under way, .NET Framework's for one: closing it ends the read.
            waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, closing);
            waiting.Token.Register(() => _ = CloseAsync());
        }

        waiting.CancelAfter(timeout);
        try
        {
            var bytes = reading.GetAwaiter().GetResult();
            waiting.CancelAfter(Timeout.Infinite);
            return bytes;
        }
        catch (Exception) when (waiting.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw closing.IsCancellationRequested ? new IOException("The connection was closed.") : new TimeoutException();
        }
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            waiting?.Dispose();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
