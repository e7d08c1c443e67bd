using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace GitIntegration;

/// <summary>A report as Markdown, for wikis, merge requests and job summaries.</summary>
internal static class MarkdownReport
{
    public static string Format(Report report)
    {
        var text = new StringBuilder();
        Line(text, $"# {MarkdownText.Plain(report.Title)}");
        Line(text, MarkdownText.Plain(report.Heading));
        foreach (var section in report.Sections)
        {
            Append(text, section);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ReportSection section)
    {
        Line(text, $"## {section.Kind.Title}");
        if (section.Rows.Count == 0)
        {
            Line(text, section.Kind.Empty);
            return;
        }

        var counts = section.Rows.GroupBy(section.Kind.GroupOf).ToDictionary(same => same.Key, same => same.Count());
        Line(text, string.Join(", ", section.Kind.Groups.Where(one => counts.ContainsKey(one.Group)).Select(Count)));
        var columns = section
            .Kind.ShownFor(section.Rows)
            .Where(column => section.Rows.Any(row => column.TextOfRow(row).Length > 0))
            .ToList();
        Row(text, columns.Select(column => column.Heading!));
        Row(text, columns.Select(column => column.Kind == ColumnKind.Number ? "---:" : "---"));
        foreach (var row in section.Rows)
        {
            Row(text, columns.Select(column => Cell(column, row)));
        }

        text.Append('\n');

        string Count((string Group, ReportLevel Level) one) =>
            $"{EnumText.Words(one.Group)}: {counts[one.Group].ToString("N0", CultureInfo.InvariantCulture)}";
    }

    private static string Cell(ReportColumn column, object row) =>
        Convert.ToString(column.ShownOf(row), CultureInfo.InvariantCulture) is not { Length: > 0 } cell ? string.Empty
        : column.Kind == ColumnKind.Fix ? MarkdownText.Cell(cell)
        : MarkdownText.Plain(cell);

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").Append(string.Join(" | ", cells)).Append(" |\n");

    private static void Line(StringBuilder text, string line) => text.Append(line).Append("\n\n");
}
