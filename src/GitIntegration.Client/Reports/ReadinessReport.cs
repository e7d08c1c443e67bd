using System.Collections.Generic;

namespace GitIntegration;

/// <summary>What becomes of things in Jira Cloud, in a report.</summary>
internal sealed class ReadinessReport() : ReportKind<GijCloudReadiness>("readiness", "Cloud readiness", "Nothing to move.", "Cloud")
{
    public override IReadOnlyList<ReportColumn> Columns { get; } =
    [
        Column("outcome", "Outcome", ColumnKind.Choice, one => one.Outcome),
        InData("integrationId", one => one.IntegrationId),
        Column("integration", "Integration", ColumnKind.Text, one => one.Integration),
        Column("type", "Type", ColumnKind.Choice, one => one.Type),
        InData("repositoryId", one => one.RepositoryId),
        Column("repository", "Repository", ColumnKind.Text, one => one.Repository),
        Column("setting", "Setting", ColumnKind.Choice, one => one.Setting),
        Column("value", "Value", ColumnKind.Text, one => one.Value),
        OnPages("Reason", ColumnKind.Message, one => $"{one.Reason} ({one.Source}; read {one.SourceDate})"),
        InData("reason", one => one.Reason),
        InData("source", one => one.Source),
        InData("sourceDate", one => one.SourceDate),
        Column("server", "Server", ColumnKind.Choice, one => one.Server),
    ];

    public override IReadOnlyList<(string Group, ReportLevel Level)> Groups { get; } =
    [
        (nameof(CloudOutcome.NotAvailable), ReportLevel.Error),
        (nameof(CloudOutcome.ByHand), ReportLevel.Warning),
        (nameof(CloudOutcome.Unstated), ReportLevel.Note),
        (nameof(CloudOutcome.Moves), ReportLevel.Passed),
    ];

    private protected override string SubjectOf(GijCloudReadiness row) =>
        (
            row.RepositoryId is not null ? $"repository {Label(row.RepositoryId, row.Repository)} {row.Setting}"
            : row.IntegrationId is not null ? $"integration {Label(row.IntegrationId, row.Integration)} {row.Setting}"
            : $"{row.Setting} {row.Value}"
        ).TrimEnd();

    private protected override string MessageOf(GijCloudReadiness row) => row.Reason;

    private protected override string GroupOf(GijCloudReadiness row) => $"{row.Outcome}";
}
