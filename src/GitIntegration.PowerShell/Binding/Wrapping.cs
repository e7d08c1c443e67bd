using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Takes off the PSObject in which PowerShell hands most values over.</summary>
internal static class Wrapping
{
    /// <summary>The value itself; null for null.</summary>
    public static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
