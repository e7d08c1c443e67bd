using System;
using System.Collections.Generic;
using System.Threading;

namespace GitIntegration;

/// <summary>The rows of a bulk file, from any source. They can be read repeatedly and aren't cached.</summary>
internal abstract class BulkTable : IDisposable
{
    /// <summary>The columns.</summary>
    public BulkHeader Header { get; protected set; } = new([]);

    /// <summary>How the characters are encoded.</summary>
    public virtual FileEncodingKind Encoding => FileEncodingKind.Utf8;

    /// <summary>False for rows of another server, whose ids mean nothing here.</summary>
    public virtual bool HasOwnIds => true;

    /// <summary>The name of that encoding, where it matters.</summary>
    public virtual string EncodingName => string.Empty;

    /// <summary>Reads the rows below the header, without the marks of a spreadsheet.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="BulkFault">A row can't be read.</exception>
    public abstract IEnumerable<BulkRow> Rows(CancellationToken cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) { }

    /// <summary>The row as it's meant.</summary>
    protected BulkRow Unmarked(BulkRow row) =>
        Header.IsMarked ? row with { Cells = Array.ConvertAll(row.Cells, SpreadsheetMark.Remove) } : row;
}
