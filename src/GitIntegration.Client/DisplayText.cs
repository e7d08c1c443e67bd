using System.Globalization;
using System.Text;

namespace GitIntegration;

/// <summary>
/// Makes text safe to show to a person. What a server, a file or a host sends can hold characters that a terminal obeys, that
/// forge a line, or that hide or reverse what stands beside them.
/// </summary>
internal static class DisplayText
{
    /// <summary>
    /// The text in one line, with a visible escape such as \n or \u{1b} in place of every control, format or separator character
    /// (Unicode's Cc, Cf, Zl, Zp) and of every half of a surrogate pair.
    /// </summary>
    public static string ForDisplay(this string text) => Escape(text, keepsLines: false);

    /// <summary>The same for a text of several lines, which stay lines.</summary>
    public static string ForDisplayInLines(this string text) => Escape(text, keepsLines: true);

    private static string Escape(string text, bool keepsLines)
    {
        StringBuilder? shown = null;
        var copied = 0;
        for (var index = 0; index < text.Length; index++)
        {
            if (IsHarmless(text[index]) || (keepsLines && text[index] is '\r' or '\n' or '\t'))
            {
                continue;
            }

            var isPair = char.IsSurrogatePair(text, index);
            if (!IsHidden(CharUnicodeInfo.GetUnicodeCategory(text, index)))
            {
                index += isPair ? 1 : 0;
                continue;
            }

            shown ??= new StringBuilder(text.Length + 16);
            shown.Append(text, copied, index - copied).Append(EscapeOf(isPair ? char.ConvertToUtf32(text, index) : text[index]));
            index += isPair ? 1 : 0;
            copied = index + 1;
        }

        return shown is null ? text : shown.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>True for what nearly every text is made of, without a look into the tables of Unicode.</summary>
    private static bool IsHarmless(char character) =>
        character is (>= ' ' and <= '~') or (>= '\u00A1' and < '\u00AD') or (> '\u00AD' and < '\u0300');

    private static bool IsHidden(UnicodeCategory category) =>
        category
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.Surrogate;

    private static string EscapeOf(int character) =>
        character switch
        {
            '\n' => @"\n",
            '\r' => @"\r",
            '\t' => @"\t",
            _ => $@"\u{{{character.ToString("x", CultureInfo.InvariantCulture)}}}",
        };
}
