using System.Linq;
using System.Reflection;

namespace GitIntegration.Bench;

/// <summary>Where the build has put what is measured.</summary>
internal static class Locations
{
    /// <summary>The manifest of the packaged module.</summary>
    public static string ModuleManifest => Metadata("ModuleManifest");

    /// <summary>The manifest of a binary module with nothing in it.</summary>
    public static string EmptyManifest => Metadata("EmptyManifest");

    /// <summary>The folder of the tool manifest, which pins the official PowerShell.</summary>
    public static string Root => Metadata("Root");

    /// <summary>The folder of the scripts that run in the official PowerShell.</summary>
    public static string Scripts => Metadata("Scripts");

    private static string Metadata(string key) =>
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
}
