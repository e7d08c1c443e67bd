using System;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GitIntegration;

/// <summary>
/// Makes text safe to show to a person. What a server, a file or a host sends can hold characters that a terminal obeys, that
/// forge a line, or that hide or reverse what stands beside them; and addresses of git hosts can hold a login.
/// </summary>
internal static class DisplayText
{
    /// <summary>What is shown in place of a secret.</summary>
    public const string Mask = "********";

    /// <summary>
    /// The login in an address. Over http a user alone counts too, because git hosts accept a token in its place; in
    /// ssh://git@example.com it's a well-known name. In a query, the name tells.
    /// </summary>
    private static readonly Regex Login = new(
        """(?<=\bhttps?://)[^\s/?#"<>]+(?=@)|(?<=://)[^\s/?#"<>:@]*:[^\s/?#"<>]*(?=@)"""
            + """|(?<=[?&][\w.-]{0,40}(?:token|secret|passw|api[-_]?key)[\w.-]{0,40}=)[^\s&#"'<>=]+""",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Regex.InfiniteMatchTimeout
    );

    /// <summary>
    /// The text in one line, with a visible escape such as \n or \u{1b} in place of every control, format or separator character
    /// (Unicode's Cc, Cf, Zl, Zp) and of every half of a surrogate pair, and with a mask in place of the login in an address.
    /// </summary>
    public static string ForDisplay(this string text) => Escape(text, keepsLines: false);

    /// <summary>The same for a text of several lines, which stay lines.</summary>
    public static string ForDisplayInLines(this string text) => Escape(text, keepsLines: true);

    /// <summary>True for a text with an address that holds a login.</summary>
    public static bool HasLogin(string text) => CanHaveLogin(text) && Login.IsMatch(text);

    /// <summary>The text with a mask in place of the login in an address, and otherwise as it is.</summary>
    public static string WithoutLogin(string text) => CanHaveLogin(text) ? Login.Replace(text, Mask) : text;

    /// <summary>Spares nearly every text the search.</summary>
    private static bool CanHaveLogin(string text) =>
        (text.IndexOf('@') > 0 && text.IndexOf("://", StringComparison.Ordinal) > 0) || (text.IndexOf('?') >= 0 && text.IndexOf('=') > 0);

    private static string Escape(string text, bool keepsLines) => EscapeHidden(WithoutLogin(text), keepsLines, EscapeOf);

    private static string EscapeHidden(string text, bool keepsLines, Func<string, int, string> escape)
    {
        StringBuilder? shown = null;
        var copied = 0;
        var index = 0;
        while (index < text.Length)
        {
            var next = index + (char.IsSurrogatePair(text, index) ? 2 : 1);
            if (IsHidden(text, index, keepsLines))
            {
                shown ??= new StringBuilder(text.Length + 16);
                shown.Append(text, copied, index - copied).Append(escape(text, index));
                copied = next;
            }

            index = next;
        }

        return shown is null ? text : shown.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>The JSON text with an escape in place of each character that would be hidden. All of them stand within texts.</summary>
    public static string ForJson(string json) => EscapeHidden(json, keepsLines: true, EscapeInJson);

    private static bool IsHidden(string text, int index, bool keepsLines) =>
        !IsHarmless(text[index])
        && !(keepsLines && text[index] is '\r' or '\n' or '\t')
        && CharUnicodeInfo.GetUnicodeCategory(text, index)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.Surrogate;

    /// <summary>True for what nearly every text is made of, without a look into the tables of Unicode.</summary>
    private static bool IsHarmless(char character) =>
        character is (>= ' ' and <= '~') or (>= '\u00A1' and < '\u00AD') or (> '\u00AD' and < '\u0300');

    private static string EscapeOf(string text, int index) =>
        text[index] switch
        {
            '\n' => @"\n",
            '\r' => @"\r",
            '\t' => @"\t",
            _ when char.IsSurrogatePair(text, index) => EscapeOf(char.ConvertToUtf32(text, index)),
            var character => EscapeOf(character),
        };

    private static string EscapeInJson(string text, int index) =>
        char.IsSurrogatePair(text, index) ? EscapeInJson(text[index]) + EscapeInJson(text[index + 1]) : EscapeInJson(text[index]);

    private static string EscapeInJson(char character) => $@"\u{((int)character).ToString("x4", CultureInfo.InvariantCulture)}";

    private static string EscapeOf(int code) => $@"\u{{{code.ToString("x", CultureInfo.InvariantCulture)}}}";
}
