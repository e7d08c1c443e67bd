using System;
using System.Linq;
using System.Reflection;

namespace GitIntegration.Help;

/// <summary>The types of the client that know what the help needs.</summary>
internal static class ClientTypes
{
    private const string Client = "GitIntegration.Client";

    /// <summary>A type of the client; null where the module has no client.</summary>
    /// <param name="module">The assembly of the cmdlets.</param>
    /// <param name="name">The name of the type.</param>
    public static Type? Find(Assembly module, string name) =>
        module.GetReferencedAssemblies().FirstOrDefault(reference => reference.Name == Client) is { } client
            ? Assembly.Load(client).GetType($"GitIntegration.{name}", throwOnError: true)
            : null;
}
