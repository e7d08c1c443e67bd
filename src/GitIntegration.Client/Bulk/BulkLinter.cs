using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace GitIntegration;

/// <summary>Checks a bulk file, by itself or against what the server has.</summary>
/// <param name="table">The file.</param>
/// <param name="index">What is known of all its rows.</param>
/// <param name="present">What the server has; null where it isn't known.</param>
/// <param name="projects">The projects of Jira; null where they aren't known.</param>
/// <param name="server">What messages call the server.</param>
internal sealed class BulkLinter(BulkTable table, BulkIndex index, BulkPresent? present, ProjectKeys? projects, string server)
{
    /// <summary>The most findings: a file that has more isn't a bulk file.</summary>
    public const int MostFindings = 100_000;

    private readonly BulkHeader header = table.Header;
    private readonly BulkRowCheck rowCheck = new(table.Header, present);
    private readonly BulkCellCheck cellCheck = new(server, projects);
    private readonly SortedDictionary<int, int> credentials = [];

    /// <summary>Checks it.</summary>
    public IEnumerable<GijBulkFinding> Run(CancellationToken cancellationToken)
    {
        var check = new BulkHeaderCheck(table, present);
        return check.IsHopeless ? check.Run() : check.Run().Concat(OfRows(cancellationToken)).Take(MostFindings).Concat(OfCredentials());
    }

    private IEnumerable<GijBulkFinding> OfRows(CancellationToken cancellationToken)
    {
        using var rows = table.Rows(cancellationToken).GetEnumerator();
        while (true)
        {
            BulkRow row;
            GijBulkFinding? fault = null;
            try
            {
                if (!rows.MoveNext())
                {
                    yield break;
                }

                row = rows.Current;
            }
            catch (BulkFault unreadable)
            {
                fault = new BulkPlace(unreadable.Row).Because("Unreadable", unreadable.Message);
                row = new BulkRow(unreadable.Row, []);
            }

            if (fault is not null)
            {
                yield return fault;
                yield break;
            }

            foreach (var finding in OfRow(row))
            {
                yield return finding;
            }
        }
    }

    private IEnumerable<GijBulkFinding> OfRow(BulkRow row)
    {
        var isNew = header.Id < 0 || row[header.Id].Length == 0;
        var id = header.IdOf(row);
        var before = id is { } known ? present?.Find(known) : null;
        var isSame = id is { } same && before is null && present?.Has(same) == true;
        CountCredentials(row);
        if (isSame)
        {
            return OfExtraCells(row);
        }

        var ofWhole = isNew ? rowCheck.OfNew(row) : OfKnown(row, id, before);
        return OfExtraCells(row).Concat(ofWhole).Concat(OfCells(row, before));
    }

    /// <summary>A row with an id: what it is about, and what it does to that.</summary>
    private IEnumerable<GijBulkFinding> OfKnown(BulkRow row, int? id, BulkRow? before)
    {
        if (id is not { } number)
        {
            yield break;
        }

        var place = new BulkPlace(row.Number, BulkColumns.Id, row[header.Id]);
        if (index.FirstRowOf(number) is var first && first != row.Number)
        {
            yield return place.Error("DuplicateId", first);
        }

        if (present?.Has(number) == false)
        {
            yield return place.Error("UnknownId", number, server);
        }
        else if (header.Cell(row, BulkColumns.Delete) == DeleteCellKind.Word)
        {
            yield return rowCheck.OfDelete(row, number, before is null ? (header, row) : (present!.Header, before));
        }
    }

    private IEnumerable<GijBulkFinding> OfExtraCells(BulkRow row)
    {
        for (var place = 0; place < row.Cells.Length; place++)
        {
            if (row.Cells[place].Length > 0 && (place >= header.Columns.Count || header.Columns[place].Name.Length == 0))
            {
                return [new BulkPlace(row.Number, null, row.Cells[place]).Error("ExtraCell", place + 1)];
            }
        }

        return [];
    }

    private IEnumerable<GijBulkFinding> OfCells(BulkRow row, BulkRow? before)
    {
        var isNested = before is null ? header.IsNested(row) : present!.Header.IsNested(before);
        for (var place = 0; place < header.Columns.Count; place++)
        {
            var column = header.Columns[place];
            if (!header.Counts(place) || column.IsHelper)
            {
                continue;
            }

            var known = before is null ? string.Empty : present!.Header.Cell(before, column);
            foreach (var finding in OfCell(row, place, before is null ? null : known, isNested))
            {
                yield return finding;
            }
        }
    }

    private IEnumerable<GijBulkFinding> OfCell(BulkRow row, int place, string? known, bool isNested)
    {
        var column = header.Columns[place];
        var cell = row[place];
        if (cell.Length == 0)
        {
            return known is { Length: > 0 } && !column.IsCredential && !column.IsReadOnly
                ? [BulkRowCheck.NotCleared(row, column, known)]
                : [];
        }

        if (known is not null && column.AreSame(cell, known))
        {
            return [];
        }

        var found = cellCheck.Run(new BulkPlace(row.Number, column, cell), header.IsMarked);
        var ofChange = known is null || found?.Severity == FindingSeverity.Error ? null : rowCheck.OfChange(row, place, known, isNested);
        return new[] { found, ofChange }.OfType<GijBulkFinding>();
    }

    private void CountCredentials(BulkRow row)
    {
        for (var place = 0; place < header.Columns.Count; place++)
        {
            if (header.Columns[place].IsCredential && row[place].Length > 0)
            {
                credentials[place] = credentials.TryGetValue(place, out var count) ? count + 1 : 1;
            }
        }
    }

    private IEnumerable<GijBulkFinding> OfCredentials() =>
        credentials.Select(pair =>
            new BulkPlace(null, header.Columns[pair.Key]).Warning("Credentials", header.Columns[pair.Key], pair.Value)
        );
}
