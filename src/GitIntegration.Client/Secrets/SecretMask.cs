using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using System.Text.RegularExpressions;

namespace GitIntegration;

/// <summary>Hides what an answer repeats of the secrets of its connection and of its request, and what it shows of others by their names.</summary>
/// <param name="lasting">The secrets that the connection holds as text as long as it is open, since its headers need them so.</param>
/// <param name="passing">The secrets of the request's body.</param>
internal sealed class SecretMask(IReadOnlyList<string> lasting, IReadOnlyList<SecureString> passing)
{
    /// <summary>A shorter secret is too likely to be a part of an innocent value; in data it is left alone, or a name such as 'admin tools' would be spoilt.</summary>
    private const int ShortestInData = 8;

    /// <summary>
    /// A name and its value, in HTML's attributes, as an XML element, in JSON or in a query. Of a list or an object all that
    /// follows counts as value. Names are bounded and begin where a word does, so that no text of some thousand characters takes long.
    /// </summary>
    private static readonly Regex Member = new(
        """
        (?: (?:name|id)\s*=\s*["'](?<name>[^"'<>]+)["'][^<>]*?\s(?:content|value)\s*=\s* | (?<![\w.-])(?<name>[\w.-]{1,100})["']?\s*[:=]\s* )
        (?<value> "(?:[^"\\]|\\.)*"? | '[^']*'? | [\[{].* | (?:Bearer|Basic)\s+\S+ | [^\s,;&<>"'}\]]+ )
        | <(?<name>[\w.-]{1,100})[^<>]*>(?<value>[^<]+)
        """,
        RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace,
        Regex.InfiniteMatchTimeout);

    /// <summary>A value of an answer, with the mask wherever it repeats a secret of at least eight characters.</summary>
    public string InData(string value)
    {
        foreach (var secret in lasting)
        {
            value = IsFor(value, secret.Length) && value.IndexOf(secret, StringComparison.Ordinal) >= 0 ? value.Replace(secret, SecretNames.Mask) : value;
        }

        foreach (var secret in passing)
        {
            value = IsFor(value, secret.Length) ? SecretText.MaskedIn(value, secret) : value;
        }

        return value;
    }

    /// <summary>A text that people will read, with the mask wherever it repeats a secret of whatever length.</summary>
    public string InWords(string text) => Hidden(text, isCut: false);

    /// <summary>The beginning of a body, with the mask wherever it repeats a secret, also one that is cut off at its end, and in place of every value whose name looks like a secret's.</summary>
    public string InBody(string beginning) => Hidden(Member.Replace(beginning, HideValue), isCut: true);

    private static bool IsFor(string value, int length) => length >= ShortestInData && value.Length >= length;

    private static string HideValue(Match member)
    {
        var value = member.Groups["value"];
        return SecretNames.LooksSecret(member.Groups["name"].Value)
            ? member.Value.Substring(0, value.Index - member.Index) + SecretNames.Mask
            : member.Value;
    }

    private string Hidden(string text, bool isCut)
    {
        var rest = lasting.Aggregate(text, (rest, secret) => SecretText.MaskedIn(rest, secret.ToCharArray(), isCut));
        return passing.Aggregate(rest, (rest, secret) => SecretText.MaskedIn(rest, secret, isCut));
    }
}
