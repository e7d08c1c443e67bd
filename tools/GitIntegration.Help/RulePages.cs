using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace GitIntegration.Help;

/// <summary>The pages of the health rules. The module writes them.</summary>
internal static class RulePages
{
    private const string Client = "GitIntegration.Client",
        TypeName = "GitIntegration.RulePages";

    /// <param name="module">The assembly of the cmdlets; one without the client has no rules.</param>
    public static IReadOnlyList<(string Name, string Text)> Of(Assembly module) =>
        module.GetReferencedAssemblies().FirstOrDefault(reference => reference.Name == Client) is { } client
            ? (IReadOnlyList<(string, string)>)Assembly.Load(client).GetType(TypeName)!.GetProperty("All")!.GetValue(null)!
            : [];
}
