using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace GitIntegration.Help;

/// <summary>What to read next: the other cmdlets of the noun, those that the comment names, and the about topics.</summary>
internal sealed class Links(IReadOnlyList<CmdletHelp> cmdlets, IReadOnlyList<string> topics, Assembly module)
{
    private readonly MethodInfo? pageOf = ClientTypes.Find(module, "ProjectPages")?.GetMethod("PageOf");

    public IEnumerable<string> Cmdlets(CmdletHelp cmdlet) =>
        cmdlets.Where(other => other.Noun == cmdlet.Noun && other != cmdlet).Select(other => other.Name).Union(cmdlet.SeeAlso);

    public IReadOnlyList<string> Topics => topics;

    /// <summary>The page of the cmdlet on the web; null while the manifest names no project.</summary>
    public string? Online(CmdletHelp cmdlet) => pageOf?.Invoke(null, [$"docs/en-US/{cmdlet.Name}.md"])?.ToString();
}
