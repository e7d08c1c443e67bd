using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace GitIntegration.Help;

/// <summary>Writes a cmdlet's page of the reference, in Markdown.</summary>
internal static class Reference
{
    private const string Notice = "<!-- Written by 'dotnet build' from the XML comments of the cmdlet: change those, not this page. -->";

    private const string CommonParameters =
        "The cmdlet supports the common parameters, such as `-ErrorAction`, `-ErrorVariable` and `-Verbose`. "
        + "See [about_CommonParameters]("
        + "https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_commonparameters"
        + ").";

    public static string Of(CmdletHelp cmdlet, Links links) => string.Join("\n\n", Blocks(cmdlet, links)) + "\n";

    private static IEnumerable<string> Blocks(CmdletHelp cmdlet, Links links) =>
        [
            Notice,
            $"# {cmdlet.Name}",
            .. cmdlet.Synopsis.Markdown,
            "## Syntax",
            .. cmdlet.Syntax.Select(syntax => Fence("text", Call(cmdlet, syntax))),
            "## Description",
            .. cmdlet.Description.Markdown,
            "## Examples",
            .. cmdlet.Examples.SelectMany(Example),
            "## Parameters",
            .. cmdlet.Parameters.SelectMany(Parameter),
            "### Common parameters",
            CommonParameters,
            "## Inputs",
            .. cmdlet.Inputs.SelectMany(TypeOf),
            "## Outputs",
            .. cmdlet.Outputs.SelectMany(TypeOf),
            "## Related links",
            string.Join('\n', RelatedLinks(cmdlet, links)),
        ];

    private static string Call(CmdletHelp cmdlet, SyntaxHelp syntax) =>
        Lines.Wrapped(
            [cmdlet.Name, .. syntax.Parameters.Select(parameter => parameter.Call(syntax.Set)), "[<CommonParameters>]"],
            firstIndent: 0,
            indent: 4
        );

    private static IEnumerable<string> Example(ExampleHelp example, int index) =>
        [
            $"### Example {index + 1}: {new TextRun(example.Title).Markdown}",
            Fence("powershell", example.Code),
            .. example.Explanation.Markdown,
        ];

    private static IEnumerable<string> Parameter(ParameterHelp parameter) =>
        [
            $"### -{parameter.Name}",
            .. parameter.Text.Markdown,
            Fence("yaml", string.Join('\n', Facts(parameter).Select(fact => $"{fact.Name}: {fact.Value}".TrimEnd()))),
        ];

    private static IEnumerable<(string Name, string Value)> Facts(ParameterHelp parameter)
    {
        yield return ("Type", parameter.TypeName);
        if (parameter.Sets.Any())
        {
            yield return ("Parameter sets", string.Join(", ", parameter.Sets));
        }

        yield return ("Aliases", string.Join(", ", parameter.Aliases));
        if (parameter.Accepted is { } values)
        {
            yield return ("Accepted values", values);
        }

        yield return ("Required", $"{parameter.IsRequired}");
        yield return ("Position", parameter.Position?.ToString(CultureInfo.InvariantCulture) ?? "named");
        yield return ("Default value", parameter.Default ?? "None");
        yield return ("Accept pipeline input", parameter.Pipeline);
        yield return ("Accept wildcard characters", $"{parameter.TakesWildcards}");
    }

    private static IEnumerable<string> TypeOf(TypeHelp type) =>
        [type.Type is null ? "None" : $"### {new TextRun(type.Name).Markdown}", .. type.Text.Markdown];

    private static IEnumerable<string> RelatedLinks(CmdletHelp cmdlet, Links links) =>
        [
            .. links.Cmdlets(cmdlet).Select(name => $"- [{name}]({name}.md)"),
            .. links.Topics.Select(name => $"- [{name}]({name}{Topics.Extension})"),
        ];

    private static string Fence(string language, string text) => $"```{language}\n{text}\n```";
}
