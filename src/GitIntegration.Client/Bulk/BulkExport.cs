using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace GitIntegration;

/// <summary>Writes an export to a file, as a whole or not at all.</summary>
/// <param name="path">The full path of the file.</param>
/// <param name="projects">The keys of projects for a column of their own; null for none.</param>
internal sealed class BulkExport(string path, ProjectKeys? projects)
{
    /// <summary>The most places of logins that are named.</summary>
    private const int MostNamed = 20;

    private readonly List<string> logins = [];

    /// <summary>True to write the columns with credentials too.</summary>
    public bool HasCredentials { get; init; }

    /// <summary>True to mark what a spreadsheet would change.</summary>
    public bool IsMarked { get; init; }

    /// <summary>How many cells with credentials were written.</summary>
    public int CredentialCount { get; private set; }

    /// <summary>How many addresses were left out.</summary>
    public int LoginCount { get; private set; }

    /// <summary>The places of the first addresses that were left out, because there's a login in them.</summary>
    public IReadOnlyList<string> Logins => logins;

    /// <summary>Writes the rows, the first of which is the header.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.FileUnwritable"/>.</exception>
    public bool Write(IEnumerable<BulkRow> rows, CancellationToken cancellationToken)
    {
        CredentialCount = 0;
        LoginCount = 0;
        logins.Clear();
        try
        {
            TextFile.Save(path, text => Write(Apart(rows), new TsvWriter(text), cancellationToken), isPrivate: HasCredentials);
            return true;
        }
        catch (SourceFailure failure)
        {
            ExceptionDispatchInfo.Capture(failure.InnerException).Throw();
            throw;
        }
    }

    private void Write(IEnumerable<BulkRow> rows, TsvWriter file, CancellationToken cancellationToken)
    {
        BulkHeader? header = null;
        int[] columns = [];
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var isHeader = header is null;
            header ??= new BulkHeader(row.Cells);
            columns = isHeader ? [.. Enumerable.Range(0, row.Cells.Length).Where(index => IsWritten(header.Columns[index]))] : columns;
            var cells = isHeader ? NamesIn(row, columns) : CellsIn(row, columns, header);
            file.Write(cells);
        }
    }

    private bool IsWritten(BulkColumn column) => HasCredentials || !column.IsCredential;

    private IEnumerable<string> NamesIn(BulkRow row, int[] columns)
    {
        var names = columns.Select(index => row[index]);
        names = projects is null ? names : names.Append(BulkColumns.ProjectKeys.Name);
        return IsMarked ? names.Append(BulkColumns.SpreadsheetSafe.Name) : names;
    }

    private IEnumerable<string> CellsIn(BulkRow row, int[] columns, BulkHeader header)
    {
        var cells = columns.Select(index => Marked(header.Columns[index], CellIn(row, index, header.Columns[index])));
        if (projects is not null)
        {
            var keys = projects.Of(ProjectMappingKind.IdsIn(header.Cell(row, BulkColumns.ProjectMapping)));
            cells = cells.Append(Marked(BulkColumns.ProjectKeys, string.Join($"{CellValue.Separator}", keys)));
        }

        return IsMarked ? cells.Append(string.Empty) : cells;
    }

    private string Marked(BulkColumn column, string cell) => IsMarked ? SpreadsheetMark.Add(column, cell) : cell;

    /// <summary>Blank cells change nothing on import, so no value is lost.</summary>
    private string CellIn(BulkRow row, int index, BulkColumn column)
    {
        var cell = row[index];
        if (cell.Length == 0)
        {
            return cell;
        }

        if (column.IsCredential)
        {
            CredentialCount++;
            return cell;
        }

        if (HasCredentials || !DisplayText.HasLogin(cell))
        {
            return cell;
        }

        LoginCount++;
        if (logins.Count < MostNamed)
        {
            logins.Add(BulkPlace.Format(row.Number, column.Name));
        }

        return string.Empty;
    }

    /// <summary>Keeps failures of the connection from being reported as failures of the disk.</summary>
    private static IEnumerable<BulkRow> Apart(IEnumerable<BulkRow> rows)
    {
        using var all = rows.GetEnumerator();
        while (HasNext(all))
        {
            yield return all.Current;
        }
    }

    private static bool HasNext(IEnumerator<BulkRow> rows)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (Exception failure) when (failure is IOException or FormatException)
        {
            throw new SourceFailure(failure);
        }
    }

    /// <summary>Carries a failure of the connection past what writes the file.</summary>
#pragma warning disable CA1032, CA1064 // It never leaves this class.
    private sealed class SourceFailure(Exception failure) : Exception(failure.Message, failure);
#pragma warning restore CA1032, CA1064
}
