using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>
/// The body of a response, read forward only. Each wait for bytes has the connection's timeout, the end of its try ends it at once, and
/// no more than the allowed number of bytes is taken, so that a hostile response cannot fill the memory.
/// </summary>
internal sealed class ResponseStream : Stream
{
    private readonly Stream inner;
    private readonly TimeSpan timeout;
    private readonly TryScope scope;
    private CancellationTokenSource? waiting;
    private long allowed = ResponseLimit.Element,
        allowedInAll;

    /// <param name="inner">The body.</param>
    /// <param name="timeout">The longest wait for its next bytes.</param>
    /// <param name="limit">How much of it is read.</param>
    /// <param name="scope">What ends the reading.</param>
    public ResponseStream(Stream inner, TimeSpan timeout, ResponseLimit limit, TryScope scope)
    {
        this.inner = inner;
        this.timeout = timeout;
        this.scope = scope;
        allowedInAll = limit.Bytes;
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

    /// <summary>Called before further bytes are read, and maybe waited for: objects read so far can be written first.</summary>
    public Action? BeforeReading { get; set; }

    /// <summary>Allows one more element of a list, within the limit of the whole.</summary>
    public void AllowElement() => allowed = ResponseLimit.Element;

    /// <exception cref="TimeoutException">No byte came within the timeout, or the whole took too long.</exception>
    /// <exception cref="IOException">The connection was closed.</exception>
    /// <exception cref="FormatException">More came than allowed.</exception>
    /// <exception cref="OperationCanceledException">The caller has ended it.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        BeforeReading?.Invoke();

        // A server that always has more to say is never waited for, and nothing else would end it.
        scope.ThrowIfEnded();
        var bytes = ReadOnce(buffer, offset, count);
        allowed -= bytes;
        allowedInAll -= bytes;
        return allowed >= 0 && allowedInAll >= 0 ? bytes : throw new FormatException(Reasons.Named("TooLarge"));
    }

    private int ReadOnce(byte[] buffer, int offset, int count)
    {
        try
        {
            var reading = inner.ReadAsync(buffer, offset, count, scope.Ended);
            return reading.IsCompleted ? reading.GetAwaiter().GetResult() : Awaited(reading);
        }
        catch (Exception) when (scope.Ended.IsCancellationRequested || waiting?.IsCancellationRequested == true)
        {
            scope.ThrowIfEnded();
            throw new TimeoutException();
        }
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

    /// <summary>Waits for more bytes. Most small responses are complete at once and don't need this.</summary>
    private int Awaited(Task<int> reading)
    {
        if (waiting is null)
        {
            // Some streams, such as .NET Framework's, ignore a token during a read: closing the stream ends the read.
            waiting = CancellationTokenSource.CreateLinkedTokenSource(scope.Ended);
            waiting.Token.Register(() => _ = CloseAsync());
        }

        waiting.CancelAfter(timeout);
        var bytes = reading.GetAwaiter().GetResult();
        waiting.CancelAfter(Timeout.Infinite);
        return bytes;
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
