using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration.Help;

/// <summary>A piece of text, which is code or is not.</summary>
internal readonly record struct TextRun(string Text, bool IsCode = false)
{
    private const string Marks = @"\`*<[|";

    /// <summary>Code keeps its marks in Markdown; everything else that would count as a mark is escaped.</summary>
    public string Markdown => IsCode ? Code : string.Concat(Text.Select(letter => Marks.Contains(letter) ? $"\\{letter}" : $"{letter}"));

    private string Code => Text.Contains('`', StringComparison.Ordinal) ? $"`` {Text} ``" : $"`{Text}`";
}

/// <summary>A text of the help: paragraphs of words and code.</summary>
internal sealed class HelpText(IEnumerable<IReadOnlyList<TextRun>> paragraphs)
{
    private readonly IReadOnlyList<TextRun>[] paragraphs = [.. paragraphs];

    public static HelpText None { get; } = new([]);

    public bool IsEmpty => paragraphs.Length == 0;

    /// <summary>The paragraphs as a console shows them.</summary>
    public IEnumerable<string> Plain => Lines(run => run.Text);

    /// <summary>The paragraphs in Markdown.</summary>
    public IEnumerable<string> Markdown => Lines(run => run.Markdown);

    /// <summary>One paragraph without code.</summary>
    public static HelpText Of(string sentence) =>
        new([
            [new(sentence)],
        ]);

    /// <summary>The text with every piece changed.</summary>
    public HelpText Map(Func<string, string> change) =>
        new(paragraphs.Select(paragraph => paragraph.Select(run => run with { Text = change(run.Text) }).ToArray()));

    /// <summary>The text with another behind it.</summary>
    public HelpText Then(HelpText other) => new([.. paragraphs, .. other.paragraphs]);

    private IEnumerable<string> Lines(Func<TextRun, string> render) =>
        paragraphs.Select(paragraph => string.Concat(paragraph.Select(render)).Trim());
}
