using System;
using System.Linq;
using System.Text;

namespace GitIntegration;

/// <summary>One table of a report as comma-separated values, for spreadsheets.</summary>
internal static class CsvReport
{
    /// <summary>Spreadsheets take UTF-8 for something else without it.</summary>
    private const char ByteOrderMark = '\uFEFF';

    private static readonly char[] Formula = ['=', '+', '-', '@'];

    public static string Format(ReportSection section)
    {
        var text = new StringBuilder().Append(ByteOrderMark);
        var columns = section.Kind.Data.ToList();
        Append(text, [.. columns.Select(one => one.Name)]);
        foreach (var row in section.Rows)
        {
            Append(text, [.. columns.Select(one => one.Column.TextOfRow(row))]);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string[] cells) => text.Append(string.Join(",", cells.Select(Quote))).Append("\r\n");

    /// <summary>A spreadsheet would run a text that begins like a formula.</summary>
    private static string Quote(string cell)
    {
        var safe = cell.Length > 0 && Array.IndexOf(Formula, cell[0]) >= 0 && !IsNumber(cell) ? $"'{cell}" : cell;
        return $"\"{safe.Replace("\"", "\"\"")}\"";
    }

    private static bool IsNumber(string cell) => cell.Length > 1 && cell.Skip(1).All(char.IsDigit) && cell[0] == '-';
}
