using System;
using System.IO;
using System.Text;

namespace GitIntegration;

/// <summary>Reads the text of a body, and keeps its beginning for the error that may come of it.</summary>
internal sealed class BodyReader(StreamReader inner) : TextReader
{
    /// <summary>How many characters are kept: twice what an error shows, so that hardly a secret is cut off.</summary>
    private const int Kept = 2 * GijException.LongestBody;

    /// <summary>No more is read at once, so that the place of what is being parsed is known well enough.</summary>
    private const int LongestChunk = 4096;

    private readonly StringBuilder beginning = new();

    /// <summary>The first characters that were read.</summary>
    public string Beginning => beginning.ToString();

    /// <summary>How many characters were read.</summary>
    public long Count { get; private set; }

    /// <summary>How many were read before the last chunk, in which the parser is now.</summary>
    public long ChunkStart { get; private set; }

    /// <summary>True when no more than white space was read, to the end as far as that is known.</summary>
    public bool IsBlank => Count == beginning.Length && string.IsNullOrWhiteSpace(Beginning);

    /// <inheritdoc/>
    public override int Peek() => inner.Peek();

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count)
    {
        var read = inner.Read(buffer, index, Math.Min(count, LongestChunk));
        ChunkStart = Count;
        Count += read;
        beginning.Append(buffer, index, Math.Min(read, Kept - beginning.Length));
        return read;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
