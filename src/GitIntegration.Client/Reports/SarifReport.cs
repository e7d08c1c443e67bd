using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace GitIntegration;

/// <summary>
/// A report in the Static Analysis Results Interchange Format (SARIF) 2.1.0. There are no source files: a location names what a row is
/// about, both as a logical location and, since GitHub shows only these, as the path of a file.
/// </summary>
internal static class SarifReport
{
    private const string Version = "2.1.0",
        Schema = "https://json.schemastore.org/sarif-2.1.0.json",
        Fingerprint = "gijFinding/v1";

    public static string Format(Report report)
    {
        var places = report.Rules.Select((rule, index) => (rule.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index);
        var results = report.Sections.SelectMany(section => section.Rows.Select(row => Result(section.Kind, row, places)));
        var driver = new JObject
        {
            ["name"] = "GitIntegration",
            ["version"] = Report.Version,
            ["rules"] = new JArray(report.Rules.Select(Rule)),
        };
        if (ProjectPages.Home is { } home)
        {
            driver["informationUri"] = home.AbsoluteUri;
        }

        var run = new JObject
        {
            ["tool"] = new JObject { ["driver"] = driver },
            ["invocations"] = new JArray(new JObject { ["executionSuccessful"] = true, ["endTimeUtc"] = report.CreatedText }),
            ["results"] = new JArray(results),
        };
        var log = new JObject
        {
            ["$schema"] = Schema,
            ["version"] = Version,
            ["runs"] = new JArray(run),
        };
        return log.ToString(Formatting.Indented).Replace("\r\n", "\n") + "\n";
    }

    private static JObject Rule(ReportRule rule)
    {
        var described = new JObject
        {
            ["id"] = rule.Id,
            ["shortDescription"] = Text(rule.Title),
            ["defaultConfiguration"] = new JObject { ["level"] = LevelOf(rule.Level) },
        };
        if (rule.Advice is not null)
        {
            described["help"] = Text(rule.Advice);
        }

        if (rule.HelpUri is not null)
        {
            described["helpUri"] = rule.HelpUri.AbsoluteUri;
        }

        return described;
    }

    private static JObject Result(ReportKind kind, object row, Dictionary<string, int> places)
    {
        var rule = kind.RuleOf(row).Id;
        var subject = kind.SubjectOf(row);
        var level = kind.LevelOf(row);
        var isOpen = level == ReportLevel.Skipped && kind.AcceptedBecause(row) is null;
        var result = new JObject
        {
            ["ruleId"] = rule,
            ["ruleIndex"] = places[rule],
            ["kind"] =
                isOpen ? "open"
                : level == ReportLevel.Passed ? "pass"
                : "fail",
            ["level"] = LevelOf(level == ReportLevel.Skipped && !isOpen ? kind.RuleOf(row).Level : level),
            ["message"] = Text(kind.MessageOf(row)),
            ["locations"] = new JArray(Location(subject)),
            ["partialFingerprints"] = new JObject { [Fingerprint] = kind.KeyOf(row).ForDisplay() },
        };
        if (kind.TrendOf(row) is { } trend)
        {
            result["baselineState"] = BaselineOf(trend);
        }

        if (kind.AcceptedBecause(row) is { } reason)
        {
            result["suppressions"] = new JArray(new JObject { ["kind"] = "external", ["justification"] = reason.ForDisplay() });
        }

        return result;
    }

    private static JObject Location(string subject) =>
        new()
        {
            ["physicalLocation"] = new JObject
            {
                ["artifactLocation"] = new JObject { ["uri"] = Uri.EscapeDataString(subject) },
                ["region"] = new JObject { ["startLine"] = 1 },
            },
            ["logicalLocations"] = new JArray(new JObject { ["fullyQualifiedName"] = subject, ["kind"] = "resource" }),
        };

    private static JObject Text(string text) => new() { ["text"] = text };

    private static string LevelOf(ReportLevel level) =>
        level switch
        {
            ReportLevel.Error => "error",
            ReportLevel.Warning => "warning",
            ReportLevel.Note => "note",
            _ => "none",
        };

    private static string BaselineOf(FindingTrend trend) =>
        trend switch
        {
            FindingTrend.New => "new",
            FindingTrend.Still => "unchanged",
            _ => "absent",
        };
}
