using System;
using System.Collections.Generic;

namespace GitIntegration;

/// <summary>What the server has, as far as a bulk file is about it.</summary>
/// <param name="header">The columns of the export.</param>
/// <param name="names">Their names as the server writes them.</param>
/// <param name="file">The file.</param>
internal sealed class BulkPresent(BulkHeader header, IReadOnlyList<string> names, BulkIndex file)
{
    private readonly HashSet<int> ids = [];
    private readonly Dictionary<int, BulkRow> rows = [];
    private readonly Dictionary<int, int> nested = [];
    private readonly HashSet<string> origins = new(StringComparer.Ordinal);

    public BulkHeader Header { get; } = header;

    public IReadOnlyList<string> Names { get; } = names;

    /// <summary>True where something has this id.</summary>
    public bool Has(int id) => ids.Contains(id);

    /// <summary>The row with this id; null where the file says the same, and where there's none.</summary>
    public BulkRow? Find(int id) => rows.TryGetValue(id, out var row) ? row : null;

    /// <summary>True where the file says of this id what the server has.</summary>
    public bool IsSame(int? id) => id is { } known && Has(known) && Find(known) is null;

    /// <summary>How many repositories are in an integration that the file deletes.</summary>
    public int NestedIn(int id) => nested.TryGetValue(id, out var count) ? count : 0;

    /// <summary>True where something has the origin of a new row.</summary>
    public bool HasOrigin(string origin) => origins.Contains(origin);

    /// <summary>Adds a row.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="row">The row.</param>
    /// <param name="isNeeded">True where it's kept.</param>
    public void Add(int id, BulkRow row, bool isNeeded)
    {
        ids.Add(id);
        if (isNeeded)
        {
            rows[id] = row;
        }

        if (
            CellValue.TryParse(BulkColumns.Id.Kind, Header.Cell(row, BulkColumns.TrackedFolderId), out _) is int parent
            && file.Deletes(parent)
        )
        {
            nested[parent] = NestedIn(parent) + 1;
        }

        var origin = Header.Cell(row, BulkColumns.Origin);
        if (file.HasNew(origin))
        {
            origins.Add(origin);
        }
    }
}
