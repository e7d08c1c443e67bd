using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Disables git repositories.</summary>
/// <remarks>
/// A disabled repository isn't indexed, and keeps its settings. Indexing in progress is canceled. If an object is already disabled, no
/// request is sent unless you add <c>-Force</c>. Ids are looked up in the list first, so the id of an integration can't disable that
/// integration. Returns nothing unless you add <c>-PassThru</c>.
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
/// The returned objects show the new state.
/// </example>
/// <seealso cref="EnableGijRepositoryCommand"/>
[Cmdlet(VerbsLifecycle.Disable, "GijRepository", SupportsShouldProcess = true)]
[OutputType(typeof(GijRepository))]
public sealed class DisableGijRepositoryCommand : ResourceStateCommand<GijRepository>
{
    private protected override bool Disables => true;
}
