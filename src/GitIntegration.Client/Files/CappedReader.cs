using System;
using System.IO;

namespace GitIntegration;

/// <summary>
/// Reads no more than a limit. It counts what is read: the length of a device or of a growing file is not to be relied on.
/// </summary>
/// <param name="text">The text, which is closed with this reader.</param>
/// <param name="largestKiB">The limit: characters, in units of 1,024.</param>
internal sealed class CappedReader(TextReader text, int largestKiB) : TextReader
{
    private long left = largestKiB * 1024L;

    /// <inheritdoc/>
    public override int Peek() => text.Peek();

    /// <inheritdoc/>
    public override int Read()
    {
        var character = text.Read();
        Count(character < 0 ? 0 : 1);
        return character;
    }

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count)
    {
        var length = text.Read(buffer, index, count);
        Count(length);
        return length;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            text.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Count(int length)
    {
        left -= length;
        if (left < 0)
        {
            throw new FormatException(Reasons.Named("FileTooLarge", largestKiB));
        }
    }
}
