using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;

namespace GitIntegration.Help;

/// <summary>Makes the help of a module, and says what is wrong with it.</summary>
internal sealed class HelpBuild
{
    private const int ExamplesNeeded = 2;

    /// <summary>What Get-Help can show on a console of 80 columns without breaking a line, which would not run any more.</summary>
    private const int LongestLine = 75;

    private readonly List<string> problems = [];
    private readonly string helpFile;
    private readonly IReadOnlyList<CmdletHelp> cmdlets;
    private readonly Topics topics;
    private readonly Links links;
    private readonly IReadOnlyList<(string Name, string Text)> schemas,
        rulePages;

    /// <param name="module">The assembly of the cmdlets.</param>
    /// <param name="topicFolder">Where the about topics are written by hand.</param>
    public HelpBuild(Assembly module, string topicFolder)
    {
        var comments = new XmlComments(module);
        var reader = new CmdletReader(comments);
        helpFile = $"{module.GetName().Name}.dll-Help.xml";
        cmdlets =
        [
            .. module
                .GetExportedTypes()
                .Where(type => type.IsDefined(typeof(CmdletAttribute)))
                .Select(reader.Read)
                .OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal),
        ];
        topics = new Topics(topicFolder, comments);
        links = new Links(cmdlets, topics.Names, module);
        schemas = [.. Schemas.Of(module, cmdlets)];
        rulePages = RulePages.Of(module);
        problems.AddRange(cmdlets.SelectMany(Faults));
    }

    public IReadOnlyList<string> Problems => problems;

    /// <summary>Writes everything, unless there is something wrong with it.</summary>
    public void WriteTo(Folder package, Folder reference, Folder rules)
    {
        if (problems.Count > 0)
        {
            return;
        }

        package.Replace([.. topics.Files, .. schemas, (helpFile, Maml.Of(cmdlets, links))]);
        reference.Replace([.. topics.Files, .. schemas, .. cmdlets.Select(cmdlet => ($"{cmdlet.Name}.md", Reference.Of(cmdlet, links)))]);
        rules.Replace(rulePages);
        problems.AddRange(
            reference
                .OutOfDate.Concat(rules.OutOfDate)
                .Select(file => $"{file} is not what the code says. Run 'dotnet build' and commit what it writes.")
        );
    }

    private static IEnumerable<string> Faults(CmdletHelp cmdlet) =>
        [
            .. Missing(cmdlet.Synopsis, $"{cmdlet.Name} has no <summary>."),
            .. Missing(cmdlet.Description, $"{cmdlet.Name} has no <remarks>, which are its description."),
            .. cmdlet.Parameters.SelectMany(parameter => Missing(parameter.Text, $"{cmdlet.Name} -{parameter.Name} has no <summary>.")),
            .. cmdlet.Examples.Count < ExamplesNeeded
                ? [$"{cmdlet.Name} has {cmdlet.Examples.Count} of the {ExamplesNeeded} examples that it needs."]
                : Array.Empty<string>(),
            .. cmdlet.Examples.SelectMany(example => Faults(example).Select(fault => $"{cmdlet.Name}, example '{example.Title}': {fault}")),
        ];

    private static IEnumerable<string> Missing(HelpText text, string fault) => text.IsEmpty ? [fault] : [];

    private static IEnumerable<string> Faults(ExampleHelp example)
    {
        Parser.ParseInput(example.Code, out _, out var errors);
        return
        [
            .. example.Title.Length == 0 ? ["it has no title before its <code>."] : Array.Empty<string>(),
            .. example.Code.Length == 0 ? ["it has no <code>."] : Array.Empty<string>(),
            .. Missing(example.Explanation, "it has no explanation behind its <code>."),
            .. example
                .Code.Split('\n')
                .Where(line => line.Length > LongestLine)
                .Select(line => $"this line has more than {LongestLine} characters: {line}"),
            .. errors.Select(error => $"it does not parse: {error.Message}"),
        ];
    }
}
