using System.IO;
using System.Linq;
using System.Reflection;

namespace GitIntegration.Tests;

/// <summary>The folder that the module is built from.</summary>
internal static class Checkout
{
    public static string Folder { get; } = Path.GetFullPath(Metadata("Checkout"));

    public static string PathOf(string name) => Path.Combine(Folder, name);

    public static string Read(string name) => File.ReadAllText(PathOf(name));

    /// <summary>A value that the build has written into the assembly of the tests.</summary>
    public static string Metadata(string key) =>
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
}
