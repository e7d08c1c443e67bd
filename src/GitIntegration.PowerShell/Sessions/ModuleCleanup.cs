using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Closes the runspace's connections when the module is removed from it.</summary>
public sealed class ModuleCleanup : IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo) => Session.End();
}
