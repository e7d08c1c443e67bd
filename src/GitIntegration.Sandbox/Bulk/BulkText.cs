using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace GitIntegration.Sandbox;

/// <summary>Tab-separated text with quotes around cells that need them.</summary>
internal static class BulkText
{
    public static string Line(IEnumerable<string> cells) => string.Join("\t", cells.Select(Quoted)) + "\n";

    /// <summary>The rows of a text. A quoted cell can hold tabs, line breaks and doubled quotes.</summary>
    public static IReadOnlyList<string[]> Parse(string text)
    {
        var rows = new List<string[]>();
        var cells = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (isQuoted)
            {
                if (character != '"')
                {
                    cell.Append(character);
                }
                else if (index + 1 < text.Length && text[index + 1] == '"')
                {
                    cell.Append(text[++index]);
                }
                else
                {
                    isQuoted = false;
                }
            }
            else if (character == '"' && cell.Length == 0)
            {
                isQuoted = true;
            }
            else if (character == '\t')
            {
                EndCell();
            }
            else if (character == '\n')
            {
                EndRow();
            }
            else if (character != '\r')
            {
                cell.Append(character);
            }
        }

        if (cell.Length > 0 || cells.Count > 0)
        {
            EndRow();
        }

        return rows;

        void EndCell()
        {
            cells.Add(cell.ToString());
            cell.Clear();
        }

        void EndRow()
        {
            EndCell();
            rows.Add([.. cells]);
            cells.Clear();
        }
    }

    private static string Quoted(string cell) => cell.IndexOfAny(['\t', '\r', '\n', '"']) < 0 ? cell : $"\"{cell.Replace("\"", "\"\"")}\"";
}
