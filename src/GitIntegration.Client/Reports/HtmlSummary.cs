using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;

namespace GitIntegration;

/// <summary>The top of the page: its title, the counts and the charts, readable without the script.</summary>
internal static class HtmlSummary
{
    public static string Format(Report report)
    {
        var html = new StringBuilder();
        html.Append("<header>\n")
            .Append($"  <h1>{WebUtility.HtmlEncode(report.Title)}</h1>\n")
            .Append($"  <p>{WebUtility.HtmlEncode(report.Heading)}</p>\n")
            .Append("</header>\n");
        foreach (var section in report.Sections)
        {
            AppendTiles(html, section);
            AppendCharts(html, section);
        }

        return html.ToString();
    }

    private static void AppendTiles(StringBuilder html, ReportSection section)
    {
        var counts = section.Rows.GroupBy(section.Kind.GroupOf).ToDictionary(same => same.Key, same => same.Count());
        html.Append($"<ul class=\"tiles\" aria-label=\"{section.Kind.Title} by outcome\">\n");
        foreach (var (group, level) in section.Kind.Groups)
        {
            var count = counts.TryGetValue(group, out var some) ? some : 0;
            var tone = ToneOf(level, group);
            html.Append($"  <li class=\"{tone}{(count == 0 ? " zero" : string.Empty)}\">")
                .Append($"<svg class=\"icon\" aria-hidden=\"true\"><use href=\"#icon-{tone}\"/></svg>")
                .Append($"<span class=\"label\">{EnumText.Words(group)}</span><strong>{Number(count)}</strong></li>\n");
        }

        html.Append("</ul>\n");
    }

    private static void AppendCharts(StringBuilder html, ReportSection section)
    {
        var charts = section.Kind.Charts(section.Rows).Where(chart => chart.Bars.Count > 0).ToList();
        if (charts.Count == 0)
        {
            return;
        }

        html.Append($"<section class=\"charts\" aria-label=\"Charts of {section.Kind.Title.ToLowerInvariant()}\">\n");
        foreach (var chart in charts)
        {
            html.Append($"  <figure>\n    <figcaption>{WebUtility.HtmlEncode(chart.Title)}</figcaption>\n    <dl class=\"bars\">\n");
            var most = chart.Bars.Max(bar => bar.Count);
            foreach (var bar in chart.Bars)
            {
                html.Append(
                    $"      <div><dt>{WebUtility.HtmlEncode(bar.Label)}</dt><dd>{Number(bar.Count)}{Drawn(bar, most)}</dd></div>\n"
                );
            }

            html.Append("    </dl>\n  </figure>\n");
        }

        html.Append("</section>\n");
    }

    private static string Drawn(ReportBar bar, int most)
    {
        var width = (100.0 * bar.Count / Math.Max(1, most)).ToString("0.#", CultureInfo.InvariantCulture);
        var rectangle = bar.Count == 0 ? string.Empty : $"<rect width=\"{width}%\" height=\"100%\" rx=\"3\"/>";
        return $"<svg class=\"bar {ToneOf(bar.Level, string.Empty)}\" aria-hidden=\"true\">{rectangle}</svg>";
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string ToneOf(ReportLevel level, string group) =>
        level switch
        {
            ReportLevel.Error => "error",
            ReportLevel.Warning => "warning",
            ReportLevel.Note => "info",
            ReportLevel.Skipped => group == nameof(FindingStatus.NotChecked) ? "unknown" : "suppressed",
            _ => "good",
        };
}
