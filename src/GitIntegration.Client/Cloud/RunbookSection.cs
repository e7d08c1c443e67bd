using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace GitIntegration;

/// <summary>A section of a runbook in Markdown, which ends with the pages that it's based on.</summary>
/// <param name="title">Its title.</param>
internal sealed class RunbookSection(string title)
{
    private readonly List<string> lines = [];
    private readonly List<CloudSource> pages = [];

    public IEnumerable<CloudSource> Pages => pages;

    /// <summary>Adds lines, with an empty one in front of them.</summary>
    public void Add(params string[] paragraph)
    {
        lines.Add(string.Empty);
        lines.AddRange(paragraph);
    }

    /// <summary>Adds a line to the last paragraph or list.</summary>
    public void AddLine(string line) => lines.Add(line);

    /// <summary>Notes down pages that the section is based on.</summary>
    public void Cite(IEnumerable<CloudSource> sources) => pages.AddRange(sources.Where(source => !pages.Contains(source)));

    /// <summary>Adds a step to tick off, with its command.</summary>
    public void AddStep(CloudStep step, CloudFacts facts)
    {
        Cite(facts.PagesOf(step.Sources));
        AddLine($"- [ ] {step.Text}");
        if (step.Command.Count > 0)
        {
            lines.AddRange([string.Empty, "  ```powershell", .. step.Command.Select(line => $"  {line}"), "  ```", string.Empty]);
        }
    }

    /// <summary>Adds steps to tick off.</summary>
    public void AddSteps(IEnumerable<CloudStep> steps, CloudFacts facts)
    {
        AddLine(string.Empty);
        foreach (var step in steps)
        {
            AddStep(step, facts);
        }
    }

    /// <summary>Adds a table.</summary>
    /// <param name="indent">What stands in front of each line: blanks within a list.</param>
    /// <param name="head">The titles of the columns.</param>
    /// <param name="rows">The cells, which are Markdown already.</param>
    public void AddTable(string indent, string[] head, IEnumerable<string[]> rows)
    {
        AddLine(string.Empty);
        AddLine(indent + Row(head));
        AddLine(indent + Row([.. head.Select(_ => "---")]));
        lines.AddRange(rows.Select(row => indent + Row(row)));
        AddLine(string.Empty);

        static string Row(string[] cells) => $"| {string.Join(" | ", cells)} |";
    }

    /// <summary>The section as lines.</summary>
    public IEnumerable<string> Write(int number)
    {
        var heading = string.Format(CultureInfo.InvariantCulture, "## {0}. {1}", number, title);
        var named = pages.Select(page => $"{MarkdownText.Code(page.Page)} ({page.Read})");
        string[] end = pages.Count > 0 ? [string.Empty, $"Sources: {string.Join(", ", named)}."] : [];
        return [string.Empty, heading, .. lines, .. end];
    }
}
