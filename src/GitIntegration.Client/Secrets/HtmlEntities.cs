using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;

namespace GitIntegration;

/// <summary>Reads the entities of HTML and XML, by name, in decimal and in hexadecimal.</summary>
internal static class HtmlEntities
{
    private const int LargestCode = 0x10FFFF,
        NotEntity = -1;

    /// <summary>The longest name is DiacriticalGrave; numbers may have zeros in front.</summary>
    public const int LongestBody = 16;

    /// <summary>The names that HTML 5 has for signs of ASCII, each with its sign behind it. .NET decodes those of HTML 4 only.</summary>
    private static readonly Dictionary<string, char> AsciiNames = (
        "Tab\t NewLine\n excl! QUOT\" num# dollar$ percnt% AMP& lpar( rpar) ast* midast* plus+ comma, period. sol/ colon: semi; LT< "
        + "equals= GT> quest? commat@ lsqb[ lbrack[ bsol\\ rsqb] rbrack] Hat^ lowbar_ UnderBar_ grave` DiacriticalGrave` lcub{ lbrace{ "
        + "verbar| vert| VerticalLine| rcub} rbrace}"
    )
        .Split(' ')
        .ToDictionary(entry => entry.Substring(0, entry.Length - 1), entry => entry[entry.Length - 1], StringComparer.Ordinal);

    /// <summary>Reads the entity at the ampersand.</summary>
    /// <returns>Its length in characters (0 if it isn't one) and its code point.</returns>
    public static (int Length, int Code) Read(char[] text, int at, int end)
    {
        var semicolon = Array.IndexOf(text, ';', at, Math.Min(LongestBody + 2, end - at));
        if (semicolon < at + 2)
        {
            return default;
        }

        var body = new string(text, at + 1, semicolon - at - 1);
        var code = body[0] == '#' ? CodeOfNumber(body) : CodeOfName(body);
        return code >= 0 ? (semicolon + 1 - at, code) : default;
    }

    private static int CodeOfNumber(string body)
    {
        var isHex = body.Length > 1 && body[1] is 'x' or 'X';
        var code = 0;
        for (var index = isHex ? 2 : 1; index < body.Length; index++)
        {
            var digit = Escapes.HexValue(body[index]);
            var isDigit = digit >= 0 && (isHex || digit <= 9);
            code = isDigit ? (code * (isHex ? 16 : 10)) + digit : int.MaxValue;
            if (code > LargestCode)
            {
                return NotEntity;
            }
        }

        return code;
    }

    private static int CodeOfName(string name)
    {
        if (AsciiNames.TryGetValue(name, out var sign))
        {
            return sign;
        }

        var decoded = WebUtility.HtmlDecode($"&{name};");
        return decoded.Length == 1 ? decoded[0] : NotEntity;
    }
}
