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
    public void Integrations_are_a_table()
    {
        var lines = Lines("Get-GijIntegration 3, 5");
        Assert.Equal(
            ["Id", "DisplayName", "Type", "State", "Origin", "Scope", "LastIndexed"],
            lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );
        Assert.Matches(
            @"^ +3 Payments on GitHub Enter… GITHUB_SERVER +enabled +https://github\.example\.com +10000, 10002 +"
                + @"\d{4}-\d\d-\d\d \d\d:\d\d$",
            lines[2]
        );
        Assert.Matches(
            @"^ +5 Old GitLab \(read only\) +GITLAB_SERVER_LEGACY disabled http://gitlab-old\.example\.… all projects ",
            lines[3]
        );
    }

    [Fact]
    public void Repositories_are_a_table()
    {
        var lines = Lines("112, 118, 461 | Get-GijRepository");
        Assert.Equal(
            ["Id", "DisplayName", "Integration", "State", "Disabled", "Origin", "LastIndexed"],
            lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );
        Assert.Matches(
            @"^  112 legacy-billing +Payments on GitHub Enterpr… UPDATED   yes      https://github\.exampl… \d{4}-\d\d-\d\d \d\d:\d\d$",
            lines[2]
        );
        Assert.Matches(@"^  118 wire-transfer +Payments on GitHub Enterpr… ERROR              https", lines[3]);
        Assert.Matches(@"^  461 Labels \[printing\] {38}UPDATED            /srv/git/labels\.git +\d", lines[4]);
    }

    [Fact]
    public void A_repository_that_follows_another_object_is_one_line() =>
        Assert.Contains(
            "Repository : 111  ledger  Payments on GitHub Enterprise  UPDATED",
            engine.Show("Get-GijIntegration 3; Get-GijRepository 111"),
            StringComparison.Ordinal
        );

    [Fact]
    public void The_columns_are_properties_to_filter_and_sort_by()
    {
        Assert.Equal(
            [5, 10],
            engine.Succeed("Get-GijIntegration | Where-Object State -eq disabled").Integrations.Select(integration => integration.Id)
        );
        Assert.Equal(
            [3, 9],
            engine.Succeed("Get-GijIntegration | Where-Object Scope -ne 'all projects'").Integrations.Select(integration => integration.Id)
        );
        Assert.Equal(13, engine.Succeed("Get-GijIntegration | Where-Object LastIndexed -gt ([datetime]'2025-01-01')").Output.Count);
    }

    [Theory]
    [InlineData("", "||")]
    [InlineData("$made.Disabled = 'false'; $made.ProjectMappingIds = 10000, 10002", "enabled|10000, 10002|")]
    [InlineData("$made.Disabled = $true; $made.Global = $true", "disabled|all projects|")]
    public void The_columns_exist_on_objects_made_for_a_mock(string edits, string columns)
    {
        var shown = engine.Succeed(
            $$"""
            $made = [GitIntegration.GijIntegration]::new(7, 'GITHUB')
            {{edits}}
            $made.State, $made.Scope, $made.LastIndexed -join '|'
            """
        );
        Assert.Equal(columns, shown.Output.Single().BaseObject);
    }

    [Fact]
    public void Connections_show_name_address_user_and_which_is_the_default()
    {
        engine.Succeed("Connect-GijServer -Sandbox -Name second");
        var lines = Lines("Get-GijServer");
        Assert.Matches(@"^Name +BaseUri +User +Default$", lines[0].TrimEnd());
        Assert.Matches(@"^sandbox +https://sandbox\.invalid/jira +admin$", lines[2].TrimEnd());
        Assert.Matches(@"^second +https://sandbox\.invalid/jira +admin +yes$", lines[3].TrimEnd());
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
        Assert.Equal(11, views.Length);
        Assert.All(
            views,
            view =>
            {
                var type = typeof(GijIntegration).Assembly.GetType(view.Descendants("TypeName").First().Value, throwOnError: true)!;
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
            views.Descendants("TypeName").Select(name => name.Value).ToHashSet(),
            types
                .Descendants("Type")
                .Where(type => type.Descendants("PropertySet").Any())
                .Select(type => type.Element("Name")!.Value)
                .ToHashSet()
        );
    }

    public void Dispose() => engine.Dispose();

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
