using System.Globalization;
using System.IO;
using Newtonsoft.Json;

namespace GitIntegration;

/// <summary>A report as JSON, which Test-GijIntegration reads again as a baseline.</summary>
internal static class JsonReport
{
    public static string Format(Report report)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var json = new JsonTextWriter(text) { Formatting = Formatting.Indented };
        json.WriteStartObject();
        json.WritePropertyName("title");
        json.WriteValue(report.Title);
        json.WritePropertyName("created");
        json.WriteValue(report.CreatedText);
        json.WritePropertyName("module");
        json.WriteValue($"GitIntegration {Report.Version}");
        foreach (var section in report.Sections)
        {
            json.WritePropertyName(section.Kind.Member);
            json.WriteStartArray();
            foreach (var row in section.Rows)
            {
                WriteRow(json, section.Kind, row);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        return $"{text}\n";
    }

    private static void WriteRow(JsonTextWriter json, ReportKind kind, object row)
    {
        json.WriteStartObject();
        foreach (var (name, column) in kind.Data)
        {
            json.WritePropertyName(name);
            json.WriteValue(column.CellOf(row));
        }

        json.WriteEndObject();
    }
}
