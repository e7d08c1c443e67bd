using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Switches git integrations on. An object that is on already is left alone, unless -Force is given.</summary>
[Cmdlet(VerbsLifecycle.Enable, "GijIntegration", SupportsShouldProcess = true)]
[OutputType(typeof(Integration))]
public sealed class EnableGijIntegrationCommand : IntegrationStateCommand
{
    private protected override bool Off => false;
}
