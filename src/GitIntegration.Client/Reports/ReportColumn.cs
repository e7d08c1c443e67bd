using System;
using System.Collections;
using System.Globalization;
using System.Linq;

namespace GitIntegration;

/// <summary>One column of a report.</summary>
/// <param name="member">Its name in data formats; null where they leave it out.</param>
/// <param name="heading">Its heading on pages; null where they leave it out.</param>
/// <param name="kind">How pages show it.</param>
/// <param name="value">The value of a row.</param>
internal sealed class ReportColumn(string? member, string? heading, ColumnKind kind, Func<object, object?> value)
{
    public string? Member => member;

    public string? Heading => heading;

    public ColumnKind Kind => kind;

    /// <summary>The cell of a row: text that is safe to show, or a number; null where there is none.</summary>
    public object? CellOf(object row) => CellOfValue(value(row));

    /// <summary>The cell as text; empty where there is none.</summary>
    public string TextOfRow(object row) => Convert.ToString(CellOf(row), CultureInfo.InvariantCulture);

    /// <summary>The cell as pages show it: the names of enumerations in words.</summary>
    public object? ShownOf(object row)
    {
        var cell = value(row);
        return cell is Enum ? EnumText.Words($"{cell}") : CellOfValue(cell);
    }

    private static object? CellOfValue(object? value) =>
        value switch
        {
            null => null,
            int or long or double => value,
            DateTime time => new DateTimeOffset(time).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
            _ => TextOf(value),
        };

    private static string TextOf(object value) =>
        value switch
        {
            string text => text.ForDisplay(),
            bool flag => flag ? "true" : "false",
            IEnumerable list => string.Join(", ", list.Cast<object>().Select(TextOf)),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture).ForDisplay(),
        };
}
