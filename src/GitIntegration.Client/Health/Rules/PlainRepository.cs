using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>A repository outside integrations.</summary>
internal sealed class PlainRepository() : HealthRule("GIJ019", FindingSeverity.Information, HealthNeeds.Repositories)
{
    public override string Title => "A repository outside integrations";

    public override string Why =>
        "A repository that was added by its address alone has no pull requests, no branches can be made from Jira, and it"
        + " has a login of its own that has to be renewed.";

    public override string Advice => "Add it to an integration with its git host when there is one.";

    public override string Source => "The page on tracked folders and repositories.";

    public override IEnumerable<Observation> Check(HealthData data) =>
        data.PlainRepositories.Select(one => Observation.Of(one, "It belongs to no integration, so it has no pull requests."));
}
