using System.Linq;
using System.Management.Automation.Language;
using System.Text;

namespace GitIntegration.PowerShell;

/// <summary>Quotes text for commands that somebody runs.</summary>
internal static class QuotedText
{
    /// <summary>
    /// Text as one has to type it to mean itself: quoted unless it is a plain word, and with visible escapes where it has characters
    /// that cannot be seen.
    /// </summary>
    public static string Of(string text)
    {
        if (IsPlainWord(text))
        {
            return text;
        }

        return text == text.ForDisplay() ? $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'" : InDoubleQuotes(text);
    }

    /// <summary>An expandable string with each hidden character as a subexpression, which Windows PowerShell understands too.</summary>
    private static string InDoubleQuotes(string text)
    {
        var quoted = new StringBuilder("\"");
        var index = 0;
        while (index < text.Length)
        {
            var character = text.Substring(index, char.IsSurrogatePair(text, index) ? 2 : 1);
            quoted.Append(CharacterInDoubleQuotes(character));
            index += character.Length;
        }

        return quoted.Append('"').ToString();
    }

    private static string CharacterInDoubleQuotes(string character)
    {
        if (character != character.ForDisplay())
        {
            return string.Concat(character.Select(half => $"$([char]{(int)half})"));
        }

        return character is "`" or "$" or "\"" or "\u201C" or "\u201D" or "\u201E" ? $"`{character}" : character;
    }

    private static bool IsPlainWord(string text)
    {
        var isOfWordCharacters = text.All(character => char.IsLetterOrDigit(character) || character is '_' or '.');
        return isOfWordCharacters && text.Length > 0 && !char.IsDigit(text[0]);
    }
}
