using System;
using System.IO;
using System.Text;

namespace GitIntegration;

/// <summary>Reads the text of a body, and keeps its beginning for the error that may come of it.</summary>
internal sealed class BodyReader(StreamReader inner) : TextReader
{
    /// <summary>How many characters are kept: twice what an error shows, so that hardly a secret is cut off.</summary>
    private const int Kept = 2 * GijException.LongestBody;

    private readonly StringBuilder beginning = new();

    /// <summary>The first characters that were read.</summary>
    public string Beginning => beginning.ToString();

    /// <summary>How many characters were read.</summary>
    public long Count { get; private set; }

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count)
    {
        var read = inner.Read(buffer, index, count);
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
