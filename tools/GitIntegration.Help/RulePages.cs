using System.Collections.Generic;
using System.Reflection;

namespace GitIntegration.Help;

/// <summary>The pages of the health rules. The module writes them.</summary>
internal static class RulePages
{
    /// <param name="module">The assembly of the cmdlets; one without the client has no rules.</param>
    public static IReadOnlyList<(string Name, string Text)> Of(Assembly module) =>
        (IReadOnlyList<(string, string)>?)ClientTypes.Find(module, "RulePages")?.GetProperty("All")!.GetValue(null) ?? [];
}
