using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace GitIntegration;

/// <summary>Texts of a server in Markdown, in which they can neither end their place nor become a link, a picture or HTML.</summary>
internal static class MarkdownText
{
    private static readonly Regex Backticks = new("`+", RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>The text as code, for anywhere but a table. Control characters are shown as escapes.</summary>
    public static string Code(string text)
    {
        var shown = text.ForDisplay();
        if (shown.Length == 0)
        {
            return "(empty)";
        }

        var longest = Backticks.Matches(shown).Cast<Match>().Select(run => run.Length).DefaultIfEmpty(0).Max();
        var fence = new string('`', longest + 1);
        var room = shown[0] is '`' or ' ' || shown[shown.Length - 1] is '`' or ' ' ? " " : string.Empty;
        return $"{fence}{room}{shown}{room}{fence}";
    }

    /// <summary>The same for a cell of a table, which a bar would end.</summary>
    public static string Cell(string text)
    {
        var shown = text.ForDisplay();

        // Renderers disagree about a backslash in front of a bar, and about bars within code: entities mean the same to all of them.
        return shown.IndexOf('|') < 0 ? Code(text) : $"<code>{Entities(shown)}</code>";
    }

    /// <summary>A sentence of this module, in which texts of a server may be quoted, as plain text.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length + 16);
        foreach (var character in text.ForDisplay())
        {
            if (character is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '&' or '|' or '~' or '@')
            {
                plain.Append('\\');
            }

            plain.Append(character);
        }

        return plain.Replace("www.", @"www\.").Replace("://", @":\/\/").ToString();
    }

    private static string Entities(string text)
    {
        var entities = new StringBuilder(text.Length * 2);
        foreach (var character in text)
        {
            if (character is (>= ' ' and <= '~') && !char.IsLetterOrDigit(character) && character is not (' ' or '-' or '.' or ','))
            {
                entities.Append("&#").Append(((int)character).ToString(CultureInfo.InvariantCulture)).Append(';');
            }
            else
            {
                entities.Append(character);
            }
        }

        return entities.ToString();
    }
}
