using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace GitIntegration;

/// <summary>What is kept of a bulk file: a few bytes a row, so that it can be compared with what the server sends.</summary>
internal sealed class BulkIndex
{
    private readonly Dictionary<int, RowDigest> rows = [];
    private readonly HashSet<int> repeated = [];
    private readonly HashSet<int> deleted = [];
    private readonly HashSet<string> newOrigins = new(StringComparer.Ordinal);

    private BulkIndex(BulkHeader header) => Header = header;

    /// <summary>The columns of the file.</summary>
    public BulkHeader Header { get; }

    /// <summary>How many rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>Reads a file, as far as it can be read.</summary>
    public static BulkIndex Of(BulkTable table, CancellationToken cancellationToken)
    {
        var index = new BulkIndex(table.Header);
        try
        {
            foreach (var row in table.Rows(cancellationToken))
            {
                index.Add(row);
            }
        }
        catch (BulkFault)
        {
            // The check of the rows reports it.
        }

        return index;
    }

    /// <summary>The number of the first row with this id.</summary>
    public int FirstRowOf(int id) => rows[id].Row;

    /// <summary>True where a row deletes this.</summary>
    public bool Deletes(int id) => deleted.Contains(id);

    /// <summary>True where a new row has this origin.</summary>
    public bool HasNew(string origin) => newOrigins.Contains(origin);

    /// <summary>Reads what the server has, and keeps of it what the file changes.</summary>
    /// <param name="exported">The rows of an export, beginning with its header.</param>
    public BulkPresent Match(IEnumerable<BulkRow> exported)
    {
        BulkPresent? present = null;
        int[] places = [];
        foreach (var row in exported)
        {
            if (present is null)
            {
                present = new BulkPresent(new BulkHeader(row.Cells), row.Cells, this);
                places = [.. Header.Columns.Select(present.Header.IndexOf)];
            }
            else if (present.Header.IdOf(row) is { } id)
            {
                present.Add(id, row, IsNeeded(id, row, places));
            }
        }

        return present ?? new BulkPresent(new BulkHeader([]), [], this);
    }

    private void Add(BulkRow row)
    {
        Count++;
        if (Header.IdOf(row) is not { } id)
        {
            newOrigins.Add(Header.Cell(row, BulkColumns.Origin));
            return;
        }

        if (rows.ContainsKey(id))
        {
            repeated.Add(id);
        }
        else
        {
            rows.Add(id, RowDigest.Of(Header, row));
        }

        if (Header.Cell(row, BulkColumns.Delete).Length > 0)
        {
            deleted.Add(id);
        }
    }

    private bool IsNeeded(int id, BulkRow present, int[] places) =>
        rows.TryGetValue(id, out var digest) && (Deletes(id) || repeated.Contains(id) || !digest.IsIn(Header, present, places));
}
