using System;

namespace GitIntegration;

/// <summary>Reads what stands for another character: escapes of JSON and JavaScript, bytes of addresses, entities.</summary>
internal static class Escapes
{
    private static (int Length, int Code) None => default;

    /// <summary>Reads what stands at one place of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The place.</param>
    /// <param name="end">The end of the text. An escape that it cuts off isn't one.</param>
    /// <returns>How many characters stand for another, 0 where none do, and its code point.</returns>
    public static (int Length, int Code) Read(char[] text, int at, int end) =>
        text[at] switch
        {
            '\\' => ReadBackslash(text, at, end),
            '%' => at + 1 < end && text[at + 1] == 'u' ? ReadHex(text, at, 2, 4, end) : ReadHex(text, at, 1, 2, end),
            '&' => HtmlEntities.Read(text, at, end),
            _ => None,
        };

    /// <summary>True for a character that can begin an escape.</summary>
    public static bool CanBegin(char character) => character is '\\' or '%' or '&';

    /// <summary>Where escapes within one another begin that the end of the text has cut through; the end where there are none.</summary>
    public static int RestOf(string text)
    {
        var start = text.Length;
        for (var inner = CutOffIn(text, start); inner < start; inner = CutOffIn(text, start))
        {
            start = inner;
        }

        return start;
    }

    /// <summary>Where one escape begins that the end has cut through; the end where there is none.</summary>
    private static int CutOffIn(string text, int end)
    {
        var at = Math.Max(0, end - 1 - HtmlEntities.LongestBody);
        while (at < end && !IsCutOff(text, at, end))
        {
            at++;
        }

        return at;
    }

    private static bool IsCutOff(string text, int start, int end)
    {
        var rest = end - start - 1;
        return text[start] switch
        {
            '%' => IsHexCutOff(text, start + 1, end, 2) || (rest > 0 && text[start + 1] == 'u' && IsHexCutOff(text, start + 2, end, 4)),
            '\\' => rest == 0
                || (text[start + 1] == 'u' && IsHexCutOff(text, start + 2, end, 4))
                || (text[start + 1] == 'x' && IsHexCutOff(text, start + 2, end, 2)),
            '&' => AreAll(text, start + 1, end, letter => letter == '#' || char.IsLetterOrDigit(letter)),
            var other => rest == 0 && char.IsHighSurrogate(other),
        };
    }

    private static bool IsHexCutOff(string text, int from, int end, int digits) =>
        end - from < digits && AreAll(text, from, end, letter => HexValue(letter) >= 0);

    private static bool AreAll(string text, int from, int end, Predicate<char> isMeant)
    {
        var at = from;
        while (at < end && isMeant(text[at]))
        {
            at++;
        }

        return at == end;
    }

    /// <summary>The value of a hexadecimal digit; -1 for another character.</summary>
    public static int HexValue(char digit) =>
        digit switch
        {
            >= '0' and <= '9' => digit - '0',
            >= 'a' and <= 'f' => digit - 'a' + 10,
            >= 'A' and <= 'F' => digit - 'A' + 10,
            _ => -1,
        };

    /// <summary>
    /// Behind a backslash, a character without a meaning of its own stands for itself. A misread one is left until it has been read.
    /// </summary>
    private static (int Length, int Code) ReadBackslash(char[] text, int at, int end) =>
        at + 1 == end
            ? None
            : text[at + 1] switch
            {
                'n' => (2, '\n'),
                'r' => (2, '\r'),
                't' => (2, '\t'),
                'b' => (2, '\b'),
                'f' => (2, '\f'),
                'u' => ReadHex(text, at, 2, 4, end),
                'x' => ReadHex(text, at, 2, 2, end),
                _ when Misreadings.Read(text, at + 1, end).Length > 0 => None,
                var itself => (2, itself),
            };

    /// <summary>
    /// Reads a number of hexadecimal digits behind a prefix. A byte becomes its character in Latin-1; what is UTF-8 among them is found as
    /// a misreading.
    /// </summary>
    private static (int Length, int Code) ReadHex(char[] text, int at, int prefix, int digits, int end)
    {
        var length = prefix + digits;
        if (at + length > end)
        {
            return None;
        }

        var code = 0;
        for (var next = at + prefix; next < at + length; next++)
        {
            var value = HexValue(text[next]);
            if (value < 0)
            {
                return None;
            }

            code = (code << 4) | value;
        }

        return (length, code);
    }
}
