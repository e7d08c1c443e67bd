using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace GitIntegration.Tests;

/// <summary>The packaged module under test.</summary>
internal static class Module
{
    /// <summary>The folder that the build has assembled.</summary>
    public static string Package { get; } = Checkout.Metadata("ModuleOutput");

    /// <summary>The folder that the tests import: the package, or a copy of it where coverage is collected.</summary>
    public static string Folder { get; } = Checkout.Metadata("ImportedModule");

    public static string Manifest => Path.Combine(Folder, "GitIntegration.psd1");

    /// <summary>The assembly of the cmdlets, once an engine has imported the module.</summary>
    public static Assembly Cmdlets =>
        AppDomain.CurrentDomain.GetAssemblies().Single(candidate => candidate.GetName().Name == "GitIntegration.PowerShell");

    [ModuleInitializer]
    internal static void Prepare()
    {
        // Whoever runs the tests may have a Jira of his own there.
        Environment.SetEnvironmentVariable("GIJ_SERVER", null);
        Environment.SetEnvironmentVariable("GIJ_TOKEN", null);
        Environment.SetEnvironmentVariable("GIJ_TOKEN_HOST", null);
        Environment.SetEnvironmentVariable("GIJ_POLICY", null);
        Environment.SetEnvironmentVariable("GIJ_JOURNAL", null);
        LoadFromPackage();
    }

    /// <summary>The tests compile against the client and the sandbox, but have no copies: those of the package are loaded.</summary>
    private static void LoadFromPackage() =>
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            Path.Combine(Folder, $"{name.Name}.dll") is var file && File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
}
