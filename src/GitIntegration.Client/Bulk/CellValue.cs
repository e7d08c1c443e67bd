using System;
using System.Collections;
using System.Globalization;
using System.Linq;

namespace GitIntegration;

/// <summary>Values as the cells of a bulk file have them.</summary>
internal static class CellValue
{
    /// <summary>Between the ids of projects.</summary>
    public const char Separator = ',';

    /// <summary>The value of a cell; null where it isn't one, with the reason.</summary>
    public static object? TryParse(FieldKind kind, string cell, out string? fault)
    {
        fault = null;
        try
        {
            return kind.Parse(cell);
        }
        catch (FormatException refusal)
        {
            fault = refusal.Message;
            return null;
        }
    }

    /// <summary>The text of a value.</summary>
    public static string Format(object? value) =>
        value switch
        {
            null => string.Empty,
            string text => text,
            bool flag => flag ? "true" : "false",
            IEnumerable elements => string.Join(
                $"{Separator}",
                elements.Cast<object?>().Select(Format).Distinct().OrderBy(text => text.Length).ThenBy(text => text, StringComparer.Ordinal)
            ),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => $"{value}",
        };
}
