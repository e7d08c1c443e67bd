using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Security;
using System.Text;
using System.Text.Json;
using System.Web;

namespace GitIntegration.Tests;

/// <summary>A way in which a server can write a secret that it repeats.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Encode">Encodes a text.</param>
/// <param name="IsLossy">True where something of the text is lost, so that nothing else can be encoded so and read again.</param>
internal sealed record SecretEncoding(string Name, Func<string, string> Encode, bool IsLossy = false)
{
    static SecretEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>All of them; the first leaves the text as it is.</summary>
    public static IReadOnlyList<SecretEncoding> All { get; } =
    [
        new("as it is", text => text),
        new("JSON of .NET", text => JsonSerializer.Serialize(text)[1..^1]),
        new("JSON of Newtonsoft", text => Newtonsoft.Json.JsonConvert.ToString(text)[1..^1]),
        new(
            "JSON with slashes escaped",
            text => Newtonsoft.Json.JsonConvert.ToString(text)[1..^1].Replace("/", @"\/", StringComparison.Ordinal)
        ),
        new("JSON, every character", text => Each(text, character => $@"\u{(int)character:x4}")),
        new("JSON, every character in upper case", text => Each(text, character => $@"\u{(int)character:X4}")),
        new("JavaScript", text => HttpUtility.JavaScriptStringEncode(text)),
        new(
            "JavaScript, bytes",
            text => Each(text, character => character <= 0xFF ? $@"\x{(int)character:x2}" : $@"\u{(int)character:x4}")
        ),
        new(
            "JavaScript's escape",
            text =>
                Each(
                    text,
                    character =>
                        IsWord(character) ? $"{character}"
                        : character <= 0xFF ? $"%{(int)character:X2}"
                        : $"%u{(int)character:X4}"
                )
        ),
        new(
            "a backslash before each sign",
            text => Each(text, character => IsWord(character) || character is < ' ' or > '~' ? $"{character}" : $@"\{character}")
        ),
        new("HTML", WebUtility.HtmlEncode),
        new("HTML, names", Named),
        new("HTML, decimal", text => EachRune(text, rune => $"&#{rune.Value};")),
        new("HTML, hexadecimal", text => EachRune(text, rune => $"&#x{rune.Value:X};")),
        new("HTML, zeros in front", text => EachRune(text, rune => $"&#{rune.Value:D7};")),
        new("XML", text => SecurityElement.Escape(text)),
        new("address", Uri.EscapeDataString),
        new("form, a plus for a blank", WebUtility.UrlEncode),
        new("address, every byte in lower case", text => PercentEach(Encoding.UTF8, text, "x2")),
        new("address, every byte of Latin-1", text => IsLatin1(text) ? PercentEach(Encoding.Latin1, text, "X2") : text),
        new("UTF-8 read as Latin-1", text => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text))),
        new("UTF-8 read as Windows-1252", text => Encoding.GetEncoding(1252).GetString(Encoding.UTF8.GetBytes(text))),
        new(
            "UTF-16 read as Latin-1",
            text => IsLatin1(text) ? Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(text)) : text,
            IsLossy: true
        ),
        new("base64", text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text))),
        new("base64 for addresses", text => Base64Url(Encoding.UTF8.GetBytes(text))),
        new("base64 of a login", text => Convert.ToBase64String(Encoding.UTF8.GetBytes($"user:{text}"))),
        new("base64, one byte in front", text => Base64Url(Encoding.UTF8.GetBytes($"u{text}."))),
        new("base64, two bytes in front", text => Base64Url(Encoding.UTF8.GetBytes($"u:{text}.."))),
        new("base64 behind other characters", text => $"a/{Base64Url(Encoding.UTF8.GetBytes(text))}"),
        new("base64 of Latin-1", text => Convert.ToBase64String((IsLatin1(text) ? Encoding.Latin1 : Encoding.UTF8).GetBytes(text))),
        new("base64 of UTF-16 with the high byte first", text => Convert.ToBase64String(Encoding.BigEndianUnicode.GetBytes(text))),
        new(
            "base64 in indented lines",
            text => string.Join("\n    ", Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).Chunk(12).Select(line => new string(line)))
        ),
        new("base64 of UTF-16", text => Convert.ToBase64String(Encoding.Unicode.GetBytes(text))),
        new("base64 in lines", text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text), Base64FormattingOptions.InsertLineBreaks)),
        new("hexadecimal", text => Convert.ToHexString(Encoding.UTF8.GetBytes(text))),
        new("hexadecimal in lower case", text => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text))),
        new("hexadecimal of UTF-16", text => Convert.ToHexString(Encoding.Unicode.GetBytes(text))),
        new("hexadecimal with hyphens", text => BitConverter.ToString(Encoding.UTF8.GetBytes(text))),
        new("zero-width spaces between", text => string.Join('\u200B', Graphemes(text))),
        new(
            "marks between",
            text => string.Concat(Graphemes(text).Select((part, index) => part + "\u200D\uFEFF\u2060\u202E\uFE0F"[index % 5]))
        ),
        new("tags between", text => string.Join("\U000E0041", Graphemes(text))),
        new("soft hyphens between", text => string.Join('\u00AD', text.Chunk(4).Select(part => new string(part))), IsLossy: true),
        new("upper case", text => text.ToUpperInvariant(), IsLossy: true),
        new("accents apart", text => text.Normalize(NormalizationForm.FormD), IsLossy: true),
        new("Windows line ends", text => text.ReplaceLineEndings("\r\n"), IsLossy: true),
        new("in one line", text => text.ReplaceLineEndings(" "), IsLossy: true),
        new("without line ends", text => text.ReplaceLineEndings(""), IsLossy: true),
        new("in lines", text => string.Join("\n  ", text.Chunk(7).Select(line => new string(line))), IsLossy: true),
        new("blanks as fixed ones", text => text.Replace(' ', '\u00A0'), IsLossy: true),
        new("Latin-1 read as UTF-8", text => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(text)), IsLossy: true),
        new(
            "lost in ASCII, a sign for each character",
            text => EachRune(text, rune => rune.IsAscii ? rune.ToString() : "?"),
            IsLossy: true
        ),
        new(
            "lost in ASCII, a sign for each byte",
            text => string.Concat(Encoding.UTF8.GetBytes(text).Select(part => part < 0x80 ? (char)part : '?')),
            IsLossy: true
        ),
        new("lost in ASCII", text => Encoding.ASCII.GetString(Encoding.ASCII.GetBytes(text)), IsLossy: true),
    ];

    /// <summary>Every encoding around every other that can be read again.</summary>
    public static IEnumerable<SecretEncoding> Pairs =>
        from inner in All
        from outer in All
        where !outer.IsLossy
        select new SecretEncoding($"{outer.Name} of {inner.Name}", text => outer.Encode(inner.Encode(text)));

    /// <summary>As many lines as an error shows of one body, and so on.</summary>
    public static IEnumerable<IReadOnlyList<string>> Bodies(IEnumerable<string> lines)
    {
        List<string> body = [];
        foreach (var line in lines)
        {
            if (body.Sum(other => other.Length + 1) + line.Length > GijException.LongestBody)
            {
                yield return body;
                body = [];
            }

            body.Add(line);
        }

        yield return body;
    }

    private static string Each(string text, Func<char, string> encode) => string.Concat(text.Select(encode));

    private static string EachRune(string text, Func<Rune, string> encode) => string.Concat(text.EnumerateRunes().Select(encode));

    private static string PercentEach(Encoding encoding, string text, string format) =>
        string.Concat(encoding.GetBytes(text).Select(part => "%" + part.ToString(format, CultureInfo.InvariantCulture)));

    private static string Named(string text) =>
        EachRune(
            text,
            rune =>
                rune.Value switch
                {
                    'ä' => "&auml;",
                    'Ö' => "&Ouml;",
                    'ß' => "&szlig;",
                    '€' => "&euro;",
                    'é' => "&eacute;",
                    '+' => "&plus;",
                    '/' => "&sol;",
                    '=' => "&equals;",
                    '\\' => "&bsol;",
                    '%' => "&percnt;",
                    '$' => "&dollar;",
                    '!' => "&excl;",
                    '\n' => "&NewLine;",
                    '\'' => "&apos;",
                    _ => WebUtility.HtmlEncode(rune.ToString()),
                }
        );

    private static string Base64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static bool IsWord(char character) => char.IsAsciiLetterOrDigit(character);

    private static bool IsLatin1(string text) => text.All(character => character <= 0xFF);

    private static IEnumerable<string> Graphemes(string text) => text.EnumerateRunes().Select(rune => rune.ToString());
}
