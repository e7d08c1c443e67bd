namespace GitIntegration;

/// <summary>Something in a bulk file that the app would misread, lose or delete, or that needs attention.</summary>
public sealed class GijBulkFinding
{
    /// <summary>The most characters of a cell that a finding repeats.</summary>
    private const int LongestValue = 200;

    internal GijBulkFinding(FindingSeverity severity, BulkPlace place, string check, string message, string advice)
    {
        Severity = severity;
        Row = place.Row;
        Column = place.Column?.Name;
        Value = place.Column is { IsCredential: true } ? null : Shown(place.Value);
        Check = check;
        Message = message;
        Advice = advice;
    }

    /// <summary>The full path of the file; null for rows that were piped.</summary>
    public string? Path { get; internal set; }

    /// <summary>
    /// The number of the row as a spreadsheet counts: the header is 1, and a row with line breaks in its cells is one row. Null for the
    /// file as a whole.
    /// </summary>
    public int? Row { get; }

    /// <summary>The name of the column; null for the row as a whole.</summary>
    public string? Column { get; }

    /// <summary>The cell's text, up to 200 characters; null for a secret, or if the finding isn't about one cell.</summary>
    public string? Value { get; }

    /// <summary>The severity. Import-GijBulkFile refuses a file with errors.</summary>
    public FindingSeverity Severity { get; }

    /// <summary>The stable name of the check, for example UnknownId.</summary>
    public string Check { get; }

    /// <summary>What is wrong, in a sentence. Control characters are escaped.</summary>
    public string Message { get; }

    /// <summary>How to fix it.</summary>
    public string Advice { get; }

    /// <summary>Returns the finding in one line, for example "Row 5, tagsFilter: …".</summary>
    public override string ToString() => $"{Place}: {Message}".ForDisplay();

    /// <summary>True if nobody can tell what a row or the file is about: -SkipTest doesn't help then.</summary>
    internal bool IsFatal =>
        Check is "Unreadable" or "Workbook" or "NotTabs" or "NoHeader" or "NoId" or "DeleteWithoutId" or "NeededToMove"
        || (Severity == FindingSeverity.Error && Column == BulkColumns.Id.Name && Check != "UnknownId");

    /// <summary>Where it is, for example "Row 5, tagsFilter".</summary>
    internal string Place => BulkPlace.Format(Row, Column);

    private static string? Shown(string? value)
    {
        if (value is null)
        {
            return null;
        }

        // A login that is cut off would no longer be found.
        var masked = DisplayText.WithoutLogin(value);
        return masked.Length <= LongestValue ? masked : masked.Substring(0, LongestValue) + "…";
    }
}
