using System.IO;

namespace GitIntegration.Tests;

/// <summary>The folder that the module is built from.</summary>
internal static class Checkout
{
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(Module.Folder, "../../.."));

    public static string PathOf(string name) => Path.Combine(Folder, name);

    public static string Read(string name) => File.ReadAllText(PathOf(name));
}
