using System.Management.Automation;

namespace GitIntegration.Tests;

/// <summary>A cmdlet with faults in its help, each of which has to fail a build.</summary>
/// <example>
/// An end is missing
/// <code>
/// Get-Faulty |
/// </code>
/// </example>
[Cmdlet(VerbsCommon.Get, "Faulty")]
public sealed class FaultyCommand : PSCmdlet
{
    [Parameter]
    public string? Unexplained { get; set; }

    /// <summary>A parameter with a text.</summary>
    [Parameter]
    public string? Explained { get; set; }
}
