using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.Tests;

/// <summary>All that a script left behind.</summary>
internal sealed record Outcome(
    IReadOnlyList<PSObject> Output,
    IReadOnlyList<ErrorRecord> Errors,
    ErrorRecord? Terminating,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Verbose,
    IReadOnlyList<string> Others,
    string Screen
)
{
    /// <summary>The first segments of all error ids, the terminating one last.</summary>
    public IReadOnlyList<string> ErrorIds => [.. AllErrors.Select(error => error.FullyQualifiedErrorId.Split(',')[0])];

    /// <summary>The one error.</summary>
    public ErrorRecord Error => AllErrors.Single();

    public IEnumerable<ErrorRecord> AllErrors => Terminating is null ? Errors : Errors.Append(Terminating);

    public IReadOnlyList<GijIntegration> Integrations => [.. Output.Select(item => item.BaseObject).OfType<GijIntegration>()];

    public GijIntegration Integration => Integrations.Single();

    public IReadOnlyList<GijRepository> Repositories => [.. Output.Select(item => item.BaseObject).OfType<GijRepository>()];

    public GijRepository Repository => Repositories.Single();
}
