namespace GitIntegration;

/// <summary>A column of a bulk file: its name, and what a cell may hold.</summary>
internal sealed class BulkColumn(string name, FieldKind kind)
{
    public string Name { get; } = name;

    /// <summary>What a cell holds; it parses, compares and shows it.</summary>
    public FieldKind Kind { get; } = kind;

    /// <summary>False for a column that the vendor's pages don't list.</summary>
    public bool IsDocumented { get; init; } = true;

    /// <summary>True where the app ignores what is imported.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>True for a column that this module adds and the app doesn't get.</summary>
    public bool IsHelper { get; init; }

    /// <summary>True for a login or a key, exported only with -IncludeCredential.</summary>
    public bool IsCredential { get; } = BulkColumns.HoldsCredentials(name);

    /// <summary>What a cell holds; its text where that can't be read.</summary>
    public object ValueOf(string cell) => CellValue.TryParse(Kind, cell, out _) ?? cell;

    /// <summary>True where two cells mean the same to the app.</summary>
    public bool AreSame(string one, string other) => one == other || Canonical(one) == Canonical(other);

    /// <summary>The one text for all cells that mean the same.</summary>
    public string Canonical(string cell)
    {
        if (Kind is TextKind or ChoiceKind)
        {
            return InLines(cell);
        }

        // The most common cells.
        return cell is "true" or "false" or ProjectMappingKind.All ? cell : CellValue.Format(ValueOf(cell));
    }

    public override string ToString() => Name;

    /// <summary>Spreadsheets replace the ends of lines within a cell.</summary>
    private static string InLines(string cell) => cell.IndexOf('\r') < 0 ? cell : cell.Replace("\r\n", "\n").Replace('\r', '\n');
}
