using System;
using System.Collections.Generic;

namespace GitIntegration;

/// <summary>What a row of a bulk file changes.</summary>
/// <param name="Action">What it does.</param>
/// <param name="Row">The row.</param>
/// <param name="Id">The id of what it's about; null for a new one.</param>
/// <param name="Subject">What it's about, for people.</param>
/// <param name="Present">The row of the server; null where it has none.</param>
/// <param name="Cells">The cells that say something else.</param>
internal sealed record BulkChange(
    ChangeAction Action,
    BulkRow Row,
    int? Id,
    string Subject,
    BulkRow? Present,
    IReadOnlyList<BulkCellChange> Cells
)
{
    /// <summary>The change in one line, for a question.</summary>
    public string Describe(string server) => FormattableString.Invariant($"{Action} {Subject} on {server} (row {Row.Number})");

    /// <summary>What a row changes; null where it changes nothing.</summary>
    /// <param name="header">The columns of the file.</param>
    /// <param name="row">The row.</param>
    /// <param name="present">What the server has.</param>
    public static BulkChange? Of(BulkHeader header, BulkRow row, BulkPresent present)
    {
        var id = header.IdOf(row);
        if (present.IsSame(id))
        {
            return null;
        }

        var before = id is { } known ? present.Find(known) : null;
        var subject = before is null ? header.Describe(row) : present.Header.Describe(before);
        if (header.Cell(row, BulkColumns.Delete) == DeleteCellKind.Word)
        {
            return new BulkChange(ChangeAction.Delete, row, id, subject, before, []);
        }

        var cells = Differences(header, row, before, present.Header);
        var action = id is null ? ChangeAction.Create : ChangeAction.Change;
        return cells.Count == 0 ? null : new BulkChange(action, row, id, subject, before, cells);
    }

    /// <summary>The cells of a row that aren't blank, and differ from what the server has.</summary>
    public static IReadOnlyList<BulkCellChange> Differences(BulkHeader header, BulkRow row, BulkRow? before, BulkHeader presentHeader)
    {
        var cells = new List<BulkCellChange>();
        foreach (var index in header.Settings)
        {
            var column = header.Columns[index];
            if (column.IsReadOnly || column == BulkColumns.Id || row[index].Length == 0)
            {
                continue;
            }

            var known = before is null ? null : presentHeader.Cell(before, column);
            if (known is null || !column.AreSame(row[index], known))
            {
                cells.Add(new BulkCellChange(column, known, row[index]));
            }
        }

        return cells;
    }
}
