namespace GitIntegration;

/// <summary>A filter that can't be used.</summary>
internal sealed class UnusableApiFilter() : ApiFilterRule("GIJ011", FindingSeverity.Error, findsErrors: true)
{
    public override string Title => "A filter that can't be used";

    public override string Why =>
        "What the app does with a filter that fails isn't documented. It may keep no repository, and what isn't kept is"
        + " removed with its index.";

    public override string Advice =>
        "Correct the filter. Test-GijApiFilter shows what it keeps of a list of repositories before you send it.";
}
