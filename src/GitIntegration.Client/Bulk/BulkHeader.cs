using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>The columns of a bulk file, in the order of its header.</summary>
internal sealed class BulkHeader
{
    private readonly Dictionary<string, int> indexes = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The same by the column itself, which is found faster.</summary>
    private readonly Dictionary<BulkColumn, int> places = [];

    public BulkHeader(IReadOnlyList<string> names)
    {
        Columns = [.. names.Select(name => BulkColumns.Of(name.Trim()))];
        for (var index = 0; index < Columns.Count; index++)
        {
            var name = Columns[index].Name;
            if (name.Length > 0 && !indexes.ContainsKey(name))
            {
                indexes.Add(name, index);
                places[Columns[index]] = index;
            }
        }

        Id = IndexOf(BulkColumns.Id);
        IsMarked = IndexOf(BulkColumns.SpreadsheetSafe) >= 0;
        Credentials = [.. AllOf(column => column.IsCredential)];
        HasNameless = Columns.Any(column => column.Name.Length == 0);
        Settings = [.. AllOf(column => !column.IsHelper)];
    }

    public IReadOnlyList<BulkColumn> Columns { get; }

    /// <summary>The index of the column with ids; negative for none.</summary>
    public int Id { get; }

    /// <summary>True where cells have marks that a spreadsheet leaves alone.</summary>
    public bool IsMarked { get; }

    /// <summary>The index of the first column of that name; negative for none.</summary>
    public int IndexOf(string name) => indexes.TryGetValue(name, out var index) ? index : -1;

    /// <inheritdoc cref="IndexOf(string)"/>
    public int IndexOf(BulkColumn column) =>
        places.TryGetValue(column, out var index) ? index
        : column.IsDocumented ? -1
        : IndexOf(column.Name);

    /// <summary>The indexes of the columns that count, without those that this module adds.</summary>
    public int[] Settings { get; }

    /// <summary>True where a column has no name.</summary>
    public bool HasNameless { get; }

    /// <summary>The indexes of the columns with credentials.</summary>
    public int[] Credentials { get; }

    /// <summary>True for a column that counts: one with a name, and the first with that name.</summary>
    public bool Counts(int index) => IndexOf(Columns[index].Name) == index;

    /// <summary>The cell of a column in a row.</summary>
    public string Cell(BulkRow row, BulkColumn column) => row[IndexOf(column)];

    /// <summary>The id in a row; null where it's blank, or isn't one.</summary>
    public int? IdOf(BulkRow row) => row[Id].Length > 0 && CellValue.TryParse(BulkColumns.Id.Kind, row[Id], out _) is int id ? id : null;

    /// <summary>The display name in a row, or else its address; empty where it has neither.</summary>
    public string NameOf(BulkRow row) =>
        Cell(row, BulkColumns.DisplayName) is { Length: > 0 } given ? given : Cell(row, BulkColumns.Origin);

    /// <summary>What a row is about, for people: its noun, its id and its name.</summary>
    public string Describe(BulkRow row)
    {
        var name = NameOf(row);
        var id = row[Id].Length > 0 ? $" {row[Id]}" : string.Empty;
        var label = name.Length > 0 ? $" '{name}'" : string.Empty;
        return $"{(IsIntegration(row) ? "integration" : "repository")}{id}{label}".ForDisplay();
    }

    /// <summary>True for the row of an integration. Its type is one of the app's own words, and it has no parent.</summary>
    public bool IsIntegration(BulkRow row) => !IsNested(row) && Cell(row, BulkColumns.IntegrationType) is not ("" or BulkTypes.Repository);

    private IEnumerable<int> AllOf(Func<BulkColumn, bool> isMeant) =>
        Enumerable.Range(0, Columns.Count).Where(index => Counts(index) && isMeant(Columns[index]));

    /// <summary>True for a repository within an integration.</summary>
    public bool IsNested(BulkRow row) => Cell(row, BulkColumns.TrackedFolderId) is not ("" or "0" or "-1");
}
