using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Web;

namespace GitIntegration.Tests;

/// <summary>Decodes a text in every way and order, by .NET's own decoders and not by the module's.</summary>
internal static partial class IndependentDecoder
{
    private const int Rounds = 4;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Func<string, string>[] Decoders =
    [
        text => Escape().Replace(text, escape => Regex.Unescape(escape.Value)),
        text => Backslash().Replace(text, string.Empty),
        WebUtility.HtmlDecode,
        WebUtility.UrlDecode,
        text => HttpUtility.UrlDecode(text, Encoding.Latin1),
        text => Strict.GetString(Encoding.Latin1.GetBytes(text)),
        text => Strict.GetString(Encoding.GetEncoding(1252).GetBytes(text)),
        text => Invisible().Replace(text, string.Empty),
        text => Run().Replace(text, run => Strict.GetString(FromBase64(run.Value))),
        text => Run().Replace(text, run => Strict.GetString(Convert.FromHexString(run.Value))),
    ];

    /// <summary>True where the text says it in one of these ways.</summary>
    public static bool Finds(string words, string text) =>
        AllOf(text).Any(decoded => Plain(decoded).Contains(Plain(words), StringComparison.Ordinal));

    private static HashSet<string> AllOf(string text)
    {
        HashSet<string> all = [text];
        var last = all.ToArray();
        for (var round = 0; round < Rounds && last.Length > 0; round++)
        {
            last = [.. last.SelectMany(known => Decoders.Select(decode => Try(decode, known))).Where(all.Add)];
        }

        return all;
    }

    private static string Try(Func<string, string> decode, string text)
    {
        try
        {
            return decode(text);
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException)
        {
            return text;
        }
    }

    private static byte[] FromBase64(string text)
    {
        var digits = text.Replace('-', '+').Replace('_', '/').ReplaceLineEndings("");
        return Convert.FromBase64String(digits.PadRight((digits.Length + 3) / 4 * 4, '='));
    }

    private static string Plain(string text) => WhiteSpace().Replace(text, string.Empty).ToUpperInvariant();

    [GeneratedRegex("""\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[nrtbf\\/"'])""", RegexOptions.None, 10_000)]
    private static partial Regex Escape();

    [GeneratedRegex(@"\\(?=[^\\\w])", RegexOptions.None, 10_000)]
    private static partial Regex Backslash();

    [GeneratedRegex(@"[\p{Cf}\0\uFE0F]|\uDB40[\uDC00-\uDFFF]", RegexOptions.None, 10_000)]
    private static partial Regex Invisible();

    [GeneratedRegex(@"[A-Za-z0-9+/_-]{8,}", RegexOptions.None, 10_000)]
    private static partial Regex Run();

    [GeneratedRegex(@"[\s+]+", RegexOptions.None, 10_000)]
    private static partial Regex WhiteSpace();
}
