using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace GitIntegration.Help;

/// <summary>Puts a cmdlet's help together: its texts from the XML comments, everything else from the cmdlet itself.</summary>
internal sealed class CmdletReader(XmlComments comments)
{
    /// <summary>The parameters that PowerShell adds to a cmdlet that changes things, and that no XML comment can describe.</summary>
    private static readonly Dictionary<string, HelpText> Added = new()
    {
        ["WhatIf"] = HelpText.Of("Shows what would be done, without doing it."),
        ["Confirm"] = HelpText.Of("Asks before each change. -Confirm:$false asks nothing."),
    };

    public CmdletHelp Read(Type type)
    {
        var cmdlet = type.GetCustomAttribute<CmdletAttribute>()!;
        var parameters = InOrder(Parameters(new CmdletInfo($"{cmdlet.VerbName}-{cmdlet.NounName}", type), type)).ToArray();
        return new CmdletHelp
        {
            Verb = cmdlet.VerbName,
            Noun = cmdlet.NounName,
            Synopsis = comments.Summary(type),
            Description = comments.Remarks(type),
            Syntax = [.. Sets(parameters, cmdlet.DefaultParameterSetName).Select(set => new SyntaxHelp(set, InOrder(parameters, set)))],
            Parameters = parameters,
            Inputs = OrNone(
                parameters.Where(parameter => parameter.TakesPipeline).Select(parameter => new TypeHelp(parameter.Type, parameter.Text))
            ),
            Outputs = OrNone(
                type.GetCustomAttributes<OutputTypeAttribute>()
                    .SelectMany(output => output.Type)
                    .Select(output => new TypeHelp(output.Type, comments.Summary(output.Type)))
            ),
            Examples = [.. comments.Examples(type)],
            SeeAlso = [.. comments.SeeAlso(type)],
        };
    }

    private IEnumerable<ParameterHelp> Parameters(CmdletInfo command, Type type)
    {
        var words = new NounWords(command.Noun);
        var fresh = Activator.CreateInstance(type);
        using var disposable = fresh as IDisposable;
        foreach (var parameter in command.Parameters.Values.Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name)))
        {
            yield return type.GetProperty(parameter.Name) is { } property
                ? new ParameterHelp(parameter, comments.Summary(property).Map(words.Fill), property.GetValue(fresh))
                : new ParameterHelp(parameter, Added[parameter.Name], default(SwitchParameter));
        }
    }

    /// <summary>
    /// Parameters with a position first, then those that are required, then the others by name, and what PowerShell adds.
    /// </summary>
    private static IEnumerable<ParameterHelp> InOrder(IEnumerable<ParameterHelp> parameters) =>
        parameters
            .OrderBy(parameter => parameter.Position ?? int.MaxValue)
            .ThenBy(parameter => !parameter.IsRequired)
            .ThenBy(parameter => Added.ContainsKey(parameter.Name))
            .ThenBy(parameter => parameter.Name, StringComparer.Ordinal);

    /// <summary>The parameters of one set: those that are required there come forward.</summary>
    private static ParameterHelp[] InOrder(IEnumerable<ParameterHelp> parameters, string set) =>
        [
            .. parameters
                .Where(parameter => parameter.In(set) is not null)
                .OrderBy(parameter => parameter.PositionIn(set) ?? int.MaxValue)
                .ThenBy(parameter => !parameter.In(set)!.IsMandatory),
        ];

    /// <summary>The parameter sets, the default one first, which can be without a parameter of its own.</summary>
    private static IEnumerable<string> Sets(IEnumerable<ParameterHelp> parameters, string? defaultSet) =>
        parameters
            .SelectMany(parameter => parameter.Sets)
            .Concat(defaultSet is null or ParameterAttribute.AllParameterSets ? [] : [defaultSet])
            .Distinct()
            .OrderBy(set => set != defaultSet)
            .ThenBy(set => set, StringComparer.Ordinal)
            .DefaultIfEmpty(string.Empty);

    private static TypeHelp[] OrNone(IEnumerable<TypeHelp> types) =>
        types.ToArray() is { Length: > 0 } some ? some : [new TypeHelp(null, HelpText.None)];
}
