using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Language;

namespace GitIntegration.Help;

/// <summary>What to read next: the other cmdlets of the noun, those that the comment names, and the about topics.</summary>
internal sealed class Links(IReadOnlyList<CmdletHelp> cmdlets, IReadOnlyList<string> topics, string manifest)
{
    private readonly string? project = ProjectUri(manifest);

    public IEnumerable<string> Cmdlets(CmdletHelp cmdlet) =>
        cmdlets.Where(other => other.Noun == cmdlet.Noun && other != cmdlet).Select(other => other.Name).Union(cmdlet.SeeAlso);

    public IReadOnlyList<string> Topics => topics;

    /// <summary>The page of the cmdlet in the project's repository; null while the manifest names no project.</summary>
    public string? Online(CmdletHelp cmdlet) => project is null ? null : $"{project}/blob/HEAD/docs/en-US/{cmdlet.Name}.md";

    private static string? ProjectUri(string manifest)
    {
        var entry = Parser
            .ParseFile(manifest, out _, out _)
            .FindAll(ast => ast is HashtableAst, searchNestedScriptBlocks: true)
            .SelectMany(table => ((HashtableAst)table).KeyValuePairs)
            .FirstOrDefault(pair => pair.Item1 is StringConstantExpressionAst { Value: "ProjectUri" });
        return (entry?.Item2 as PipelineAst)?.GetPureExpression() is StringConstantExpressionAst { Value: var address }
            ? address.TrimEnd('/')
            : null;
    }
}
