using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;

namespace GitIntegration.Help;

/// <summary>Writes the file that Get-Help reads.</summary>
internal static class Maml
{
    private const string TitleRule = "-----";

    private static readonly XNamespace Help = "http://msh";
    private static readonly XNamespace Text = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public static string Of(IEnumerable<CmdletHelp> cmdlets, Links links)
    {
        var root = new XElement(Help + "helpItems", new XAttribute("schema", "maml"), cmdlets.Select(cmdlet => Of(cmdlet, links)));
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{root.ToString().ReplaceLineEndings("\n")}\n";
    }

    private static XElement Of(CmdletHelp cmdlet, Links links) =>
        new(
            Command + "command",
            new XAttribute(XNamespace.Xmlns + "maml", Text),
            new XAttribute(XNamespace.Xmlns + "command", Command),
            new XAttribute(XNamespace.Xmlns + "dev", Dev),
            new XElement(
                Command + "details",
                new XElement(Command + "name", cmdlet.Name),
                Paragraphs("description", cmdlet.Synopsis.Plain),
                new XElement(Command + "verb", cmdlet.Verb),
                new XElement(Command + "noun", cmdlet.Noun)
            ),
            Paragraphs("description", cmdlet.Description.Plain),
            new XElement(Command + "syntax", cmdlet.Syntax.Select(syntax => SyntaxItem(cmdlet, syntax))),
            new XElement(Command + "parameters", cmdlet.Parameters.Select(Parameter)),
            new XElement(Command + "inputTypes", cmdlet.Inputs.Select(type => TypeOf("inputType", type))),
            new XElement(Command + "returnValues", cmdlet.Outputs.Select(type => TypeOf("returnValue", type))),
            new XElement(Command + "examples", cmdlet.Examples.Select(Example)),
            new XElement(Command + "relatedLinks", RelatedLinks(cmdlet, links))
        );

    private static XElement SyntaxItem(CmdletHelp cmdlet, SyntaxHelp syntax) =>
        new(
            Command + "syntaxItem",
            new XElement(Text + "name", cmdlet.Name),
            syntax.Parameters.Select(parameter =>
                ParameterElement(
                    parameter,
                    parameter.In(syntax.Set)!.IsMandatory,
                    parameter.PositionIn(syntax.Set),
                    parameter.IsSwitch ? null : Value(parameter)
                )
            )
        );

    private static XElement Parameter(ParameterHelp parameter) =>
        ParameterElement(
            parameter,
            parameter.IsRequired,
            parameter.Position,
            Value(parameter),
            Paragraphs("description", Described(parameter).Plain),
            new XElement(Dev + "type", new XElement(Text + "name", parameter.TypeName)),
            new XElement(Dev + "defaultValue", parameter.Default ?? "None")
        );

    /// <summary>The text, and the values that are taken, which no other part of what Get-Help shows has room for.</summary>
    private static HelpText Described(ParameterHelp parameter) =>
        parameter.Accepted is { } values ? parameter.Text.Then(HelpText.Of($"Accepted values: {values}.")) : parameter.Text;

    private static XElement ParameterElement(ParameterHelp parameter, bool isRequired, int? position, params object?[] more) =>
        new(
            Command + "parameter",
            new XAttribute("required", isRequired),
            new XAttribute("globbing", parameter.TakesWildcards),
            new XAttribute("pipelineInput", parameter.Pipeline),
            new XAttribute("position", position?.ToString(CultureInfo.InvariantCulture) ?? "named"),
            new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
            new XElement(Text + "name", parameter.Name),
            more
        );

    private static XElement Value(ParameterHelp parameter) =>
        new(Command + "parameterValue", new XAttribute("required", !parameter.IsSwitch), parameter.TypeName);

    private static XElement TypeOf(string element, TypeHelp type) =>
        new(
            Command + element,
            new XElement(Dev + "type", new XElement(Text + "name", type.Name)),
            Paragraphs("description", type.Text.Plain)
        );

    private static XElement Example(ExampleHelp example, int index) =>
        new(
            Command + "example",
            new XElement(Text + "title", $"{TitleRule} Example {index + 1}: {example.Title} {TitleRule}"),
            new XElement(Dev + "code", example.Code),
            Paragraphs(Dev + "remarks", [.. example.Explanation.Plain, string.Empty])
        );

    private static IEnumerable<XElement> RelatedLinks(CmdletHelp cmdlet, Links links)
    {
        // The first address is the one that Get-Help -Online opens.
        if (links.Online(cmdlet) is { } page)
        {
            yield return Link("Online version:", page);
        }

        foreach (var name in links.Cmdlets(cmdlet).Concat(links.Topics))
        {
            yield return Link(name, string.Empty);
        }
    }

    private static XElement Link(string text, string uri) =>
        new(Text + "navigationLink", new XElement(Text + "linkText", text), new XElement(Text + "uri", uri));

    private static XElement Paragraphs(string element, IEnumerable<string> paragraphs) => Paragraphs(Text + element, paragraphs);

    private static XElement Paragraphs(XName element, IEnumerable<string> paragraphs) =>
        new(element, paragraphs.Select(paragraph => new XElement(Text + "para", paragraph)));
}
