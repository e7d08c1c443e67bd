using System;
using System.Globalization;
using System.Text;

namespace GitIntegration;

/// <summary>
/// Finds a secret in a text, also where each of its characters is escaped in the way of JSON, of addresses, of HTML or XML,
/// and in whatever letter case.
/// </summary>
internal static class SecretMatcher
{
    /// <summary>Fewer characters at the end of a text are no sign of a secret that was cut off, and tell nothing of it.</summary>
    private const int ShortestBeginning = 4;

    /// <summary>The text with the mask wherever it repeats the secret.</summary>
    /// <param name="text">The text.</param>
    /// <param name="secret">The secret.</param>
    /// <param name="isCut">True when the text may end within the secret: then its beginning at the end of the text counts too.</param>
    public static string Masked(string text, char[] secret, bool isCut)
    {
        StringBuilder? masked = null;
        var copied = 0;
        var at = 0;
        var lastStart = text.Length - (isCut ? 1 : secret.Length);
        while (at <= lastStart)
        {
            var length = CanBegin(text[at], secret[0]) ? LengthAt(text, at, secret, isCut) : 0;
            if (length == 0)
            {
                at++;
                continue;
            }

            masked ??= new StringBuilder(text.Length);
            masked.Append(text, copied, at - copied).Append(SecretNames.Mask);
            at += length;
            copied = at;
        }

        return masked is null ? text : masked.Append(text, copied, text.Length - copied).ToString();
    }

    private static bool CanBegin(char character, char first) => character is '\\' or '%' or '&' || IsSame(character, first);

    /// <summary>How many characters of the text the secret takes at this place; 0 where it does not stand there.</summary>
    private static int LengthAt(string text, int at, char[] secret, bool isCut)
    {
        var next = at;
        for (var index = 0; index < secret.Length; index++)
        {
            if (next == text.Length)
            {
                return isCut && index >= ShortestBeginning ? next - at : 0;
            }

            var length = LengthOf(secret[index], text, next);
            if (length == 0)
            {
                return 0;
            }

            next += length;
        }

        return next - at;
    }

    /// <summary>How many characters of the text stand for this one, in any form; 0 where they stand for another.</summary>
    private static int LengthOf(char character, string text, int at) =>
        text[at] switch
        {
            '\\' when Stands($"\\u{(int)character:x4}", text, at) => 6,
            '\\' when Stands($"\\{character}", text, at) => 2,
            '%' when LengthOfPercent(character, text, at) is > 0 and var length => length,
            '&' when LengthOfEntity(character, text, at) is > 0 and var length => length,
            var plain => IsSame(plain, character) ? 1 : 0,
        };

    private static int LengthOfPercent(char character, string text, int at)
    {
        if (char.IsSurrogate(character))
        {
            // Half of a pair has no bytes of its own.
            return 0;
        }

        var bytes = Encoding.UTF8.GetBytes([character]);
        var form = string.Concat(Array.ConvertAll(bytes, part => $"%{part:x2}"));
        return Stands(form, text, at) ? form.Length : 0;
    }

    private static int LengthOfEntity(char character, string text, int at)
    {
        string?[] forms =
        [
            FormattableString.Invariant($"&#{(int)character};"),
            FormattableString.Invariant($"&#x{(int)character:x};"),
            NamedEntity(character),
        ];
        return Array.Find(forms, form => form is not null && Stands(form, text, at))?.Length ?? 0;
    }

    private static string? NamedEntity(char character) =>
        character switch
        {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&apos;",
            _ => null,
        };

    private static bool Stands(string form, string text, int at) =>
        string.Compare(text, at, form, 0, form.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsSame(char one, char other) =>
        one == other || char.ToUpper(one, CultureInfo.InvariantCulture) == char.ToUpper(other, CultureInfo.InvariantCulture);
}
