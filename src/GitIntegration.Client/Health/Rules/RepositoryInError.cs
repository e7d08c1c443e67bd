using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>A repository that couldn't be indexed.</summary>
internal sealed class RepositoryInError() : HealthRule("GIJ032", FindingSeverity.Error, HealthNeeds.Repositories)
{
    public override string Title => "A repository that couldn't be indexed";

    public override string Why => "The last run of the repository failed. Its issues miss what was pushed since then.";

    public override string Advice =>
        "Start a reindex of the integration and read the error of the repository: Get-GijIntegration ID | " + "Start-GijReindex -Wait.";

    public override string Source => "The API's list of repositories, whose state is ERROR.";

    public override IEnumerable<Observation> Check(HealthData data) =>
        [
            .. data.Repositories!.Where(one => one.IsInError || !one.HasState)
                .Select(one => Observation.Of(one, Fault(one.IsInError), State)),
            .. data
                .PlainRepositories.Where(one => one.State is null or RepositoryStates.Error)
                .Select(one => Observation.Of(one, Fault(one.State is not null), State)),
        ];

    private static string State => RepositoryFields.State.Name;

    private static string? Fault(bool isInError) => isInError ? "Its last run failed." : null;
}
