using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace GitIntegration;

/// <summary>A report: a table for each kind of object.</summary>
/// <param name="title">Its title.</param>
/// <param name="created">When it is made.</param>
/// <param name="sections">The tables.</param>
internal sealed class Report(string title, DateTimeOffset created, IReadOnlyList<ReportSection> sections)
{
    private static readonly Version Assembly = typeof(Report).Assembly.GetName().Version;

    public string Title { get; } = title.ForDisplay();

    public DateTimeOffset Created => created;

    /// <summary>When it was made, for data formats.</summary>
    public string CreatedText => created.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>Which servers it's about and when it was made, in one line.</summary>
    public string Heading
    {
        get
        {
            var servers = sections
                .SelectMany(section => section.Rows.Select(section.Kind.ServerOf))
                .Where(name => name.Length > 0)
                .Distinct();
            var made = created.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
            return string.Join(" · ", [.. servers, made, $"GitIntegration {Version}"]);
        }
    }

    /// <summary>The version of this module.</summary>
    public static string Version { get; } = Assembly.ToString(fieldCount: 3);

    public IReadOnlyList<ReportSection> Sections => sections;

    /// <summary>The rules of all rows, each once.</summary>
    public IReadOnlyList<ReportRule> Rules { get; } =
    [
        .. sections
            .SelectMany(section => section.Rows.Select(section.Kind.RuleOf))
            .GroupBy(rule => rule.Id)
            .Select(same => same.First())
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];
}
