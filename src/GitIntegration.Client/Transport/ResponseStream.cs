using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>
/// The body of an answer, read forward only. Each wait for bytes has the connection's timeout, a stop ends it at once,
/// and no more than the allowed number of bytes is taken, so that a hostile answer cannot fill the memory.
/// </summary>
internal sealed class ResponseStream : Stream
{
    private readonly Stream inner;
    private readonly TimeSpan timeout;
    private readonly CancellationToken stop;
    private CancellationTokenSource? waiting;
    private long allowed;

    public ResponseStream(Stream inner, TimeSpan timeout, long allowed, CancellationToken stop)
    {
        this.inner = inner;
        this.timeout = timeout;
        this.allowed = allowed;
        this.stop = stop;
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
    /// <exception cref="FormatException">More came than allowed.</exception>
    /// <exception cref="OperationCanceledException">The stop was asked for.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        BeforeReading?.Invoke();
        var reading = inner.ReadAsync(buffer, offset, count, stop);
        var bytes = reading.IsCompleted ? reading.GetAwaiter().GetResult() : Awaited(reading);
        allowed -= bytes;
        return allowed >= 0 ? bytes : throw new FormatException("it is larger than this module reads");
    }

    /// <summary>Closes the stream on a thread of its own: whoever asks for the stop is not to wait for it, or to hear of its failure.</summary>
    private async Task CloseAsync()
    {
        try
        {
            await Task.Run(inner.Dispose).ConfigureAwait(false);
        }
        catch (Exception closing)
            when (closing is System.IO.IOException or ObjectDisposedException or InvalidOperationException or System.Net.WebException)
        {
            // The read that this was to end has ended, one way or the other.
        }
    }

    /// <summary>Waits for bytes that are still to come. Most small answers are there at once, and need none of this.</summary>
    private int Awaited(Task<int> reading)
    {
        if (waiting is null)
        {
            // Not every stream heeds a token once a read is under way, .NET Framework's for one: closing it ends the read.
            waiting = CancellationTokenSource.CreateLinkedTokenSource(stop);
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
            stop.ThrowIfCancellationRequested();
            throw new TimeoutException();
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
