using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>The help as Get-Help gives it in the engine, compared with what the cmdlets really take.</summary>
public sealed class HelpTests : IDisposable
{
    private readonly Engine engine = new();

    public static TheoryData<string> Cmdlets => new(PackagedHelp.Cmdlets);

    public static TheoryData<string> Topics => new(PackagedHelp.Topics);

    [Fact]
    public void Describes_every_cmdlet_and_the_three_topics()
    {
        Assert.Equal(
            engine.Succeed("Get-Command -Module GitIntegration | ForEach-Object Name").Output.Select(name => $"{name}").Order(),
            PackagedHelp.Cmdlets.Order()
        );
        Assert.Equal(["about_GijErrors", "about_GijServer", "about_GitIntegration"], PackagedHelp.Topics);
    }

    [Theory]
    [InlineData(
        "Get-Help Set-GijIntegration -Full",
        "NAME|SYNOPSIS|SYNTAX|DESCRIPTION|PARAMETERS|-TagsFilter <String>|<CommonParameters>|INPUTS|OUTPUTS|"
            + "GitIntegration.GijIntegration|Example 1:|RELATED LINKS|Get-GijIntegration|about_GijErrors"
    )]
    [InlineData(
        "Get-Help Set-GijIntegration -Examples",
        "Example 1: Change one setting|Set-GijIntegration 4 -TagsFilter '^v[0-9]'|$integration.DisplayName = 'Payments'"
    )]
    [InlineData(
        "Get-Help Set-GijIntegration -Parameter Pat",
        "-Pat <SecureString>|The personal access token of the git host|PersonalAccessToken|Accept pipeline input? False"
    )]
    [InlineData("Get-Help Get-GijProject -Parameter Key", "-Key <String[]>|Position? 0|Default value *|Accept wildcard characters? true")]
    [InlineData("Get-Help Connect-GijServer", "Connect-GijServer [-BaseUri] <String> [-AllowUnencrypted]|Connect-GijServer -Sandbox")]
    [InlineData("Get-Help about_GitIntegration", "SHORT DESCRIPTION|Connect-GijServer -Sandbox")]
    [InlineData("Get-Help about_GijServer", "SHORT DESCRIPTION|GIJ_TOKEN")]
    public void Shows_on_the_console(string command, string parts)
    {
        var shown = WithoutBlanks(engine.Show(command));
        Assert.All(parts.Split('|'), part => Assert.Contains(WithoutBlanks(part), shown, StringComparison.Ordinal));
    }

    [Fact]
    public void Lists_every_error_id()
    {
        var lines = engine.Show("Get-Help about_GijErrors").Split('\n').Select(line => line.Trim()).ToArray();
        Assert.All(Enum.GetNames<GijErrorId>(), id => Assert.NotEmpty(lines[Array.IndexOf(lines, id) + 1]));
        Assert.All(Enum.GetNames<GijErrorId>(), id => Assert.Contains(id, lines));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Tells_the_truth_about_every_parameter(string cmdlet)
    {
        var command = Command(cmdlet);
        using var fresh = (IDisposable)Activator.CreateInstance(command.ImplementingType)!;
        var described = engine
            .Succeed($"(Get-Help {cmdlet}).parameters.parameter")
            .Output.ToDictionary(parameter => Text(parameter, "name"));
        Assert.Equal(command.Parameters.Keys.Except(Cmdlet.CommonParameters).Order(), described.Keys.Order());
        foreach (var (name, help) in described)
        {
            var parameter = command.Parameters[name];
            var sets = parameter.ParameterSets.Values;
            Assert.Equal(NameOf(parameter.ParameterType), Text(help, "parameterValue"));
            Assert.Equal(sets.All(set => set.IsMandatory) ? "true" : "false", Text(help, "required"));
            Assert.Equal(sets.First().Position is >= 0 and var position ? $"{position}" : "named", Text(help, "position"));
            Assert.Equal(PipelineInput(sets), Text(help, "pipelineInput"));
            Assert.Equal(parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases), Text(help, "aliases"));
            Assert.Equal(parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any() ? "true" : "false", Text(help, "globbing"));
            Assert.Equal(Default(command, fresh, name), Text(help, "defaultValue"));
            Assert.All(Accepted(parameter), value => Assert.Contains(value, Description(help), StringComparison.Ordinal));
        }
    }

    private static string PipelineInput(ICollection<ParameterSetMetadata> sets) =>
        (sets.Any(set => set.ValueFromPipeline), sets.Any(set => set.ValueFromPipelineByPropertyName)) switch
        {
            (true, true) => "True (ByValue, ByPropertyName)",
            (true, false) => "True (ByValue)",
            (false, true) => "True (ByPropertyName)",
            _ => "False",
        };

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Tells_the_truth_about_every_way_to_call(string cmdlet)
    {
        static string Call(IEnumerable<(string Name, bool Required)> parameters) =>
            string.Join(
                ' ',
                parameters
                    .OrderBy(parameter => parameter.Name)
                    .Select(parameter => parameter.Required ? parameter.Name : $"[{parameter.Name}]")
            );
        var ways = Command(cmdlet)
            .ParameterSets.Select(set =>
                Call(
                    set.Parameters.Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name))
                        .Select(parameter => (parameter.Name, parameter.IsMandatory))
                )
            );
        var described = engine
            .Succeed($"(Get-Help {cmdlet}).syntax.syntaxItem")
            .Output.Select(item =>
                Call(Items(item, "parameter").Select(parameter => (Text(parameter, "name"), Text(parameter, "required") == "true")))
            );

        Assert.Equal(ways.Order(), described.Order());
    }

    [Fact]
    public void Leads_to_the_page_on_the_web_where_the_manifest_names_the_project()
    {
        var project = engine.Succeed("(Get-Module GitIntegration).ProjectUri").Output.SingleOrDefault();
        var page = engine.Succeed("(Get-Help Set-GijIntegration).relatedLinks.navigationLink | ForEach-Object { \"$($_.uri)\" }").Output[0];
        Assert.Equal(project is null ? string.Empty : $"{project}".TrimEnd('/') + "/blob/HEAD/docs/en-US/Set-GijIntegration.md", $"{page}");
    }

    public void Dispose() => engine.Dispose();

    private CmdletInfo Command(string name) => (CmdletInfo)engine.Succeed($"Get-Command {name}").Output.Single().BaseObject;

    private static string Text(PSObject help, string property) => $"{help.Properties[property]?.Value}";

    /// <summary>One of a kind is no list in what Get-Help gives.</summary>
    private static IEnumerable<PSObject> Items(PSObject help, string property) =>
        help.Properties[property].Value is PSObject one ? [one] : ((IEnumerable)help.Properties[property].Value).Cast<PSObject>();

    private static string Description(PSObject parameter) =>
        string.Join(' ', Items(parameter, "description").Select(paragraph => Text(paragraph, "Text")));

    private static string Default(CmdletInfo command, object fresh, string parameter) =>
        command.ImplementingType.GetProperty(parameter)?.GetValue(fresh) switch
        {
            int and > 0 and var number => number.ToString(CultureInfo.InvariantCulture),
            string { Length: > 0 } text => text,
            string[] { Length: > 0 } texts => string.Join(", ", texts),
            SwitchParameter => "False",
            Enum value => $"{value}",
            _ => command.Parameters[parameter].SwitchParameter ? "False" : "None",
        };

    private static IEnumerable<string> Accepted(ParameterMetadata parameter) =>
        parameter
            .Attributes.OfType<ValidateSetAttribute>()
            .SelectMany(set => set.ValidValues)
            .Concat(
                parameter
                    .Attributes.OfType<ValidateRangeAttribute>()
                    .Select(range =>
                        range.MaxRange is int.MaxValue or long.MaxValue
                            ? $"{range.MinRange} or more"
                            : $"{range.MinRange} to {range.MaxRange}"
                    )
            )
            .Concat(parameter.ParameterType.IsEnum ? Enum.GetNames(parameter.ParameterType) : []);

    /// <summary>Get-Help breaks lines to the width of the console, without regard to words in this culture.</summary>
    private static string WithoutBlanks(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    /// <summary>The name as PowerShell writes it, without namespaces.</summary>
    private static string NameOf(Type type) =>
        type.GetElementType() is { IsGenericType: true }
            ? Regex.Replace(
                Microsoft.PowerShell.ToStringCodeMethods.Type(PSObject.AsPSObject(type)),
                @"\w+\.",
                string.Empty,
                RegexOptions.NonBacktracking
            )
            : type.Name;
}
