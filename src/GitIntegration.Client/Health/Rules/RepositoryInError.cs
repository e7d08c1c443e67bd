using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>A repository that couldn't be indexed.</summary>
internal sealed class RepositoryInError() : HealthRule("GIJ032", FindingSeverity.Error, HealthNeeds.Repositories)
{
    public override string Title => "A repository that couldn't be indexed";

    public override string Why => "The last indexing run of the repository failed. Issues don't show what was pushed since then.";

    public override string Advice =>
        "Start a reindex of the integration and read the error of the repository: Get-GijIntegration ID | " + "Start-GijReindex -Wait.";

    public override string Source => "The member state in the list of repositories, which the documentation doesn't describe.";

    public override IEnumerable<Observation> Check(HealthData data) =>
        data.Repositories!.Where(one => !one.IsWell)
            .Select(one => Observation.Of(one, Fault(one.IsInError), State))
            .Concat(
                data.PlainRepositories.Select(one => (Repository: one, IsInError: RepositoryFacts.IsError(one.State)))
                    .Where(one => one.IsInError != false)
                    .Select(one => Observation.Of(one.Repository, Fault(one.IsInError), State))
            );

    private static string State => RepositoryFields.State.Name;

    private static string? Fault(bool? isInError) => isInError == true ? "Its last indexing run failed." : null;
}
