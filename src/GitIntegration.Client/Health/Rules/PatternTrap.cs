namespace GitIntegration;

/// <summary>A pattern that may not mean what it says.</summary>
internal sealed class PatternTrap() : PatternRule("GIJ014", FindingSeverity.Warning, findsErrors: false)
{
    public override string Title => "A pattern that may not mean what it says";

    public override string Why =>
        "Java interprets some patterns differently from other languages, and the documentation doesn't say whether "
        + "matching part of a name is enough.";

    public override string Advice =>
        "Rewrite the pattern as the message says. Test-GijTagsFilter and Test-GijPrHideFilter show what it matches.";
}
