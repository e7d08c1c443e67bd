using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;

namespace GitIntegration;

/// <summary>
/// A report as one page without any other file. The summary is plain HTML; the tables are data, which the script in the page draws. The
/// page's own policy lets nothing run or load but what stands in the template.
/// </summary>
internal static class HtmlReport
{
    private const string Template = "GitIntegration.Reports.Report.html";

    public static string Format(Report report)
    {
        var template = ReadTemplate();
        var parts = new Dictionary<string, string>
        {
            ["{{title}}"] = WebUtility.HtmlEncode(report.Title),
            ["{{style-hash}}"] = HashOf(template, "<style>", "</style>"),
            ["{{script-hash}}"] = HashOf(template, "<script>", "</script>"),
            ["{{summary}}"] = HtmlSummary.Format(report),
            ["{{data}}"] = Data(report),
        };
        return Fill(template, parts);
    }

    /// <summary>In one pass: what is filled in may look like a place to fill.</summary>
    private static string Fill(string template, Dictionary<string, string> parts)
    {
        var page = new StringBuilder(template.Length + parts.Values.Sum(part => part.Length));
        var start = 0;
        while (template.IndexOf("{{", start, StringComparison.Ordinal) is var place and >= 0)
        {
            var end = template.IndexOf("}}", place, StringComparison.Ordinal) + 2;
            page.Append(template, start, place - start).Append(parts[template.Substring(place, end - place)]);
            start = end;
        }

        return page.Append(template, start, template.Length - start).ToString();
    }

    private static string ReadTemplate()
    {
        using var text = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream(Template)!);
        return text.ReadToEnd().Replace("\r\n", "\n");
    }

    private static string HashOf(string template, string begin, string end)
    {
        var start = template.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var content = template.Substring(start, template.IndexOf(end, start, StringComparison.Ordinal) - start);
        using var hash = SHA256.Create();
        return Convert.ToBase64String(hash.ComputeHash(Encoding.UTF8.GetBytes(content)));
    }

    private static string Data(Report report)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using var json = new JsonTextWriter(text);
        json.WriteStartObject();
        json.WritePropertyName("rules");
        WriteRules(json, report);
        json.WritePropertyName("sections");
        json.WriteStartArray();
        foreach (var section in report.Sections)
        {
            WriteSection(json, section);
        }

        json.WriteEndArray();
        json.WriteEndObject();

        // Within strings only: nothing in the data can end the element that holds it.
        return text.ToString().Replace("<", "\\u003c");
    }

    private static void WriteRules(JsonTextWriter json, Report report)
    {
        json.WriteStartObject();
        foreach (var rule in report.Rules)
        {
            json.WritePropertyName(rule.Id);
            json.WriteStartObject();
            Write(json, "title", rule.Title);
            Write(json, "advice", rule.Advice);
            Write(json, "help", rule.HelpUri?.AbsoluteUri);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteSection(JsonTextWriter json, ReportSection section)
    {
        var columns = section.Kind.ShownFor(section.Rows).ToList();
        json.WriteStartObject();
        Write(json, "id", section.Kind.Member);
        Write(json, "title", section.Kind.Title);
        Write(json, "empty", section.Kind.Empty);
        json.WritePropertyName("columns");
        json.WriteStartArray();
        foreach (var column in columns)
        {
            json.WriteStartObject();
            Write(json, "name", column.Heading);
            Write(json, "kind", $"{column.Kind}".ToLowerInvariant());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WritePropertyName("rows");
        json.WriteStartArray();
        foreach (var row in section.Rows)
        {
            json.WriteStartArray();
            columns.ForEach(column => json.WriteValue(column.ShownOf(row) ?? string.Empty));
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(JsonTextWriter json, string name, string? value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value ?? string.Empty);
    }
}
