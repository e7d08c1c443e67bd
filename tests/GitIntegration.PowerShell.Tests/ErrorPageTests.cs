using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>docs/errors.md has every error, each with its category, its meaning and its remedy.</summary>
public sealed partial class ErrorPageTests
{
    private static readonly Dictionary<string, (string Category, string Text)> Sections = Section()
        .Matches(Checkout.Read("docs/errors.md"))
        .ToDictionary(
            match => match.Groups["id"].Value,
            match => (match.Groups["category"].Value, match.Groups["text"].Value),
            StringComparer.Ordinal
        );

    [Fact]
    public void Lists_every_id_and_no_other() =>
        Assert.Equal(Enum.GetNames<GijErrorId>().Order(StringComparer.Ordinal), Sections.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Is_about_records_that_have_an_id_a_category_and_a_next_step()
    {
        using var engine = new Engine();
        foreach (var id in Enum.GetValues<GijErrorId>())
        {
            var error = Record(id);
            Assert.Equal($"{id}", error.FullyQualifiedErrorId);
            Assert.NotEqual(ErrorCategory.NotSpecified, error.CategoryInfo.Category);
            Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        }
    }

    [Fact]
    public void Gives_each_its_category_and_more_than_one_sentence()
    {
        using var engine = new Engine();
        foreach (var id in Enum.GetValues<GijErrorId>())
        {
            var (category, text) = Sections[$"{id}"];
            Assert.Equal($"{Record(id).CategoryInfo.Category}", category);
            Assert.True(Regex.Count(text, @"[.:;](\s|$)", RegexOptions.NonBacktracking) >= 2, $"{id} has no remedy: {text}");
        }
    }

    [Fact]
    public void Names_only_parameters_and_cmdlets_that_exist()
    {
        using var engine = new Engine();
        var commands = engine.Succeed("Get-Command -Module GitIntegration").Output.Select(item => (CmdletInfo)item.BaseObject).ToArray();
        var parameters = commands.SelectMany(command => command.Parameters.Keys).ToHashSet(StringComparer.Ordinal);
        Assert.All(
            Sections.Values,
            section =>
            {
                Assert.All(Parameter().Matches(section.Text), match => Assert.Contains(match.Groups["name"].Value, parameters));
                Assert.All(
                    Cmdlet().Matches(section.Text),
                    match => Assert.Contains(match.Groups["name"].Value, commands.Select(command => command.Name))
                );
            }
        );
    }

    [Fact]
    public void Every_error_has_its_texts_and_no_text_is_left_over_or_missing()
    {
        var texts = new ResourceManager("GitIntegration.Errors.Errors", typeof(GijException).Assembly)
            .GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .Select(entry => (string)entry.Key)
            .ToHashSet(StringComparer.Ordinal);
        Assert.Superset(Enum.GetNames<GijErrorId>().SelectMany(id => new[] { id, $"{id}_Advice" }).ToHashSet(), texts);

        var sources = string.Join(
            '\n',
            Directory.EnumerateFiles(Checkout.PathOf("src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText)
        );
        var named = Word().Matches(sources).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        Assert.All(texts, text => Assert.Contains(Stem().Replace(text, string.Empty), named));
        Assert.All(
            NamedText().Matches(sources),
            match => Assert.Contains($"{(match.Groups["reason"].Success ? "Reason_" : string.Empty)}{match.Groups["name"].Value}", texts)
        );
        Assert.All(
            NamedFinding().Matches(sources),
            match => Assert.Superset(new HashSet<string> { $"Bulk_{match.Groups["name"]}", $"Bulk_{match.Groups["name"]}_Advice" }, texts)
        );
    }

    private static GijException Error(GijErrorId id)
    {
        string[] arguments = ["0", "1", "2", "3", "4", "5", "6"];
        return new(id, ErrorText.Summary(id, arguments), ErrorText.Advice(id, arguments));
    }

    private static ErrorRecord Record(GijErrorId id) =>
        (ErrorRecord)
            Module
                .Cmdlets.GetType("GitIntegration.PowerShell.ErrorRecords", throwOnError: true)!
                .GetMethod("Of", BindingFlags.Static | BindingFlags.Public)!
                .Invoke(null, [Error(id), null])!;

    [GeneratedRegex(
        @"^### (?<id>\w+)\r?\nCategory `(?<category>\w+)`\. (?<text>(.|\n)*?)(?=^#|\z)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex Section();

    /// <summary>A name in the code: an error's id, what is quoted, or what nameof is about.</summary>
    [GeneratedRegex(
        @"""(Reason_)?(?<name>[A-Z]\w+)""|nameof\((?<name>\w+)\)|^    (?<name>[A-Z]\w+),",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        10_000
    )]
    private static partial Regex Word();

    /// <summary>What stands around the name of a text.</summary>
    [GeneratedRegex("^(Reason|Bulk)_|_(Advice|None|Copy|Reason|OfType)$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Stem();

    [GeneratedRegex(@"((?<reason>Reasons\.Named)|ErrorText\.Get)\(\s*""(?<name>\w+)""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex NamedText();

    /// <summary>What is found in a bulk file has texts by its name.</summary>
    [GeneratedRegex(@"\.(Error|Warning|Information)\(\s*""(?<name>\w+)""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex NamedFinding();

    [GeneratedRegex("`-(?<name>[A-Z][A-Za-z]+)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"`(?<name>[A-Z][a-z]+-Gij\w+)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Cmdlet();
}
