using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace GitIntegration;

/// <summary>Where Java's regular expressions and .NET's differ. The app uses Java's, and this module can only run .NET's.</summary>
internal static class JavaPatternRules
{
    /// <summary>What the rules about other things must not look into.</summary>
    private static readonly Regex Quoted = Make(@"\\Q.*?(?:\\E|\z)"),
        Escape = Make(@"\\(?:[pPxNb]\{[^}]*\}|.)"),
        Set = Make(@"\[\]?[^\]]*\]"),
        EscapedBackslash = Make(@"\\\\");

    /// <summary>What compiles in Java only: this module can't try it.</summary>
    private static readonly Rule[] JavaOnly =
    [
        new(@"(?:[*+?]|\{\d+(?:,\d*)?\})\+", "Pattern_Possessive"),
        new(@"\\[hHR]", "Pattern_JavaEscape"),
        new(@"\\Q", "Pattern_JavaQuote"),
        new(
            @"\\[pP]\{(?:Alpha|Digit|Alnum|Upper|Lower|Punct|Graph|Print|Blank|Cntrl|XDigit|Space|ASCII|Is[A-Z][a-z]+[a-z_]*|java\w+)\}",
            "Pattern_JavaClass"
        ),
        new(@"\\x\{[0-9A-Fa-f]+\}", "Pattern_JavaEscape"),
        new(@"\(\?[a-zA-Z]*[duU][a-zA-Z]*(?:-[a-zA-Z]+)?[:)]", "Pattern_JavaFlag"),
    ];

    /// <summary>What compiles in .NET only, so that the app would refuse it.</summary>
    private static readonly Rule[] NetOnly =
    [
        new(@"\(\?'", "Pattern_NetGroup"),
        new(@"\(\?<(?![=!])(?:[^a-zA-Z>][^>]*|[^>]*[^a-zA-Z0-9>][^>]*)>", "Pattern_NetGroupName"),
        new(@"\(\?\(", "Pattern_NetConditional"),
        new(@"\(\?#", "Pattern_NetComment"),
        new(@"\(\?(?=[a-zA-Z-]*n)[a-zA-Z]*(?:-[a-zA-Z]+)?[:)]", "Pattern_NetFlag"),
        new(@"\\k'", "Pattern_NetGroup"),
        new(@"\{,\d+\}", "Pattern_NetRepeat"),
        new(@"\{(?!\d+(?:,\d*)?\}|,\d+\})", "Pattern_NetBrace"),
    ];

    /// <summary>What compiles in both, and means something else.</summary>
    private static readonly Rule[] Different = [new(@"\[(?:\\.|[^\]\\])*(?:&&|(?<!^)\[)", "Pattern_JavaSet")];

    /// <summary>What means the same for ASCII only.</summary>
    private static readonly Regex Ascii = Make(@"\\[dDwWbBsS]|\(\?[a-z]*i");

    /// <summary>What only Java understands.</summary>
    public static IEnumerable<GijFilterProblem> JavaOnlyIn(string pattern) =>
        Find(JavaOnly, pattern, FilterSeverity.Warning, keepsQuote: true);

    /// <summary>What Java refuses.</summary>
    public static IEnumerable<GijFilterProblem> NetOnlyIn(string pattern) => Find(NetOnly, pattern, FilterSeverity.Error);

    /// <summary>What Java takes for something else.</summary>
    public static IEnumerable<GijFilterProblem> DifferentIn(string pattern) => Find(Different, pattern, FilterSeverity.Warning);

    /// <summary>True for a pattern that treats letters and digits beyond ASCII differently in Java.</summary>
    public static bool DependsOnAscii(string pattern) => Ascii.IsMatch(pattern);

    private static IEnumerable<GijFilterProblem> Find(Rule[] rules, string pattern, FilterSeverity severity, bool keepsQuote = false) =>
        from rule in rules
        let place = rule.PlaceIn(Bare(pattern, rule, keepsQuote))
        where place >= 0
        select new GijFilterProblem(severity, place + 1, ErrorText.Get(rule.Name));

    /// <summary>
    /// The pattern with harmless characters in place of what a rule must not look into: quoted text, escapes and, for what stands outside
    /// of them, sets.
    /// </summary>
    private static string Bare(string pattern, Rule rule, bool keepsQuote)
    {
        var bare = Quoted.Replace(pattern, quote => keepsQuote ? @"\Q" + Filler(quote.Length - 2) : Filler(quote.Length));
        if (!rule.IsEscape)
        {
            bare = Escape.Replace(bare, escape => Filler(escape.Length));
        }

        return rule.IsSet || rule.IsEscape ? bare : Set.Replace(bare, set => Filler(set.Length));
    }

    private static string Filler(int length) => new('a', length);

    private static Regex Make(string pattern) =>
        new(pattern, RegexOptions.CultureInvariant | RegexOptions.Singleline, Regex.InfiniteMatchTimeout);

    private sealed class Rule(string pattern, string name)
    {
        private readonly Regex regex = Make(pattern);

        public string Name => name;

        /// <summary>True for a rule about escapes, which must not be hidden from it.</summary>
        public bool IsEscape { get; } = pattern.StartsWith(@"\\", System.StringComparison.Ordinal);

        /// <summary>True for a rule about sets.</summary>
        public bool IsSet { get; } = pattern.StartsWith(@"\[", System.StringComparison.Ordinal);

        public int PlaceIn(string text)
        {
            // An escaped backslash doesn't begin an escape.
            var found = regex.Match(IsEscape ? EscapedBackslash.Replace(text, "aa") : text);
            return found.Success ? found.Index : -1;
        }
    }
}
