using System;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace GitIntegration.Tests;

/// <summary>Spoils a good body in the ways that broken programs, proxies and attackers do.</summary>
internal sealed partial class Mutations(int seed)
{
    private static readonly string[] Values =
    [
        "null",
        "true",
        "\"\"",
        "\"5\"",
        "[]",
        "{}",
        "[1,\"2\",null]",
        "-1",
        "0",
        "2147483648",
        "9223372036854775808",
        "1e400",
        "-0.0",
        "NaN",
        "0x10",
        "010",
        "1" + new string('0', 400),
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"\\x\"",
        "'single'",
        "/* comment */ 1",
        "undefined",
        "new Date(0)",
        "\"2020-01-01T00:00:00Z\"",
        "{\"id\":{\"id\":[{}]}}",
    ];

    private static readonly string[] Names =
    [
        "id",
        "success",
        "integration",
        "integrations",
        "error",
        "advice",
        "displayName",
        "projectMappingIds",
        "initDate",
        "pat",
        "",
        "$type",
        "a\\u0000b",
    ];

#pragma warning disable CA5394 // Makes test data; the seed is what makes it the same every time.
    private readonly Random random = new(seed);

    public byte[] Mutate(string body)
    {
        var text = body;
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            text = Once(text);
        }

        return random.Next(12) switch
        {
            0 => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
            1 => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)],
            2 => Encoding.Unicode.GetBytes(text),
            3 => Encoding.Latin1.GetBytes(text),
            4 => Flipped(Encoding.UTF8.GetBytes(text)),
            _ => Encoding.UTF8.GetBytes(text),
        };
    }

    private string Once(string text)
    {
        var at = random.Next(text.Length + 1);
        return random.Next(10) switch
        {
            0 => text[..at],
            1 => text.Insert(at, $"{(char)random.Next(0x20)}"),
            2 => text.Insert(at, new string(Any("{[\"}],:\\0é\uD800"), random.Next(1, 3))),
            3 => text.Insert(at, string.Concat(Enumerable.Repeat(Any("[", "{\"a\":", "]", " "), random.Next(1, 200)))),
            4 => Replace(text, Value(), Any(Values)),
            5 => Replace(text, Value(), $"{random.NextInt64(long.MinValue, long.MaxValue)}"),
            6 => Replace(text, Name(), $"\"{Any(Names)}\":"),
            7 => text.Insert(Math.Max(0, text.IndexOf('{', at / 2) + 1), $"\"{Any(Names)}\":{Any(Values)},"),
            8 => text.Remove(at, Math.Min(random.Next(20), text.Length - at)),
            _ => text + text[at..],
        };
    }

    private byte[] Flipped(byte[] bytes)
    {
        if (bytes.Length > 0)
        {
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        }

        return bytes;
    }

    /// <summary>Replaces one of the places that match.</summary>
    private string Replace(string text, Regex pattern, string with)
    {
        var places = pattern.Matches(text);
        return places.Count == 0 ? text
            : places[random.Next(places.Count)] is var place ? text[..place.Index] + with + text[(place.Index + place.Length)..]
            : text;
    }

    private T Any<T>(params T[] choices) => choices[random.Next(choices.Length)];

    private char Any(string characters) => characters[random.Next(characters.Length)];
#pragma warning restore CA5394

    [GeneratedRegex("""(?<=:\s*)(?:"[^"]*"|[\w.+-]+)""", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Value();

    [GeneratedRegex(
        """
            "\w+":
            """,
        RegexOptions.None,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Name();
}
