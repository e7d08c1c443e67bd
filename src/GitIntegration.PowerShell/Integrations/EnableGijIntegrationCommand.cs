using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Switches git integrations on.</summary>
/// <remarks>
/// An object that is on already gets no request, unless <c>-Force</c> is given; an id gets one always. Gives nothing, unless
/// <c>-PassThru</c> is given.
/// </remarks>
/// <example>
/// Switch one on
/// <code>
/// Enable-GijIntegration 5
/// </code>
/// Gives nothing; an id that does not exist is an error.
/// </example>
/// <example>
/// Switch on all that are off, and show them
/// <code>
/// Get-GijIntegration -Disabled | Enable-GijIntegration -PassThru
/// </code>
/// The objects show the state that the server has afterwards.
/// </example>
/// <example>
/// See first which would be switched on
/// <code>
/// Get-GijIntegration -Type *SERVER* | Enable-GijIntegration -WhatIf
/// </code>
/// Names those that are off. Of the others nothing would be sent.
/// </example>
[Cmdlet(VerbsLifecycle.Enable, "GijIntegration", SupportsShouldProcess = true)]
[OutputType(typeof(GijIntegration))]
public sealed class EnableGijIntegrationCommand : ResourceStateCommand<GijIntegration>
{
    private protected override bool Disables => false;
}
