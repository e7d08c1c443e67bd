namespace GitIntegration;

/// <summary>A filter that may not mean what it says.</summary>
internal sealed class ApiFilterTrap() : ApiFilterRule("GIJ012", FindingSeverity.Warning, findsErrors: false)
{
    public override string Title => "A filter that may not mean what it says";

    public override string Why =>
        "The filter decides at every scan which repositories stay. Some expressions are valid and still don't mean what "
        + "one reads in them, or fail as soon as one repository lacks a member.";

    public override string Advice =>
        "Read the message, and write the filter in the other form. Test-GijApiFilter shows what it keeps of a list of " + "repositories.";
}
