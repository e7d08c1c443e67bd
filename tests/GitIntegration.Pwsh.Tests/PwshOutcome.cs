namespace GitIntegration.Tests;

/// <summary>What a process left behind.</summary>
internal sealed record PwshOutcome(int ExitCode, string Output, string Errors)
{
    public string Text => $"{Output}{Errors}";
}
