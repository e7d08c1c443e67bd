using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace GitIntegration.Help;

/// <summary>The JSON Schema of the module's files. The module writes it; what it says to people is the help of the parameters.</summary>
internal static class Schemas
{
    private const string Cmdlet = "New-GijIntegration";

    /// <param name="module">The assembly of the cmdlets.</param>
    /// <param name="cmdlets">Their help.</param>
    public static IEnumerable<(string Name, string Text)> Of(Assembly module, IReadOnlyList<CmdletHelp> cmdlets) =>
        from cmdlet in cmdlets
        where cmdlet.Name == Cmdlet
        let schema = ClientTypes.Find(module, "ConfigurationSchema")
        where schema is not null
        let descriptions = cmdlet.Parameters.ToDictionary(parameter => parameter.Name, parameter => string.Join(' ', parameter.Text.Plain))
        select (
            (string)schema.GetField("FileName")!.GetRawConstantValue()!,
            (string)schema.GetMethod("Format")!.Invoke(null, [descriptions])!
        );
}
