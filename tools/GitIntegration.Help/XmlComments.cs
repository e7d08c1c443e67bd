using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Xml.Linq;

namespace GitIntegration.Help;

/// <summary>The XML comments that the compiler has left beside the assemblies.</summary>
internal sealed class XmlComments
{
    private static readonly XElement Nothing = new("member");

    private readonly Assembly module;
    private readonly Dictionary<string, XElement> members;

    /// <param name="module">The assembly of the cmdlets; the files of the assemblies beside it are read too.</param>
    public XmlComments(Assembly module)
    {
        this.module = module;
        var files = Directory
            .EnumerateFiles(Path.GetDirectoryName(module.Location)!, "*.xml")
            .Where(file => File.Exists(Path.ChangeExtension(file, ".dll")));
        members = files
            .SelectMany(file => XDocument.Load(file, LoadOptions.PreserveWhitespace).Descendants("member"))
            .ToDictionary(member => member.Attribute("name")!.Value);
    }

    public HelpText Summary(MemberInfo member) => Text(Of(member).Element("summary"));

    public HelpText Remarks(MemberInfo member) => Text(Of(member).Element("remarks"));

    public IEnumerable<ExampleHelp> Examples(MemberInfo member) => Of(member).Elements("example").Select(Example);

    /// <summary>What else to read, as the comment says it.</summary>
    public IEnumerable<string> SeeAlso(MemberInfo member) =>
        Of(member).Elements("seealso").Select(link => NameOf(link.Attribute("cref")!.Value));

    /// <summary>The values of an enum with their meanings, in the order in which they were written.</summary>
    public IEnumerable<(string Name, HelpText Meaning)> ValuesOf(string enumType) =>
        from member in members
        where member.Key.StartsWith($"F:{enumType}.", StringComparison.Ordinal)
        select (member.Key[(member.Key.LastIndexOf('.') + 1)..], Text(member.Value.Element("summary")));

    private XElement Of(MemberInfo member)
    {
        var id = member is Type type
            ? $"T:{type.FullName}"
            : $"{(member is FieldInfo ? 'F' : 'P')}:{Definition(member.DeclaringType!).FullName}.{member.Name}";
        return members.GetValueOrDefault(id.Replace('+', '.'), Nothing);
    }

    /// <summary>The compiler writes the comments of a generic type once for all arguments.</summary>
    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private HelpText Text(XElement? element) => Text(element?.Nodes() ?? []);

    private HelpText Text(IEnumerable<XNode> nodes)
    {
        List<List<TextRun>> paragraphs =
        [
            [],
        ];
        foreach (var node in nodes)
        {
            if (node is XElement { Name.LocalName: "para" } paragraph)
            {
                paragraphs.AddRange([
                    [.. paragraph.Nodes().Select(Inline)],
                    [],
                ]);
            }
            else
            {
                paragraphs[^1].Add(Inline(node));
            }
        }

        return new HelpText(paragraphs.Where(paragraph => paragraph.Exists(run => !string.IsNullOrWhiteSpace(run.Text))));
    }

    private TextRun Inline(XNode node) =>
        node switch
        {
            XText text => new(OneLine(text.Value)),
            XElement { Name.LocalName: "c" } code => new(OneLine(code.Value), IsCode: true),
            XElement { Name.LocalName: "paramref" } parameter => new($"-{parameter.Attribute("name")!.Value}", IsCode: true),
            XElement { Name.LocalName: "see" } see when see.Attribute("cref") is { } target => new(NameOf(target.Value), IsCode: true),
            XElement { Name.LocalName: "see" } see when see.Attribute("langword") is { } word => new($"${word.Value}", IsCode: true),
            XElement { Name.LocalName: "see" } see when see.Attribute("href") is { } address => new(address.Value),
            _ => throw new InvalidDataException($"The help cannot show this part of an XML comment: {node}"),
        };

    /// <summary>What a user calls it: a cmdlet, a parameter, an error id, or the last word of the name.</summary>
    private string NameOf(string cref)
    {
        var name = cref[2..];
        var lastWord = name[(name.LastIndexOf('.') + 1)..];
        var isParameter = cref[0] == 'P' && module.GetType(name[..^(lastWord.Length + 1)])?.IsSubclassOf(typeof(Cmdlet)) == true;
        return isParameter ? $"-{lastWord}"
            : module.GetType(name)?.GetCustomAttribute<CmdletAttribute>() is { } cmdlet ? $"{cmdlet.VerbName}-{cmdlet.NounName}"
            : lastWord;
    }

    /// <summary>The title stands before the code, the explanation behind it.</summary>
    private ExampleHelp Example(XElement example)
    {
        var code = example.Element("code");
        return new ExampleHelp(
            string.Join(' ', Text(code?.NodesBeforeSelf() ?? example.Nodes()).Plain),
            Unindented(code?.Value ?? string.Empty),
            Text(code?.NodesAfterSelf() ?? [])
        );
    }

    /// <summary>The text with one blank where there are line ends and more blanks than one.</summary>
    private static string OneLine(string text)
    {
        var letters = text.Select(letter => char.IsWhiteSpace(letter) ? ' ' : letter).ToArray();
        return string.Concat(letters.Where((letter, index) => letter != ' ' || index == 0 || letters[index - 1] != ' '));
    }

    private static string Unindented(string code)
    {
        var lines = code.ReplaceLineEndings("\n")
            .Split('\n')
            .Select(line => line.TrimEnd())
            .SkipWhile(line => line.Length == 0)
            .Reverse()
            .SkipWhile(line => line.Length == 0)
            .Reverse()
            .ToArray();
        var indent = lines.Where(line => line.Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty().Min();
        return string.Join('\n', lines.Select(line => line.Length == 0 ? line : line[indent..]));
    }
}
