using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>What is printed at a prompt of 120 characters.</summary>
public sealed partial class FormatTests : IDisposable
{
    private readonly Engine engine = new();

    public FormatTests() => engine.ConnectToSandbox();

    [Fact]
    public void A_repository_that_follows_another_object_is_one_line() =>
        Assert.Contains(
            "Repository : 111  ledger  Payments on GitHub Enterprise  UPDATED",
            engine.Show("Get-GijIntegration 3; Get-GijRepository 111"),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("", "GITHUB")]
    [InlineData("$made.Disabled = 'false'", "enabled GITHUB")]
    [InlineData("$made.Disabled = $true", "disabled GITHUB")]
    public void The_columns_exist_on_objects_made_for_a_mock(string edits, string columns)
    {
        var row = Lines($"$made = [GitIntegration.GijIntegration]::new(7, 'GITHUB'); {edits}; $made").Last();
        Assert.All(columns.Split(' '), column => Assert.Contains(column, row, StringComparison.Ordinal));
    }

    [Fact]
    public void Connections_show_name_address_user_and_which_is_the_default()
    {
        engine.Succeed("Connect-GijServer -Sandbox -Name second");
        var lines = Lines("Get-GijServer");
        Assert.Matches(@"^Name +BaseUri +User +Default$", lines[0].TrimEnd());
        Assert.Matches(@"^sandbox +https://sandbox\.invalid/jira +admin$", lines[2].TrimEnd());
        Assert.Matches(@"^second +https://sandbox2\.invalid/jira +admin +yes$", lines[3].TrimEnd());
    }

    [Fact]
    public void A_test_is_a_list_with_readable_values()
    {
        var lines = Lines("Test-GijServer");
        Assert.Matches(@"^RoundTrip +: \d+\.\d ms$", Assert.Single(lines, line => line.StartsWith("RoundTrip", StringComparison.Ordinal)));
        Assert.Matches("^Problems +: none$", Assert.Single(lines, line => line.StartsWith("Problems", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_error_names_the_object_and_the_server_and_recommends_the_next_step()
    {
        var screen = engine.Show("Get-GijIntegration 99");
        Assert.Contains("There is no integration 99 on sandbox.", screen, StringComparison.Ordinal);
        Assert.Contains("Recommendation: ", screen, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_property_of_every_view_exists()
    {
        var views = XDocument
            .Load(System.IO.Path.Combine(Module.Folder, "GitIntegration.Format.ps1xml"))
            .Descendants("View")
            .Where(IsOfType)
            .ToArray();
        var added = XDocument
            .Load(System.IO.Path.Combine(Module.Folder, "GitIntegration.Types.ps1xml"))
            .Descendants("Members")
            .Elements()
            .Elements("Name")
            .Select(name => name.Value)
            .ToArray();
        Assert.Equal(44, views.Length);
        Assert.All(
            views,
            view =>
            {
                var type = (Type)engine.Succeed($"[{WithoutVariant(view.Descendants("TypeName").First())}]").Output.Single().BaseObject;
                Assert.All(
                    view.Descendants("PropertyName").Select(name => name.Value).Concat(ShownTexts(view)),
                    name => Assert.True(type.GetProperty(name) is not null || added.Contains(name), name)
                );
            }
        );
    }

    [Fact]
    public void Every_type_that_has_a_view_also_has_a_line_for_output_of_several_types()
    {
        var views = XDocument.Load(System.IO.Path.Combine(Module.Folder, "GitIntegration.Format.ps1xml"));
        var types = XDocument.Load(System.IO.Path.Combine(Module.Folder, "GitIntegration.Types.ps1xml"));
        Assert.Equal(
            views.Descendants("TypeName").Select(WithoutVariant).ToHashSet(),
            types
                .Descendants("Type")
                .Where(type => type.Descendants("PropertySet").Any())
                .Select(type => type.Element("Name")!.Value)
                .ToHashSet()
        );
    }

    public void Dispose() => engine.Dispose();

    /// <summary>The name of the type itself: GitIntegration.GijIntegration#RepositoryCount is one with something to show.</summary>
    private static string WithoutVariant(XElement name) => name.Value.Split('#')[0];

    /// <summary>False for objects that have whatever properties a server likes.</summary>
    private static bool IsOfType(XElement view) => !view.Descendants("CustomControl").Any();

    /// <summary>The properties that a view shows through GijView.</summary>
    private static IEnumerable<string> ShownTexts(XElement view) =>
        view.Descendants("ScriptBlock").SelectMany(script => ShownText().Matches(script.Value)).Select(match => match.Groups["name"].Value);

    [GeneratedRegex(@"::Text\(\$_\.(?<name>\w+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShownText();

    private string[] Lines(string script) =>
        [.. engine.Show(script).Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0)];
}
