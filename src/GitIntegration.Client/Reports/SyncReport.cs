using System.Collections.Generic;

namespace GitIntegration;

/// <summary>What came of a configuration, in a report.</summary>
internal sealed class SyncReport() : ReportKind<GijSyncResult>("results", "Results", "Nothing to do.", "Outcome")
{
    public override IReadOnlyList<ReportColumn> Columns { get; } =
    [
        Column("outcome", "Outcome", ColumnKind.Choice, one => one.Outcome),
        Column("action", "Action", ColumnKind.Choice, one => one.Action),
        InData("noun", one => one.Noun),
        Column("id", "Id", ColumnKind.Number, one => one.Id),
        Column("name", "Name", ColumnKind.Text, one => one.Name ?? one.Key),
        Column("message", "Changes", ColumnKind.Message, MessageFor),
        Column("server", "Server", ColumnKind.Choice, one => one.Server),
    ];

    public override IReadOnlyList<(string Group, ReportLevel Level)> Groups { get; } =
    [
        ("Failed", ReportLevel.Error),
        ("NotReached", ReportLevel.Warning),
        ("Skipped", ReportLevel.Skipped),
        ("Made", ReportLevel.Passed),
        ("Unchanged", ReportLevel.Passed),
    ];

    private protected override string SubjectOf(GijSyncResult row) => $"{row.Noun} {Label(row.Id, row.Name ?? row.Key)}";

    private protected override string MessageOf(GijSyncResult row) => MessageFor(row) is { Length: > 0 } text ? text : $"{row.Action}";

    private protected override string GroupOf(GijSyncResult row) => $"{row.Outcome}";

    private static string MessageFor(GijSyncResult row) => row.Error?.Message ?? string.Join("; ", row.Changes);
}
