using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace GitIntegration;

/// <summary>Finds unknown secrets by the names in front of them: in JSON, HTML, XML, addresses and plain words.</summary>
internal static class NamedSecrets
{
    private const RegexOptions Options =
        RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace;

    /// <summary>A tag, and the text behind it.</summary>
    private static readonly Regex Tag = new(
        """<(?<tag>[\w:.-]{1,100})\s*(?<attributes>[^<>]*)>(?<text>(?:<!\[CDATA\[.*?(?:\]\]>|\z))?[^<]*)""",
        Options,
        Regex.InfiniteMatchTimeout
    );

    /// <summary>
    /// A name and what parts it from its value. Names begin where a word does and are bounded, so that no text takes long;
    /// a colon alone is how sentences are written too.
    /// </summary>
    private static readonly Regex Name = new(
        """(?<![\w.-])(?<name>[\w.-]{1,100})(?:(?:\\?["']|&quot;)\s*[:=]|\s*=|(?<colon>\s*:))\s*""",
        Options,
        Regex.InfiniteMatchTimeout
    );

    /// <summary>
    /// A value: quoted in one way or another, a list or an object with all that follows it, or what stands there up to
    /// something that ends it.
    /// </summary>
    private static readonly Regex Value = new(
        """
        \G(?: \\".*?(?:\\"|\z) | "(?:[^"\\]|\\.)*"? | '[^']*'? | &quot;.*?(?:&quot;|\z)
            | [\[{].* | (?:Bearer|Basic)\s+\S+ | [^\s,;&<>"'}\]]+ )
        """,
        Options,
        Regex.InfiniteMatchTimeout
    );

    /// <summary>The parts of the beginning of a body that are values with names like a secret's.</summary>
    public static IEnumerable<(int Start, int End)> PartsOfBody(string body) =>
        PartsOfTags(body).Concat(PartsByName(body, afterColon: true));

    /// <summary>The same for words that people read, in which a colon may follow a name without a value to it.</summary>
    public static IEnumerable<(int Start, int End)> PartsOfText(string text) => PartsByName(text, afterColon: false);

    /// <summary>Such words with the mask in place of those values.</summary>
    public static string MaskedInText(string text) => MaskedParts.MaskIn(text, PartsOfText(text));

    private static IEnumerable<(int Start, int End)> PartsOfTags(string body)
    {
        foreach (Match match in Tag.Matches(body))
        {
            var isSecret = SecretNames.LooksSecret(match.Groups["tag"].Value);
            var attributes = match.Groups["attributes"];
            if (attributes.Length > 0 && (isSecret || SecretNames.LooksSecret(attributes.Value)))
            {
                yield return PartOf(attributes);
            }

            var text = match.Groups["text"];
            if (text.Length > 0 && isSecret)
            {
                yield return PartOf(text);
            }
        }
    }

    private static IEnumerable<(int Start, int End)> PartsByName(string text, bool afterColon)
    {
        var end = 0;
        foreach (Match name in Name.Matches(text))
        {
            var isWithinValue = name.Index < end;
            if (!isWithinValue && IsOfSecret(name, afterColon) && Value.Match(text, name.Index + name.Length) is { Success: true } value)
            {
                end = value.Index + value.Length;
                yield return PartOf(value);
            }
        }
    }

    private static bool IsOfSecret(Match name, bool afterColon)
    {
        var isColonAlone = name.Groups["colon"].Success;
        return (afterColon || !isColonAlone) && SecretNames.LooksSecret(name.Groups["name"].Value);
    }

    private static (int Start, int End) PartOf(Capture found) => (found.Index, found.Index + found.Length);
}
