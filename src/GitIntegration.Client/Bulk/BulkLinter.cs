using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace GitIntegration;

/// <summary>Checks a bulk file, with or without the server's data.</summary>
/// <param name="table">The file.</param>
/// <param name="index">What is known of all its rows; null where nothing is.</param>
/// <param name="present">What the server has; null where it isn't known.</param>
/// <param name="projects">The projects of Jira; null where they aren't known.</param>
/// <param name="server">What messages call the server.</param>
internal sealed class BulkLinter(BulkTable table, BulkIndex? index, BulkPresent? present, ProjectKeys? projects, string server)
{
    /// <summary>The most warnings and information. Errors are never left out, because they stop an import.</summary>
    private const int MostRemarks = 10_000;

    private readonly BulkHeader header = table.Header;
    private readonly BulkRowCheck rowCheck = new(table.Header, present);
    private readonly BulkCellCheck cellCheck = new(server, projects);
    private readonly SortedDictionary<int, int> credentials = [];

    /// <summary>The first row of each id, if there's no index.</summary>
    private readonly Dictionary<int, int> firstRows = [];

    private readonly HashSet<string> newOrigins = new(StringComparer.Ordinal);

    /// <summary>The last valid cell of each column.</summary>
    private readonly string?[] good = new string?[table.Header.Columns.Count];

    private readonly List<GijBulkFinding> found = [];

    /// <summary>Checks it.</summary>
    public IEnumerable<GijBulkFinding> Run(CancellationToken cancellationToken)
    {
        var check = new BulkHeaderCheck(table, present);
        return check.IsHopeless ? check.Run() : Limited(check.Run().Concat(OfRows(cancellationToken))).Concat(OfCredentials());
    }

    private static IEnumerable<GijBulkFinding> Limited(IEnumerable<GijBulkFinding> findings)
    {
        var remarks = 0;
        foreach (var finding in findings)
        {
            if (finding.Severity == FindingSeverity.Error || ++remarks <= MostRemarks)
            {
                yield return finding;
            }
        }

        if (remarks > MostRemarks)
        {
            yield return new BulkPlace(null).Information("MoreRemarks", remarks - MostRemarks);
        }
    }

    private IEnumerable<GijBulkFinding> OfRows(CancellationToken cancellationToken)
    {
        using var rows = table.Rows(cancellationToken).GetEnumerator();
        while (MoveNext(rows, out var fault))
        {
            if (fault is not null)
            {
                yield return fault;
                yield break;
            }

            foreach (var finding in OfRow(rows.Current))
            {
                yield return finding;
            }
        }
    }

    /// <summary>Goes to the next row, or to the fault of one that can't be read.</summary>
    private static bool MoveNext(IEnumerator<BulkRow> rows, out GijBulkFinding? fault)
    {
        fault = null;
        try
        {
            return rows.MoveNext();
        }
        catch (BulkFault unreadable)
        {
            fault = new BulkPlace(unreadable.Row).Because("Unreadable", unreadable.Message);
            return true;
        }
    }

    /// <summary>Checks a row. It allocates only findings, because files have millions of cells.</summary>
    private List<GijBulkFinding> OfRow(BulkRow row)
    {
        found.Clear();
        CountCredentials(row);
        AddExtraCells(row);
        AddProjectKeys(row);
        var id = header.IdOf(row);
        if (present?.IsSame(id) == true)
        {
            return found;
        }

        var before = id is { } known ? present?.Find(known) : null;
        if (header.Id < 0 || row[header.Id].Length == 0)
        {
            found.AddRange(rowCheck.OfNew(row));
            AddSameOrigin(row);
        }
        else if (id is { } number)
        {
            AddKnown(row, number, before);
        }

        AddCells(row, before);
        return found;
    }

    /// <summary>A row with an id: what it is about, and what it does to that.</summary>
    private void AddKnown(BulkRow row, int id, BulkRow? before)
    {
        var first = FirstRowOf(id, row.Number);
        if (first != row.Number)
        {
            found.Add(new BulkPlace(row.Number, BulkColumns.Id, row[header.Id]).Error("DuplicateId", first));
        }

        if (present?.Has(id) == false)
        {
            found.Add(new BulkPlace(row.Number, BulkColumns.Id, row[header.Id]).Error("UnknownId", id, server));
        }
        else if (header.Cell(row, BulkColumns.Delete) == DeleteCellKind.Word)
        {
            found.Add(rowCheck.OfDelete(row, id, before is null ? (header, row) : (present!.Header, before)));
        }
    }

    private int FirstRowOf(int id, int row)
    {
        if (index is not null)
        {
            return index.FirstRowOf(id);
        }

        if (firstRows.TryGetValue(id, out var first))
        {
            return first;
        }

        firstRows.Add(id, row);
        return row;
    }

    private void AddExtraCells(BulkRow row)
    {
        for (var place = header.HasNameless ? 0 : header.Columns.Count; place < row.Cells.Length; place++)
        {
            if (row.Cells[place].Length > 0 && (place >= header.Columns.Count || header.Columns[place].Name.Length == 0))
            {
                found.Add(new BulkPlace(row.Number, null, row.Cells[place]).Error("ExtraCell", place + 1));
                return;
            }
        }
    }

    /// <summary>The keys are for -AsNew; here, only the ids count.</summary>
    private void AddProjectKeys(BulkRow row)
    {
        if (projects is null || !table.HasOwnIds || header.Cell(row, BulkColumns.ProjectKeys) is not { Length: > 0 } keys)
        {
            return;
        }

        var named = BulkMove.KeysIn(keys).Select(projects.IdOf).ToArray();
        var ids = ProjectMappingKind.IdsIn(header.Cell(row, BulkColumns.ProjectMapping)).Select(id => (long?)id);
        if (!new HashSet<long?>(named).SetEquals(ids))
        {
            found.Add(new BulkPlace(row.Number, BulkColumns.ProjectKeys, keys).Warning("KeysIgnored", BulkColumns.ProjectMapping));
        }
    }

    private void AddSameOrigin(BulkRow row)
    {
        var origin = header.Cell(row, BulkColumns.Origin);
        if (origin.Length > 0 && !newOrigins.Add(origin))
        {
            found.Add(new BulkPlace(row.Number, BulkColumns.Origin, origin).Warning("OriginTwice"));
        }
    }

    private void AddCells(BulkRow row, BulkRow? before)
    {
        if (before is not null)
        {
            AddChanges(row, before);
            return;
        }

        foreach (var place in header.Settings)
        {
            // Short cells are shared instances, so skip one that was just valid.
            if (row[place] is { Length: > 0 } cell && !ReferenceEquals(cell, good[place]))
            {
                if (cellCheck.Run(new BulkPlace(row.Number, header.Columns[place], cell), header.IsMarked) is { } finding)
                {
                    found.Add(finding);
                }
                else
                {
                    good[place] = cell;
                }
            }
        }
    }

    private void AddChanges(BulkRow row, BulkRow before)
    {
        var isNested = present!.Header.IsNested(before);
        foreach (var place in header.Settings)
        {
            var column = header.Columns[place];
            var (cell, known) = (row[place], present.Header.Cell(before, column));
            if (cell.Length == 0 && known.Length > 0 && !column.IsCredential && !column.IsReadOnly)
            {
                found.Add(BulkRowCheck.NotCleared(row, column, known));
            }
            else if (cell.Length > 0 && !column.AreSame(cell, known))
            {
                AddChange(row, place, known, isNested);
            }
        }
    }

    private void AddChange(BulkRow row, int place, string known, bool isNested)
    {
        var ofCell = cellCheck.Run(new BulkPlace(row.Number, header.Columns[place], row[place]), header.IsMarked);
        var ofChange = ofCell?.Severity == FindingSeverity.Error ? null : rowCheck.OfChange(row, place, known, isNested);
        found.AddRange(new[] { ofCell, ofChange }.OfType<GijBulkFinding>());
    }

    private void CountCredentials(BulkRow row)
    {
        foreach (var place in header.Credentials)
        {
            if (row[place].Length > 0)
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
