using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace GitIntegration.Bench;

/// <summary>Prints the rows as a table or as JSON.</summary>
internal static class Report
{
    private static readonly string[] Headers = ["row", "ours", "reference", "ratio", "10%..90%", "target", "result"];
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Print(TextWriter output, IReadOnlyList<Row> rows)
    {
        string[][] lines = [Headers, .. rows.Select(Cells)];
        var widths = Enumerable.Range(0, Headers.Length).Select(column => lines.Max(line => line[column].Length)).ToArray();
        foreach (var line in lines)
        {
            var padded = line.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            output.WriteLine(string.Join("  ", padded).TrimEnd());
        }
    }

    public static string Json(IReadOnlyList<Row> rows) => JsonSerializer.Serialize(rows, Indented);

    private static string[] Cells(Row row) =>
        row.Ratio is { } ratio
            ? [row.Name, WithUnit(row.Ours, row), WithUnit(row.Reference!, row), Number(ratio.Median), Range(ratio), .. Verdict(row, "")]
            : [row.Name, WithUnit(row.Ours, row), "-", "-", Range(row.Ours), .. Verdict(row, $" {row.Unit}")];

    private static string[] Verdict(Row row, string unit) =>
        row.Target is { } target ? [Number(target) + unit, row.Passes ? "pass" : "MISS"] : ["-", "-"];

    private static string WithUnit(Spread figures, Row row) => $"{Number(figures.Median)} {row.Unit}";

    private static string Range(Spread figures) => $"{Number(figures.Low)}..{Number(figures.High)}";

    /// <summary>Three digits or more: 0.071, 1.23, 84.4, 10873.</summary>
    private static string Number(double value) =>
        value.ToString(
            Math.Abs(value) switch
            {
                < 1 => "0.000",
                < 10 => "0.00",
                < 100 => "0.0",
                _ => "0",
            },
            CultureInfo.InvariantCulture
        );
}
