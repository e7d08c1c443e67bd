using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Writes findings, differences and results to a file: a page, a spreadsheet, or what build servers read.</summary>
/// <remarks>
/// Accepts objects from Test-GijIntegration, Test-GijCloudReadiness, Compare-GijIntegration, Sync-GijIntegration and the reindex cmdlets,
/// also several kinds at once. If there are none, the file says so. It contacts no server.
/// <para>
/// The page is one file that loads nothing from anywhere: you can mail it, or put it on any web server. JUnit files count errors and
/// warnings as failed tests, what is suppressed or couldn't be checked as skipped, and the rest as passed.
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
/// Test-GijIntegration -Baseline last.json |
///     Export-GijReport health.html -Title 'Git this week' -Force
/// </code>
/// -Force overwrites the file of last week.
/// </example>
/// <example>
/// Show the findings on a build server
/// <code>
/// Test-GijIntegration -Severity Warning | Export-GijReport health.xml -Force
/// </code>
/// A name with .xml makes a JUnit file, and .sarif a SARIF file.
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

    private static readonly Dictionary<string, ReportFormat> Extensions = new(StringComparer.OrdinalIgnoreCase)
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

    /// <summary>Overwrites a file that exists. Without it, you get a <see cref="GijErrorId.FileUnwritable"/> error.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

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
                WriteFailure(GijErrors.InvalidValue("-InputObject", Reasons.Named("NotReportable", one.BaseObject.GetType().Name)), one);
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var path = Require(() => new FilePaths(SessionState.Path, GijErrors.FileUnwritable).Full(Path), Path);
        var format = Require(() => FormatOf(path), Path);
        if (!Force && File.Exists(path))
        {
            Fail(GijErrors.FileExists(path), Path);
        }

        var report = new Report(Title, DateTimeOffset.Now, Sections());
        var text = Require(() => TextOf(report, format), Path);
        if (Confirm($"Write a report of {rows.Count} objects to {path}", []))
        {
            Require(() => Write(path, text), Path);
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

    private ReportFormat FormatOf(string path)
    {
        if (MyInvocation.BoundParameters.ContainsKey(nameof(Format)))
        {
            return Format;
        }

        return Extensions.TryGetValue(System.IO.Path.GetExtension(path), out var format)
            ? format
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

    private bool Write(string path, string text)
    {
        try
        {
            TextFile.Write(path, text);
        }
        catch (Exception failure) when (TextFile.WhyNot(failure) is { } reason)
        {
            throw GijErrors.FileUnwritable(path, reason);
        }

        if (PassThru)
        {
            WriteObject(new FileInfo(path));
        }

        return true;
    }
}
