using System.Collections.Generic;
using System.Linq;

namespace GitIntegration.Help;

/// <summary>Breaks lines that a console or a page shows as they are.</summary>
internal static class Lines
{
    private const int Width = 80;

    /// <summary>The text in lines of a console's width, each behind some blanks.</summary>
    public static string Wrapped(string text, int indent) => Wrapped(text.Split(' '), indent, indent);

    /// <summary>The same with words that must not be broken, and another indent from the second line on.</summary>
    public static string Wrapped(IEnumerable<string> words, int firstIndent, int indent)
    {
        List<string> lines = [];
        var line = new string(' ', firstIndent);
        foreach (var word in words)
        {
            if (line.Length + word.Length > Width && !string.IsNullOrWhiteSpace(line))
            {
                lines.Add(line.TrimEnd());
                line = new string(' ', indent);
            }

            line += $"{word} ";
        }

        return string.Join('\n', lines.Append(line.TrimEnd()));
    }
}
