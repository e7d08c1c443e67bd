using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace GitIntegration;

/// <summary>
/// Finds and decodes what can be base64, in its standard alphabet or the one for addresses, or hexadecimal. Line ends may be within it,
/// as in mails, and blanks in front of a line, as in YAML.
/// </summary>
internal static class EncodedRuns
{
    private const char Padding = '=';

    /// <summary>What can be the blanks in front of a line, as forms write them.</summary>
    private static readonly Regex FormBlanks = new(@"[\r\n]\++", RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout);

    private const int BitsPerByte = 8,
        BitsPerBase64 = 6,
        BitsPerHex = 4;

    /// <summary>The fewest characters of base64 that can hold so many bytes.</summary>
    public static int LengthFor(int bytes) => ((bytes * BitsPerByte) + BitsPerBase64 - 1) / BitsPerBase64;

    /// <summary>Finds the next run of at least so many characters.</summary>
    /// <returns>Its place, with what pads it; one without characters where there is none.</returns>
    public static (int Start, int End) Next(string text, int from, int shortest)
    {
        var start = from;
        while (start <= text.Length - shortest)
        {
            // Read backward: another character within so many means that no run begins in front of it.
            var other = IsLineEnd(text[start]) ? start : LastOther(text, start, start + shortest);
            if (other >= start)
            {
                start = other + 1;
                continue;
            }

            var (end, length) = Measure(text, start);
            if (length >= shortest)
            {
                return (start, EndOfPadding(text, end));
            }

            start = end;
        }

        return default;
    }

    /// <summary>Finds the run behind which a text ends, maybe within it.</summary>
    /// <returns>Its place, with what pads it; one without characters where there is none of so many.</returns>
    public static (int Start, int End) Last(string text, int from, int shortest)
    {
        var end = Math.Max(from, Escapes.RestOf(text));
        while (end > from && (IsBetweenLines(text[end - 1]) || text[end - 1] == Padding))
        {
            end--;
        }

        return Next(text, LastOther(text, from, end) + 1, shortest);
    }

    /// <summary>True for a run behind which the text ends, maybe within it.</summary>
    public static bool IsLast(string text, int end)
    {
        var last = Escapes.RestOf(text);
        while (end < last && IsBetweenLines(text[end]))
        {
            end++;
        }

        return end >= last;
    }

    /// <summary>
    /// What a run stands for, with a character for each byte. Other characters can stand in front of the encoded ones, so that every
    /// place counts at which a byte can begin.
    /// </summary>
    public static IEnumerable<string> BytesOf(string run) =>
        run.IndexOf('+') >= 0 && FormBlanks.IsMatch(run) ? Decoded(run).Concat(Decoded(FormBlanks.Replace(run, ""))) : Decoded(run);

    private static IEnumerable<string> Decoded(string run)
    {
        for (var skipped = 0; skipped < 4; skipped++)
        {
            yield return Decode(run, skipped, Base64Value, BitsPerBase64);
        }

        for (var skipped = 0; skipped < 2; skipped++)
        {
            yield return Decode(run, skipped, Escapes.HexValue, BitsPerHex);
        }
    }

    /// <summary>The same bytes read as UTF-16, whose characters can begin at every other one, with the low or the high byte.</summary>
    public static IEnumerable<string> Utf16Of(string bytes) =>
        [Paired(bytes, from: 0, low: 0), Paired(bytes, from: 0, low: 1), Paired(bytes, from: 1, low: 0), Paired(bytes, from: 1, low: 1)];

    private static (int End, int Length) Measure(string text, int start)
    {
        var end = start;
        var length = 0;
        var isInLine = true;
        for (var at = start; at < text.Length; at++)
        {
            if (Base64Value(text[at]) >= 0)
            {
                end = at + 1;
                length++;
                isInLine = true;
            }
            else if (IsLineEnd(text[at]))
            {
                isInLine = false;
            }
            else if (isInLine || !IsBlank(text[at]))
            {
                break;
            }
        }

        return (end, length);
    }

    /// <summary>The last place in a part of a text that can't be within a run; the one in front of the part where all can.</summary>
    private static int LastOther(string text, int start, int end)
    {
        var last = end - 1;
        while (last >= start && (Base64Value(text[last]) >= 0 || IsBetweenLines(text[last])))
        {
            var blanks = last;
            while (last >= start && IsBlank(text[last]))
            {
                last--;
            }

            if (last < blanks && (last < start || !IsLineEnd(text[last])))
            {
                return blanks;
            }

            last--;
        }

        return last;
    }

    private static int EndOfPadding(string text, int end)
    {
        while (end < text.Length && text[end] == Padding)
        {
            end++;
        }

        return end;
    }

    private static string Decode(string run, int skipped, Func<char, int> valueOf, int bitsPerDigit)
    {
        var bytes = new char[run.Length * bitsPerDigit / BitsPerByte];
        var written = 0;
        var buffer = 0;
        var bits = 0;
        foreach (var digit in run)
        {
            var value = valueOf(digit);
            if (value < 0 || skipped-- > 0)
            {
                continue;
            }

            buffer = (buffer << bitsPerDigit) | value;
            bits += bitsPerDigit;
            if (bits >= BitsPerByte)
            {
                bits -= BitsPerByte;
                bytes[written++] = (char)((buffer >> bits) & 0xFF);
            }
        }

        return new string(bytes, 0, written);
    }

    private static string Paired(string bytes, int from, int low)
    {
        var characters = new char[(bytes.Length - from) / 2];
        for (var index = 0; index < characters.Length; index++)
        {
            var first = from + (2 * index);
            characters[index] = (char)(bytes[first + low] | (bytes[first + 1 - low] << BitsPerByte));
        }

        return new string(characters);
    }

    private static bool IsLineEnd(char character) => character is '\r' or '\n';

    private static bool IsBlank(char character) => character is ' ' or '\t';

    private static bool IsBetweenLines(char character) => IsLineEnd(character) || IsBlank(character);

    private static int Base64Value(char digit) =>
        digit switch
        {
            >= 'A' and <= 'Z' => digit - 'A',
            >= 'a' and <= 'z' => digit - 'a' + 26,
            >= '0' and <= '9' => digit - '0' + 52,
            '+' or '-' => 62,
            '/' or '_' => 63,
            _ => -1,
        };
}
