using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>What GitIntegration.Types.ps1xml adds to a connection.</summary>
public static class GijServerMembers
{
    /// <summary>True when the connection is the default of the current runspace.</summary>
    /// <param name="server">The connection.</param>
    public static bool IsDefault(PSObject server) => Session.Current.Default is { } current && current == server?.BaseObject;
}
