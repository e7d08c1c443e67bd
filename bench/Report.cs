using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace GitIntegration.Bench;

/// <summary>Prints the rows as a table or as JSON.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Print(TextWriter output, IReadOnlyList<Row> rows)
    {
        string[][] cells =
        [
            ["row", "ours", "reference", "ratio", "target", "result"],
            .. rows.Select(row =>
                new[]
                {
                    row.Name,
                    Text(row.Ours, row.Unit),
                    row.Absolute ? "-" : Text(row.Reference, row.Unit),
                    row.Absolute ? "-" : row.Figure.ToString("0.000", CultureInfo.InvariantCulture),
                    row.Target is not { } target ? "-"
                    : row.Absolute ? Text(target, row.Unit)
                    : target.ToString("0.00", CultureInfo.InvariantCulture),
                    row.Target is null ? "-"
                    : row.Passes ? "pass"
                    : "MISS",
                }
            ),
        ];
        var widths = Enumerable.Range(0, cells[0].Length).Select(column => cells.Max(row => row[column].Length)).ToArray();
        foreach (var row in cells)
        {
            output.WriteLine(
                string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])))
                    .TrimEnd()
            );
        }
    }

    public static string Json(IReadOnlyList<Row> rows) => JsonSerializer.Serialize(rows, Indented);

    private static string Text(double value, string unit) => $"{value.ToString("0.00", CultureInfo.InvariantCulture)} {unit}";
}
