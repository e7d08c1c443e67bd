using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml;

namespace GitIntegration;

/// <summary>
/// A report as the results of tests, which build servers show: a suite for each rule and a test for each row. Errors and warnings fail,
/// what isn't checked or is accepted is skipped, and the rest passes.
/// </summary>
internal static class JUnitReport
{
    public static string Format(Report report)
    {
        using var text = new Utf8Text();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
        {
            var suites = report.Sections.SelectMany(SuitesOf).ToList();
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", Clean(report.Title));
            WriteCounts(xml, [.. suites.SelectMany(suite => suite.Rows.Select(row => suite.Kind.LevelOf(row)))], suites.Count == 0 ? 1 : 0);
            foreach (var (kind, rule, rows) in suites)
            {
                WriteSuite(xml, report, kind, rule, rows);
            }

            if (suites.Count == 0)
            {
                WriteEmpty(xml, report);
            }

            xml.WriteEndElement();
        }

        return $"{text}\n";
    }

    private static IEnumerable<(ReportKind Kind, ReportRule Rule, List<object> Rows)> SuitesOf(ReportSection section) =>
        section.Rows.GroupBy(section.Kind.RuleOf).Select(same => (section.Kind, same.Key, same.ToList()));

    private static void WriteSuite(XmlWriter xml, Report report, ReportKind kind, ReportRule rule, List<object> rows)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Clean($"{rule.Id} {rule.Title}"));
        WriteCounts(xml, [.. rows.Select(kind.LevelOf)]);
        Write(xml, "skipped", rows.Count(row => kind.LevelOf(row) == ReportLevel.Skipped));
        xml.WriteAttributeString("timestamp", report.CreatedText.TrimEnd('Z'));
        foreach (var row in rows)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", Clean(rule.Id));
            xml.WriteAttributeString("name", Clean(kind.SubjectOf(row)));
            xml.WriteAttributeString("time", "0");
            WriteResult(xml, kind, rule, row);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteResult(XmlWriter xml, ReportKind kind, ReportRule rule, object row)
    {
        var message = Clean(kind.MessageOf(row));
        switch (kind.LevelOf(row))
        {
            case ReportLevel.Error or ReportLevel.Warning:
                xml.WriteStartElement("failure");
                xml.WriteAttributeString("message", message);
                xml.WriteAttributeString("type", $"{kind.LevelOf(row)}");
                xml.WriteString(Clean(rule.Advice ?? message));
                xml.WriteEndElement();
                break;
            case ReportLevel.Skipped:
                xml.WriteStartElement("skipped");
                xml.WriteAttributeString("message", Clean(kind.AcceptedBecause(row)?.ForDisplay() ?? message));
                xml.WriteEndElement();
                break;
            default:
                xml.WriteElementString("system-out", message);
                break;
        }
    }

    /// <summary>Build servers take a file without a test for a fault of the run.</summary>
    private static void WriteEmpty(XmlWriter xml, Report report)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Clean(report.Title));
        WriteCounts(xml, [], passed: 1);
        xml.WriteAttributeString("timestamp", report.CreatedText.TrimEnd('Z'));
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", "GitIntegration");
        xml.WriteAttributeString("name", report.Sections[0].Kind.Empty);
        xml.WriteAttributeString("time", "0");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, IReadOnlyList<ReportLevel> levels, int passed = 0)
    {
        Write(xml, "tests", levels.Count + passed);
        Write(xml, "failures", levels.Count(level => level is ReportLevel.Error or ReportLevel.Warning));
        Write(xml, "errors", 0);
        xml.WriteAttributeString("time", "0");
    }

    private static void Write(XmlWriter xml, string name, int count) =>
        xml.WriteAttributeString(name, count.ToString(CultureInfo.InvariantCulture));

    /// <summary>The text without the few characters that XML can't hold, even as references.</summary>
    private static string Clean(string text) =>
        new([.. text.Select(one => XmlConvert.IsXmlChar(one) || char.IsSurrogate(one) ? one : '\uFFFD')]);

    /// <summary>A text that says of itself that it will be UTF-8.</summary>
    private sealed class Utf8Text() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
