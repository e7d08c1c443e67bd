using System;
using System.Linq;
using System.Reflection;

namespace GitIntegration;

/// <summary>The pages of this project on the web. There are none while the manifest, their one home, names none.</summary>
internal static class ProjectPages
{
    /// <summary>The project; null where the manifest names none.</summary>
    public static Uri? Home { get; } =
        typeof(ProjectPages)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(attribute => attribute.Key == "ProjectUri")
            is { Value: var address }
            ? new Uri(address.TrimEnd('/'))
            : null;

    /// <summary>The page that shows a file; null where the manifest names no project.</summary>
    /// <param name="path">The file's path in the project.</param>
    public static Uri? PageOf(string path) => Below("blob", path);

    /// <summary>The address of a file's content; null where the manifest names no project.</summary>
    /// <param name="path">The file's path in the project.</param>
    public static Uri? ContentOf(string path) => Below("raw", path);

    private static Uri? Below(string view, string path) => Home is null ? null : new Uri($"{Home}/{view}/HEAD/{path}");
}
