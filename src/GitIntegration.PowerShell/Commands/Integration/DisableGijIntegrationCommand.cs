using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Switches git integrations off. An object that is off already is left alone, unless -Force is given.</summary>
[Cmdlet(VerbsLifecycle.Disable, "GijIntegration", SupportsShouldProcess = true)]
[OutputType(typeof(Integration))]
public sealed class DisableGijIntegrationCommand : IntegrationStateCommand
{
    private protected override bool Off => true;
}
