using System.Collections.Generic;
using System.IO;

namespace GitIntegration;

/// <summary>Writes rows of cells with tabs between them, and quotes around those that need them.</summary>
/// <param name="text">Where they go.</param>
internal sealed class TsvWriter(TextWriter text)
{
    private static readonly char[] NeedQuotes = ['\t', '\r', '\n', '"'];

    public void Write(IEnumerable<string> cells)
    {
        var isFirst = true;
        foreach (var cell in cells)
        {
            if (!isFirst)
            {
                text.Write('\t');
            }

            isFirst = false;
            WriteCell(cell);
        }

        text.Write('\n');
    }

    private void WriteCell(string cell)
    {
        if (cell.IndexOfAny(NeedQuotes) < 0)
        {
            text.Write(cell);
            return;
        }

        text.Write('"');
        text.Write(cell.Replace("\"", "\"\""));
        text.Write('"');
    }
}
