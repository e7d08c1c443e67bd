namespace GitIntegration;

/// <summary>A pattern that may not mean what it says.</summary>
internal sealed class PatternTrap() : PatternRule("GIJ014", FindingSeverity.Warning, findsErrors: false)
{
    public override string Title => "A pattern that may not mean what it says";

    public override string Why =>
        "Java reads some patterns differently from other languages, and it isn't documented whether a part of a name is "
        + "enough to match.";

    public override string Advice =>
        "Read the message, and write the pattern in the other form. Test-GijTagsFilter and Test-GijPrHideFilter show what" + " it matches.";
}
