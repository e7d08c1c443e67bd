namespace GitIntegration;

/// <summary>A filter that may not mean what it says.</summary>
internal sealed class ApiFilterTrap() : ApiFilterRule("GIJ012", FindingSeverity.Warning, findsErrors: false)
{
    public override string Title => "A filter that may not mean what it says";

    public override string Why =>
        "At every scan, the filter decides which repositories stay. Some expressions are valid but don't mean what they"
        + " seem to, or fail as soon as one repository lacks a member.";

    public override string Advice =>
        "Rewrite the filter as the message says. Test-GijApiFilter shows which repositories of a list it keeps.";
}
