using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Unwraps the PSObject in which PowerShell passes most values.</summary>
internal static class PSObjectExtensions
{
    /// <summary>The value itself; null for null.</summary>
    public static object? Unwrap(this object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
