using System.Collections.Generic;
using System.Linq;

namespace GitIntegration.PowerShell;

/// <summary>Reindexes in a report.</summary>
internal sealed class ReindexReport() : ReportKind<GijReindex>("reindexes", "Reindexes", "Nothing was reindexed.", "Reindex")
{
    public override IReadOnlyList<ReportColumn> Columns { get; } =
    [
        Column("state", "State", ColumnKind.Choice, one => one.State),
        InData("repositoryId", one => one.RepositoryId),
        Column("repository", "Repository", ColumnKind.Text, one => one.Run.Label),
        Column("integration", "Integration", ColumnKind.Choice, one => one.Integration),
        Column("message", "Message", ColumnKind.Message, MessageFor),
        Column("startedAt", "Started", ColumnKind.Date, one => one.StartedAt),
        Column("seconds", "Seconds", ColumnKind.Number, one => one.Duration is { } time ? (int)time.TotalSeconds : null),
        Column("server", "Server", ColumnKind.Choice, one => one.Server),
    ];

    public override IReadOnlyList<(string Group, ReportLevel Level)> Groups { get; } =
    [
        (nameof(GijReindexState.Failed), ReportLevel.Error),
        (nameof(GijReindexState.Unknown), ReportLevel.Warning),
        (nameof(GijReindexState.Queued), ReportLevel.Skipped),
        (nameof(GijReindexState.Running), ReportLevel.Skipped),
        (nameof(GijReindexState.Completed), ReportLevel.Passed),
    ];

    private protected override string SubjectOf(GijReindex row) => $"{row}";

    private protected override string MessageOf(GijReindex row) => MessageFor(row) is { Length: > 0 } text ? text : $"{row.State}";

    private protected override string GroupOf(GijReindex row) => $"{row.State}";

    private static string? MessageFor(GijReindex row) =>
        row.Errors.Count > 0 ? string.Join(" ", row.Errors.Select(error => error.Exception.Message)) : row.Message;
}
