using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation.Language;
using System.Text;

namespace GitIntegration.PowerShell;

/// <summary>Writes a configuration as a PowerShell data file.</summary>
internal static class DataFileText
{
    private const string Indent = "    ";

    /// <param name="entries">The entries, each with its names and values.</param>
    public static string Format(IEnumerable<IReadOnlyList<KeyValuePair<string, object?>>> entries)
    {
        var text = new StringBuilder($"@{{\n{Indent}{ConfigurationNames.Integrations} = @(\n");
        foreach (var entry in entries)
        {
            text.Append($"{Indent}{Indent}@{{\n");
            foreach (var member in entry)
            {
                text.Append($"{Indent}{Indent}{Indent}{member.Key} = {Literal(member.Value)}\n");
            }

            text.Append($"{Indent}{Indent}}}\n");
        }

        return text.Append($"{Indent})\n}}\n").ToString();
    }

    private static string Literal(object? value) =>
        value switch
        {
            bool flag => flag ? "$true" : "$false",
            string text => Quote(text),
            IReadOnlyDictionary<string, object?> members =>
                $"@{{ {string.Join("; ", members.Select(member => $"{member.Key} = {Literal(member.Value)}"))} }}",
            IEnumerable elements => $"@({string.Join(", ", elements.Cast<object?>().Select(Literal))})",
            _ => string.Format(CultureInfo.InvariantCulture, "{0}", value),
        };

    private static string Quote(string text)
    {
        var shown = text.ForDisplayInLines();
        return shown == text ? $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'" : QuoteHidden(text);
    }

    /// <summary>A text with characters that a terminal would obey, in the escapes of PowerShell 7.</summary>
    private static string QuoteHidden(string text) =>
        $"\"{string.Concat(text.Select(letter => letter is '`' or '$' or '"' or '“' or '”' or '„' ? $"`{letter}" : Visible(letter)))}\"";

    private static string Visible(char letter) =>
        letter.ToString().ForDisplayInLines() is var shown && shown == letter.ToString()
            ? shown
            : $"`u{{{((int)letter).ToString("x", CultureInfo.InvariantCulture)}}}";
}
