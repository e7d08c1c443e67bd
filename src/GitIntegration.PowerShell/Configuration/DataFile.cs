using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Language;

namespace GitIntegration.PowerShell;

/// <summary>
/// Reads a PowerShell data file with the place of each value. PowerShell parses it and nothing runs: whatever isn't a constant is refused.
/// </summary>
/// <param name="source">What errors call the file.</param>
internal sealed class DataFile(string source)
{
    private const int MaximumDepth = 16;

    /// <summary>Reads the text of a data file.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.ConfigurationInvalid"/>.</exception>
    public ConfigurationNode Read(string text)
    {
        var file = Parser.ParseInput(text, out _, out var errors);
        if (errors.Length > 0)
        {
            throw Invalid(errors[0].Extent, "NotDataFile");
        }

        var statements = file.EndBlock?.Statements;
        return statements?.Count == 1 ? ToNode(statements[0], depth: 0) : throw Invalid(file.Extent, "NotDataFile");
    }

    private ConfigurationNode ToNode(Ast ast, int depth) =>
        depth > MaximumDepth
            ? throw Invalid(ast.Extent, "NotConstant")
            : ast switch
            {
                PipelineAst { PipelineElements.Count: 1 } pipeline => ToNode(pipeline.PipelineElements[0], depth),
                CommandExpressionAst { Redirections.Count: 0 } command => ToNode(command.Expression, depth),
                ParenExpressionAst inner => ToNode(inner.Pipeline, depth + 1),
                HashtableAst table => new PlacedNode(table.KeyValuePairs.Select(pair => ToMember(pair, depth + 1)).ToList(), PlaceOf(ast)),
                ArrayLiteralAst list => new PlacedNode(list.Elements.Select(element => ToNode(element, depth + 1)).ToList(), PlaceOf(ast)),
                ArrayExpressionAst list => new PlacedNode(ElementsOf(list, depth + 1).ToList(), PlaceOf(ast)),
                ConstantExpressionAst constant => new PlacedNode(constant.Value, PlaceOf(ast)),
                VariableExpressionAst variable => new PlacedNode(ConstantOf(variable), PlaceOf(ast)),
                _ => throw Invalid(ast.Extent, "NotConstant"),
            };

    private ConfigurationMember ToMember(Tuple<ExpressionAst, StatementAst> pair, int depth)
    {
        var name = pair.Item1 is ConstantExpressionAst constant ? $"{constant.Value}" : throw Invalid(pair.Item1.Extent, "NotConstant");
        return new ConfigurationMember(name, new PlacedNode(ToNode(pair.Item2, depth).Value, PlaceOf(pair.Item1)));
    }

    /// <summary>In @(…), a list of one statement with commas is the same as a statement for each element.</summary>
    private IEnumerable<ConfigurationNode> ElementsOf(ArrayExpressionAst list, int depth) =>
        list.SubExpression.Statements.Select(statement => ToNode(statement, depth)).SelectMany(node => node.Elements ?? [node]);

    private object? ConstantOf(VariableExpressionAst variable) =>
        variable.VariablePath.UserPath.ToUpperInvariant() switch
        {
            "TRUE" => true,
            "FALSE" => false,
            "NULL" => null,
            _ => throw Invalid(variable.Extent, "NotConstant"),
        };

    private static Place PlaceOf(Ast ast) => new(ast.Extent.StartLineNumber, ast.Extent.StartColumnNumber);

    private GijException Invalid(IScriptExtent extent, string reason)
    {
        var place = new Place(extent.StartLineNumber, extent.StartColumnNumber);
        return new ConfigurationProblem(source, place, Reasons.Named(reason)).ToError();
    }
}
