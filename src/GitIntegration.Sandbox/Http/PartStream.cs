using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace GitIntegration.Sandbox;

/// <summary>Streams texts as UTF-8, encoding each on demand.</summary>
internal sealed class PartStream(IEnumerator<string> parts) : Stream
{
    private byte[] part = [];
    private int taken;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (taken == part.Length)
        {
            if (!parts.MoveNext())
            {
                return 0;
            }

            part = Encoding.UTF8.GetBytes(parts.Current);
            taken = 0;
        }

        var length = Math.Min(count, part.Length - taken);
        Array.Copy(part, taken, buffer, offset, length);
        taken += length;
        return length;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            parts.Dispose();
        }

        base.Dispose(disposing);
    }
}
