using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace GitIntegration;

/// <summary>A bulk file of another server: its rows as new ones, without what means nothing here.</summary>
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
    public override string EncodingName => table.EncodingName;

    /// <summary>What couldn't be translated when the rows were last read.</summary>
    public IReadOnlyList<GijBulkFinding> Problems => problems;

    /// <summary>What was left out or blanked when the rows were last read, in words.</summary>
    public IEnumerable<string> Notices => counts.Select(pair => FormattableString.Invariant($"{pair.Key}: {pair.Value}."));

    /// <inheritdoc/>
    public override IEnumerable<BulkRow> Rows(CancellationToken cancellationToken)
    {
        problems.Clear();
        counts.Clear();
        foreach (var row in table.Rows(cancellationToken))
        {
            if (Header.IsNested(row))
            {
                Count("Repositories left out, which a scan of their integration brings");
            }
            else if (Header.Cell(row, BulkColumns.Delete).Length > 0)
            {
                Count("Rows left out, which delete something");
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
        var cells = (string[])row.Cells.Clone();
        foreach (var column in Blanked)
        {
            if (Header.IndexOf(column) is >= 0 and var index && index < cells.Length && cells[index].Length > 0)
            {
                cells[index] = string.Empty;
                CountBlanked(column);
            }
        }

        if (Header.IndexOf(BulkColumns.ProjectMapping) is >= 0 and var mapping && mapping < cells.Length)
        {
            cells[mapping] = Translated(row, cells[mapping]);
        }

        if (Header.IsIntegration(row))
        {
            Count("Rows of integrations, of which the app doesn't say whether it creates any");
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
            Count("Local roots left out");
        }
        else if (column == BulkColumns.SshKeyId)
        {
            Count("SSH keys left out, whose ids differ between servers");
        }
    }

    private string Translated(BulkRow row, string mapping)
    {
        if (mapping.Length == 0 || ProjectMappingKind.IdsIn(mapping).Length == 0)
        {
            return mapping;
        }

        var keys = Header.Cell(row, BulkColumns.ProjectKeys).Split(KeySeparators, StringSplitOptions.RemoveEmptyEntries);
        var place = new BulkPlace(row.Number, BulkColumns.ProjectMapping, mapping);
        if (keys.Length == 0)
        {
            problems.Add(place.Error("NoProjectKey", BulkColumns.ProjectKeys));
            return string.Empty;
        }

        var here = keys.Select(key => map.TryGetValue(key.Trim(), out var other) ? other : key.Trim()).ToArray();
        string[] missing = [.. here.Where(key => projects.IdOf(key) is null)];
        if (missing.Length > 0)
        {
            problems.Add(place.Error("UnknownProjectKey", string.Join(", ", missing)));
            return string.Empty;
        }

        return BulkColumn.Format(here.Select(key => projects.IdOf(key)!.Value).Distinct().ToArray());
    }

    private void Count(string what) => counts[what] = counts.TryGetValue(what, out var count) ? count + 1 : 1;
}
