using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace GitIntegration;

/// <summary>A bulk file from another server, as new rows without server-specific values.</summary>
internal sealed class BulkMove : BulkTable
{
    /// <summary>What belongs to the server that the file came from.</summary>
    private static readonly BulkColumn[] Blanked =
    [
        BulkColumns.Id,
        BulkColumns.RealRoot,
        BulkColumns.AbsoluteRoot,
        BulkColumns.SshKeyId,
        BulkColumns.ProjectKeys,
    ];

    /// <summary>What tells the rows apart that aren't moved.</summary>
    private static readonly BulkColumn[] Needed = [BulkColumns.TrackedFolderId, BulkColumns.IntegrationType];

    private static readonly char[] KeySeparators = [',', ';'];

    private readonly BulkTable table;
    private readonly ProjectKeys projects;
    private readonly IReadOnlyDictionary<string, string> map;
    private readonly List<GijBulkFinding> problems = [];
    private readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <param name="table">The file.</param>
    /// <param name="projects">The projects here.</param>
    /// <param name="map">The keys of projects there and here, where they differ.</param>
    public BulkMove(BulkTable table, ProjectKeys projects, IReadOnlyDictionary<string, string> map)
    {
        this.table = table;
        this.projects = projects;
        this.map = map;
        Header = table.Header;
    }

    /// <inheritdoc/>
    public override FileEncodingKind Encoding => table.Encoding;

    /// <inheritdoc/>
    public override bool HasOwnIds => false;

    /// <inheritdoc/>
    public override string EncodingName => table.EncodingName;

    /// <summary>What couldn't be translated when the rows were last read.</summary>
    public IReadOnlyList<GijBulkFinding> Problems => problems;

    /// <summary>What was left out or blanked when the rows were last read, in words.</summary>
    public IEnumerable<string> Notices => counts.Select(pair => FormattableString.Invariant($"{pair.Key}: {pair.Value}."));

    /// <summary>The keys in a cell.</summary>
    public static IEnumerable<string> KeysIn(string cell) =>
        cell.Split(KeySeparators, StringSplitOptions.RemoveEmptyEntries).Select(key => key.Trim());

    /// <inheritdoc/>
    public override IEnumerable<BulkRow> Rows(CancellationToken cancellationToken)
    {
        problems.Clear();
        counts.Clear();
        problems.AddRange(
            Needed
                .Where(column => Header.IndexOf(column) < 0)
                .Select(column => new BulkPlace(BulkPlace.HeaderRow, column).Error("NeededToMove", column))
        );
        foreach (var row in table.Rows(cancellationToken))
        {
            if (Header.IsNested(row))
            {
                Count("Repositories left out because a scan of their integration adds them");
            }
            else if (Header.Cell(row, BulkColumns.Delete).Length > 0)
            {
                Count("Rows left out because they delete something");
            }
            else
            {
                yield return Moved(row);
            }
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            table.Dispose();
        }

        base.Dispose(disposing);
    }

    private BulkRow Moved(BulkRow row)
    {
        string[] cells = [.. Enumerable.Range(0, Math.Max(row.Cells.Length, Header.Columns.Count)).Select(index => row[index])];
        foreach (var column in Blanked)
        {
            if (Header.IndexOf(column) is >= 0 and var index && cells[index].Length > 0)
            {
                cells[index] = string.Empty;
                CountBlanked(column);
            }
        }

        if (Header.IndexOf(BulkColumns.ProjectMapping) is >= 0 and var mapping)
        {
            cells[mapping] = Translated(row, cells[mapping]);
        }

        if (Header.IsIntegration(row))
        {
            Count("Rows of integrations, which the app might not create");
        }

        return row with
        {
            Cells = cells,
        };
    }

    private void CountBlanked(BulkColumn column)
    {
        if (column == BulkColumns.RealRoot)
        {
            Count("Local folders (realRoot) left out");
        }
        else if (column == BulkColumns.SshKeyId)
        {
            Count("SSH keys left out because their ids differ between servers");
        }
    }

    private string Translated(BulkRow row, string mapping)
    {
        string[] keys = [.. KeysIn(Header.Cell(row, BulkColumns.ProjectKeys))];
        if (mapping.Length > 0 ? ProjectMappingKind.IdsIn(mapping).Length == 0 : keys.Length == 0)
        {
            return mapping;
        }

        var place = new BulkPlace(row.Number, BulkColumns.ProjectMapping, mapping);
        if (keys.Length == 0)
        {
            problems.Add(place.Error("NoProjectKey", BulkColumns.ProjectKeys));
            return string.Empty;
        }

        var here = Array.ConvertAll(keys, key => map.TryGetValue(key, out var other) ? other : key);
        string[] missing = [.. here.Where(key => projects.IdOf(key) is null)];
        if (missing.Length > 0)
        {
            problems.Add(place.Error("UnknownProjectKey", string.Join(", ", missing)));
            return string.Empty;
        }

        return CellValue.Format(here.Select(key => projects.IdOf(key)!.Value).Distinct().ToArray());
    }

    private void Count(string what) => counts[what] = counts.TryGetValue(what, out var count) ? count + 1 : 1;
}
