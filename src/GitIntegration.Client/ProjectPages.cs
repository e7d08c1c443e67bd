using System;
using System.Linq;
using System.Reflection;

namespace GitIntegration;

/// <summary>The addresses of this project, whose one home is the module's manifest.</summary>
internal static class ProjectPages
{
    /// <summary>The project.</summary>
    public static Uri Home { get; } =
        new(
            typeof(ProjectPages)
                .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
                .First(attribute => attribute.Key == "ProjectUri")
                .Value
        );

    /// <summary>A file of its documentation.</summary>
    /// <param name="path">Its path below docs/.</param>
    public static Uri Documentation(string path) => new($"{Home}/blob/main/docs/{path}");
}
