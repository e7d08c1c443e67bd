namespace GitIntegration.PowerShell;

/// <summary>The formats of reports.</summary>
public enum ReportFormat
{
    /// <summary>One page for a browser, with everything in it.</summary>
    Html,

    /// <summary>JSON, which Test-GijIntegration reads again as a baseline.</summary>
    Json,

    /// <summary>Comma-separated values, for spreadsheets.</summary>
    Csv,

    /// <summary>Results of tests, which build servers show.</summary>
    JUnit,

    /// <summary>SARIF 2.1.0, which GitHub shows.</summary>
    Sarif,

    /// <summary>Markdown, for wikis and merge requests.</summary>
    Markdown,
}
