using System.Globalization;
using System.Text;

namespace GitIntegration;

/// <summary>
/// Reads what characters became on their way: UTF-8 that was read as Latin-1, a letter and its accent apart, and characters that nobody
/// can see in between.
/// </summary>
internal static class Misreadings
{
    /// <summary>What an invisible character stands for.</summary>
    public const int Nothing = -1;

    private const int LargestCode = 0x10FFFF;

    /// <summary>The bytes from 0x80 to 0x9F in the character set that Windows and browsers use for Latin-1.</summary>
    private const string Windows1252 =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
        + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    private static (int Length, int Code) None => default;

    /// <summary>Reads what stands at one place of a text, as <see cref="Escapes.Read"/> does.</summary>
    public static (int Length, int Code) Read(char[] text, int at, int end) =>
        text[at] switch
        {
            > '~' when ReadUtf8(text, at, end) is { Length: > 0 } character => character,
            _ when IsInvisible(text, at, end) => (char.IsSurrogate(text[at]) ? 2 : 1, Nothing),
            _ => ReadAccent(text, at, end),
        };

    /// <summary>True for a character that can be misread.</summary>
    public static bool CanBegin(char character) => character is < ' ' or > '~';

    /// <summary>True for an invisible character, except for bytes that were misread as control characters.</summary>
    public static bool IsInvisible(char character) =>
        character switch
        {
            >= ' ' and <= '~' => false,
            '\u034F' or '\u115F' or '\u1160' or '\u17B4' or '\u17B5' or '\u3164' or '\uFFA0' => true,
            (>= '\u180B' and <= '\u180F') or (>= '\uFE00' and <= '\uFE0F') => true,
            >= '\u0080' and <= '\u009F' => false,
            _ => CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.Control
                && !char.IsWhiteSpace(character),
        };

    /// <summary>The same, also for tags and variation selectors from U+E0000 on, which are pairs.</summary>
    private static bool IsInvisible(char[] text, int at, int end) =>
        IsInvisible(text[at]) || (text[at] == '\uDB40' && at + 1 < end && char.IsLowSurrogate(text[at + 1]));

    /// <summary>Reads a character of two to four bytes in UTF-8, each of which was read as a character.</summary>
    private static (int Length, int Code) ReadUtf8(char[] text, int at, int end)
    {
        var lead = ByteOf(text[at]);
        var more = lead switch
        {
            >= 0xC2 and <= 0xDF => 1,
            >= 0xE0 and <= 0xEF => 2,
            >= 0xF0 and <= 0xF4 => 3,
            _ => 0,
        };
        if (more == 0 || at + more >= end)
        {
            return None;
        }

        var code = lead & (0x3F >> more);
        for (var next = at + 1; next <= at + more; next++)
        {
            var part = ByteOf(text[next]);
            if (part is < 0x80 or > 0xBF)
            {
                return None;
            }

            code = (code << 6) | (part & 0x3F);
        }

        return code <= LargestCode ? (1 + more, code) : None;
    }

    /// <summary>The byte that was read as this character; 0 where it was none.</summary>
    private static int ByteOf(char character) =>
        character <= 0xFF ? character
        : Windows1252.IndexOf(character) is >= 0 and var index ? 0x80 + index
        : 0;

    /// <summary>Reads a letter and the accent behind it as one character, as most systems write it.</summary>
    private static (int Length, int Code) ReadAccent(char[] text, int at, int end)
    {
        if (at + 1 == end || text[at + 1] is < '\u0300' or > '\u036F' || !char.IsLetter(text[at]))
        {
            return None;
        }

        var composed = new string(text, at, 2).Normalize(NormalizationForm.FormC);
        return composed.Length == 1 ? (2, composed[0]) : None;
    }
}
