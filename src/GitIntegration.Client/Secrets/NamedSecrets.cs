using System.Text;
using System.Text.RegularExpressions;

namespace GitIntegration;

/// <summary>Hides values that nobody knows, by the names that stand before them: in JSON, HTML, XML, addresses and plain words.</summary>
internal static class NamedSecrets
{
    private const RegexOptions Options =
        RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace;

    /// <summary>A tag, and the text behind it.</summary>
    private static readonly Regex Tag = new(
        """<(?<tag>[\w:.-]{1,100})(?<attributes>[^<>]*)>(?<text>(?:<!\[CDATA\[.*?(?:\]\]>|\z))?[^<]*)""",
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

    /// <summary>The beginning of a body, with the mask in place of every value whose name looks like a secret's.</summary>
    public static string MaskedInBody(string body) => MaskedByName(Tag.Replace(body, HideTag), afterColon: true);

    /// <summary>The same for words that people read, in which a colon may follow a name without a value to it.</summary>
    public static string MaskedInText(string text) => MaskedByName(text, afterColon: false);

    private static string HideTag(Match match)
    {
        var tag = match.Groups["tag"].Value;
        var isSecret = SecretNames.LooksSecret(tag);
        var attributes = match.Groups["attributes"].Value;
        var shownAttributes = isSecret || SecretNames.LooksSecret(attributes) ? $" {SecretNames.Mask}" : attributes;
        var text = match.Groups["text"].Value;
        var shownText = isSecret && text.Length > 0 ? SecretNames.Mask : text;
        return $"<{tag}{shownAttributes}>{shownText}";
    }

    private static string MaskedByName(string text, bool afterColon)
    {
        var masked = new StringBuilder(text.Length);
        var copied = 0;
        foreach (Match name in Name.Matches(text))
        {
            var from = name.Index + name.Length;
            var isWithinValue = name.Index < copied;
            if (!isWithinValue && IsOfSecret(name, afterColon) && Value.Match(text, from) is { Success: true } value)
            {
                masked.Append(text, copied, from - copied).Append(SecretNames.Mask);
                copied = from + value.Length;
            }
        }

        return masked.Append(text, copied, text.Length - copied).ToString();
    }

    private static bool IsOfSecret(Match name, bool afterColon)
    {
        var isColonAlone = name.Groups["colon"].Success;
        return (afterColon || !isColonAlone) && SecretNames.LooksSecret(name.Groups["name"].Value);
    }
}
