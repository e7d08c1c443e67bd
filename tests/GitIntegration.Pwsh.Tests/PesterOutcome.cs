namespace GitIntegration.Tests;

/// <summary>What became of a test of Pester, or of a file or block that failed outside its tests.</summary>
/// <param name="File">The file that it is in.</param>
/// <param name="Name">Its name, with those of the blocks around it.</param>
/// <param name="Result">Pester's word for it.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Message">Why it failed or was skipped.</param>
/// <param name="Stack">Where it failed.</param>
internal sealed record PesterOutcome(string File, string Name, string Result, decimal Seconds, string Message, string Stack)
{
    public bool HasPassed => Result == "Passed";

    public bool IsSkipped => Result == "Skipped";

    public bool HasFailed => !HasPassed && !IsSkipped;
}
