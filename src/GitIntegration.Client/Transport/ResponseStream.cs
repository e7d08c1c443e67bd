using System;
using System.IO;
using System.Threading;

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
    private readonly CancellationTokenSource waiting;
    private readonly CancellationTokenRegistration abort;
    private long allowed;

    public ResponseStream(Stream inner, TimeSpan timeout, long allowed, CancellationToken stop)
    {
        this.inner = inner;
        this.timeout = timeout;
        this.allowed = allowed;
        this.stop = stop;
        waiting = CancellationTokenSource.CreateLinkedTokenSource(stop);

        // The streams of .NET Framework do not heed a token once a read is under way: closing them ends it.
        abort = waiting.Token.Register(inner.Dispose);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Is called before each wait for bytes: what was read so far can be handed out first.</summary>
    public Action? BeforeWaiting { get; set; }

    /// <summary>Allows this many bytes from here on.</summary>
    public void Allow(long bytes) => allowed = bytes;

    /// <exception cref="TimeoutException">No byte came within the timeout.</exception>
    /// <exception cref="FormatException">More came than allowed.</exception>
    /// <exception cref="OperationCanceledException">The stop was asked for.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        BeforeWaiting?.Invoke();
        waiting.CancelAfter(timeout);
        try
        {
            var bytes = inner.ReadAsync(buffer, offset, count, waiting.Token).GetAwaiter().GetResult();
            waiting.CancelAfter(Timeout.Infinite);
            allowed -= bytes;
            return allowed >= 0 ? bytes : throw new FormatException("it is larger than this module reads");
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
            abort.Dispose();
            waiting.Dispose();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
