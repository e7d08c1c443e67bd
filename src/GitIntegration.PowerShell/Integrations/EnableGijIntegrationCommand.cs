using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Enables git integrations.</summary>
/// <remarks>
/// If an object is already enabled, no request is sent unless you add <c>-Force</c>. For an id, the request is always sent. Returns
/// nothing unless you add <c>-PassThru</c>.
/// </remarks>
/// <example>
/// Enable one
/// <code>
/// Enable-GijIntegration 5
/// </code>
/// Returns nothing. If the id doesn't exist, you get an error.
/// </example>
/// <example>
/// Enable all that are disabled, and show them
/// <code>
/// Get-GijIntegration -Disabled | Enable-GijIntegration -PassThru
/// </code>
/// The objects show the new state.
/// </example>
/// <example>
/// Preview which ones would be enabled
/// <code>
/// Get-GijIntegration -Type *SERVER* | Enable-GijIntegration -WhatIf
/// </code>
/// Lists those that are disabled. Nothing would be sent for the others.
/// </example>
[Cmdlet(VerbsLifecycle.Enable, "GijIntegration", SupportsShouldProcess = true)]
[OutputType(typeof(GijIntegration))]
public sealed class EnableGijIntegrationCommand : ResourceStateCommand<GijIntegration>
{
    private protected override bool Disables => false;
}
