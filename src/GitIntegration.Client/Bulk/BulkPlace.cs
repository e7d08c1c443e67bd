using System;

namespace GitIntegration;

/// <summary>A place in a bulk file.</summary>
/// <param name="Row">The number of the row; null for the whole file.</param>
/// <param name="Column">The column; null for the whole row.</param>
/// <param name="Value">The cell; null for none.</param>
internal readonly record struct BulkPlace(int? Row, BulkColumn? Column = null, string? Value = null)
{
    /// <summary>The number of the header's row.</summary>
    public const int HeaderRow = 1;

    /// <summary>The place for people, for example "Row 5, tagsFilter".</summary>
    public static string Format(int? row, string? column)
    {
        var place = row is null ? "File" : FormattableString.Invariant($"Row {row}");
        return string.IsNullOrEmpty(column) ? place : $"{place}, {column!.ForDisplay()}";
    }

    public GijBulkFinding Error(string check, params object?[] arguments) => Find(FindingSeverity.Error, check, arguments);

    public GijBulkFinding Warning(string check, params object?[] arguments) => Find(FindingSeverity.Warning, check, arguments);

    public GijBulkFinding Information(string check, params object?[] arguments) => Find(FindingSeverity.Information, check, arguments);

    /// <summary>An error with a reason of its own.</summary>
    /// <param name="check">What was checked.</param>
    /// <param name="reason">Why, without a full stop or with one.</param>
    public GijBulkFinding Because(string check, string reason) =>
        new(FindingSeverity.Error, this, check, $"{reason.TrimEnd('.').Capitalized()}.".ForDisplay(), AdviceOf(check, []));

    private GijBulkFinding Find(FindingSeverity severity, string check, object?[] arguments) =>
        new(severity, this, check, ErrorText.Get($"Bulk_{check}", arguments), AdviceOf(check, arguments));

    private static string AdviceOf(string check, object?[] arguments) => ErrorText.Get($"Bulk_{check}_Advice", arguments);
}
