using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Writes findings, differences and results to a report: a web page, a CSV file, or a format that build servers read.</summary>
/// <remarks>
/// Accepts objects from Test-GijIntegration, Test-GijCloudReadiness, Compare-GijIntegration, Sync-GijIntegration and the reindex cmdlets,
/// even several kinds at once. If there are no objects, the report says so. The cmdlet doesn't contact a server.
/// <para>
/// The page is one file that loads nothing from anywhere: you can mail it, or put it on any web server. In JUnit files, errors and
/// warnings are failed tests, suppressed and unchecked findings are skipped tests, and everything else has passed.
/// </para>
/// </remarks>
/// <example>
/// Make a page of all findings
/// <code>
/// Test-GijIntegration | Export-GijReport health.html
/// </code>
/// Open health.html in a browser.
/// </example>
/// <example>
/// Keep a baseline, and report what changes
/// <code>
/// Test-GijIntegration | Export-GijReport last.json -Force
/// $findings = Test-GijIntegration -Baseline last.json
/// $findings | Export-GijReport health.html -Title 'Git this week' -Force
/// $findings | Export-GijReport last.json -Force
/// </code>
/// Run the first line once, and the others every week. -Force overwrites last week's file.
/// </example>
/// <example>
/// Show the findings on a build server
/// <code>
/// Test-GijIntegration -Severity Warning | Export-GijReport health.xml -Force
/// </code>
/// The extension .xml writes a JUnit file, and .sarif a SARIF file.
/// </example>
/// <seealso cref="TestGijIntegrationCommand"/>
[Cmdlet(VerbsData.Export, "GijReport", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportGijReportCommand : GijCommand
{
    private static readonly IReadOnlyList<ReportKind> Kinds =
    [
        new FindingReport(),
        new ReadinessReport(),
        new DifferenceReport(),
        new SyncReport(),
        new ReindexReport(),
    ];

    private static readonly Dictionary<string, ReportFormat> Extensions = new()
    {
        [".html"] = ReportFormat.Html,
        [".htm"] = ReportFormat.Html,
        [".json"] = ReportFormat.Json,
        [".csv"] = ReportFormat.Csv,
        [".xml"] = ReportFormat.JUnit,
        [".sarif"] = ReportFormat.Sarif,
        [".md"] = ReportFormat.Markdown,
    };

    private readonly List<object> rows = [];
    private string fullPath = string.Empty;
    private ReportFormat format;
    private readonly List<object> refused = [];

    /// <summary>The file to write.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>The objects to report.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public PSObject[]? InputObject { get; set; }

    /// <summary>
    /// The format: Html, Json, Csv, JUnit, Sarif or Markdown. By default, the file name decides: .html, .json, .csv, .xml (JUnit), .sarif
    /// or .md. A CSV file holds one kind of object.
    /// </summary>
    [Parameter]
    public ReportFormat Format { get; set; }

    /// <summary>The title. The default is 'Git Integration report'.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = "Git Integration report";

    /// <summary>Overwrites an existing file. Without it, you get a <see cref="GijErrorId.FileUnwritable"/> error.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>What can be known before anything is checked is refused before it.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        format = Require(FormatOf, Path);
        fullPath = Require(() => FilePaths.ToWrite(SessionState.Path, Path, Force), Path);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var one in (InputObject ?? []).Where(one => one is not null))
        {
            if (Kinds.Any(kind => kind.Accepts(one.BaseObject)))
            {
                rows.Add(one.BaseObject);
            }
            else
            {
                refused.Add(one.BaseObject);
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (refused.Count > 0)
        {
            // A page without them would look as if nothing were wrong.
            WriteWarning($"{fullPath} wasn't written, because not everything can be reported.");
            var names = refused.Select(one => one.GetType().Name).Distinct().OrderBy(name => name, StringComparer.Ordinal);
            WriteFailure(GijErrors.InvalidValue("-InputObject", Reasons.Named("NotReportable", string.Join(", ", names))), refused[0]);
            return;
        }

        var report = new Report(Title, DateTimeOffset.Now, Sections());
        var text = Require(() => TextOf(report, format), Path);
        if (Confirm($"Write a report of {rows.Count} objects to {fullPath}", []))
        {
            var file = Require(() => TextFile.Save(fullPath, text), Path);
            if (PassThru)
            {
                WriteObject(file);
            }
        }
    }

    private ReportSection[] Sections()
    {
        ReportSection[] sections =
        [
            .. Kinds.Select(kind => new ReportSection(kind, [.. rows.Where(kind.Accepts)])).Where(section => section.Rows.Count > 0),
        ];
        return sections.Length == 0 ? [new ReportSection(Kinds[0], [])] : sections;
    }

    private ReportFormat FormatOf()
    {
        if (MyInvocation.BoundParameters.ContainsKey(nameof(Format)))
        {
            return Format;
        }

        // Not Path.GetExtension, which throws in .NET Framework where the path has a character that Windows doesn't allow.
        return Extensions.FirstOrDefault(one => Path.EndsWith(one.Key, StringComparison.OrdinalIgnoreCase)) is { Key: not null } found
            ? found.Value
            : throw GijErrors.InvalidValue("-Path", Reasons.Named("UnknownReportFormat", string.Join(", ", Extensions.Keys)));
    }

    private static string TextOf(Report report, ReportFormat format) =>
        format switch
        {
            ReportFormat.Json => JsonReport.Format(report),
            ReportFormat.Csv => report.Sections.Count == 1
                ? CsvReport.Format(report.Sections[0])
                : throw GijErrors.InvalidValue("-Format", Reasons.Named("SeveralKinds", KindsIn(report))),
            ReportFormat.JUnit => JUnitReport.Format(report),
            ReportFormat.Sarif => SarifReport.Format(report),
            ReportFormat.Markdown => MarkdownReport.Format(report),
            _ => HtmlReport.Format(report),
        };

    private static string KindsIn(Report report) => string.Join(", ", report.Sections.Select(section => section.Kind.Member));
}
