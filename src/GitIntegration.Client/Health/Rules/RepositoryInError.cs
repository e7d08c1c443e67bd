using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>A repository that couldn't be indexed.</summary>
internal sealed class RepositoryInError() : HealthRule("GIJ032", FindingSeverity.Error, HealthNeeds.Repositories)
{
    private const string Fault = "Its last indexing run failed.";

    private static readonly string State = RepositoryFields.State.Name;

    public override string Title => "A repository that couldn't be indexed";

    public override string Why => "The last indexing run of the repository failed. Issues don't show what was pushed since then.";

    public override string Advice =>
        "Start a reindex of the integration and read the error of the repository: Get-GijIntegration ID | " + "Start-GijReindex -Wait.";

    public override string Source => "The member state in the list of repositories, which the documentation doesn't describe.";

    public override IEnumerable<Observation> Check(HealthData data) =>
        [
            .. from one in data.Repositories
            where one.IsInError != false
            select one.IsInError is null ? Observation.Unjudged(one, State) : Observation.Of(one, Fault, State),
            .. from one in data.PlainRepositories
            let isInError = RepositoryFacts.IsError(one.State)
            where isInError != false
            select isInError is null ? Observation.Unjudged(one, State) : Observation.Of(one, Fault, State),
        ];
}
