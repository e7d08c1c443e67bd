namespace GitIntegration;

/// <summary>A pattern that can't be used.</summary>
internal sealed class UnusablePattern() : PatternRule("GIJ013", FindingSeverity.Error, findsErrors: true)
{
    public override string Title => "A pattern that can't be used";

    public override string Why =>
        "Tags and pull requests are filtered by Java regular expressions. What the app does with one that isn't valid "
        + "isn't documented.";

    public override string Advice => "Correct the pattern. Test-GijTagsFilter and Test-GijPrHideFilter show what it matches.";
}
