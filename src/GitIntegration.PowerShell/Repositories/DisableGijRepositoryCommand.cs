using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Disables git repositories.</summary>
/// <remarks>
/// A disabled repository is not indexed, and keeps its settings. Disabling also cancels indexing that is under way. If an object is
/// already disabled, no request is sent unless you add <c>-Force</c>; ids are looked up in the list first, so that the id of an
/// integration does not disable that. Returns nothing unless you add <c>-PassThru</c>.
/// </remarks>
/// <example>
/// Disable one
/// <code>
/// Disable-GijRepository 101
/// </code>
/// Enable-GijRepository enables it again.
/// </example>
/// <example>
/// Disable the repositories that can't be indexed, and show them
/// <code>
/// Get-GijRepository -State ERROR | Disable-GijRepository -PassThru
/// </code>
/// The objects that are returned show the new state.
/// </example>
/// <seealso cref="EnableGijRepositoryCommand"/>
[Cmdlet(VerbsLifecycle.Disable, "GijRepository", SupportsShouldProcess = true)]
[OutputType(typeof(GijRepository))]
public sealed class DisableGijRepositoryCommand : ResourceStateCommand<GijRepository>
{
    private protected override bool Disables => true;
}
