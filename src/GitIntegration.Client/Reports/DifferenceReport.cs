using System.Collections.Generic;

namespace GitIntegration;

/// <summary>Differences between a configuration and a server in a report.</summary>
internal sealed class DifferenceReport() : ReportKind<GijDifference>("differences", "Differences", "No differences.", "Difference")
{
    public override IReadOnlyList<ReportColumn> Columns { get; } =
    [
        Column("action", "Action", ColumnKind.Choice, one => one.Action),
        InData("noun", one => one.Noun),
        Column("id", "Id", ColumnKind.Number, one => one.Id),
        Column("name", "Name", ColumnKind.Text, one => one.Name ?? one.Key),
        Column("setting", "Setting", ColumnKind.Choice, one => one.Setting),
        Column("present", "On the server", ColumnKind.Text, one => one.Present),
        Column("wanted", "In the configuration", ColumnKind.Text, one => one.Wanted),
        Column("changedBy", "Changed by", ColumnKind.Choice, one => one.ChangedBy),
        Column("changedAt", "Changed at", ColumnKind.Date, one => one.ChangedAt),
        Column("server", "Server", ColumnKind.Choice, one => one.Server),
    ];

    public override IReadOnlyList<(string Group, ReportLevel Level)> Groups { get; } =
    [("Create", ReportLevel.Warning), ("Change", ReportLevel.Warning), ("Unmanaged", ReportLevel.Note)];

    private protected override string SubjectOf(GijDifference row) =>
        $"{row.Noun} {Label(row.Id, row.Name ?? row.Key)} {row.Setting}".TrimEnd();

    private protected override string MessageOf(GijDifference row) => $"{row}";

    private protected override string GroupOf(GijDifference row) => $"{row.Action}";
}
