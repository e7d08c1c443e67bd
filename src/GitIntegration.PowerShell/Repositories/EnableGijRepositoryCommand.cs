using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Enables git repositories.</summary>
/// <remarks>
/// If an object is already enabled, no request is sent unless you add <c>-Force</c>. Ids are looked up in the list first. Returns nothing
/// unless you add <c>-PassThru</c>.
/// </remarks>
/// <example>
/// Enable all disabled repositories of an integration
/// <code>
/// Get-GijIntegration 3 | Get-GijRepository -Disabled | Enable-GijRepository
/// </code>
/// They're indexed again in the next run.
/// </example>
/// <example>
/// Preview which ones would be enabled
/// <code>
/// Get-GijRepository -Name *billing* | Enable-GijRepository -WhatIf
/// </code>
/// Lists those that are disabled. Nothing would be sent for the others.
/// </example>
/// <seealso cref="DisableGijRepositoryCommand"/>
[Cmdlet(VerbsLifecycle.Enable, "GijRepository", SupportsShouldProcess = true)]
[OutputType(typeof(GijRepository))]
public sealed class EnableGijRepositoryCommand : ResourceStateCommand<GijRepository>
{
    private protected override bool Disables => false;
}
