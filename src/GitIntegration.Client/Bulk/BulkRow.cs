using System;

namespace GitIntegration;

/// <summary>A row of a bulk file.</summary>
/// <param name="Number">Its number as a spreadsheet counts: the header is 1, and a row with line breaks in its cells is one row.</param>
/// <param name="Cells">Its cells. Trailing ones may be missing.</param>
internal sealed record BulkRow(int Number, string[] Cells)
{
    /// <summary>The cell of a column; empty where it's missing, and for a column that doesn't exist.</summary>
    /// <param name="index">The index of the column; negative for none.</param>
    public string this[int index] => index >= 0 && index < Cells.Length ? Cells[index] : string.Empty;

    /// <summary>True where there is nothing in it.</summary>
    public bool IsBlank => Array.TrueForAll(Cells, cell => cell.Length == 0);
}
