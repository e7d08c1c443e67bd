using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>A plain repository (one without an integration).</summary>
internal sealed class PlainRepository() : HealthRule("GIJ019", FindingSeverity.Information, HealthNeeds.Repositories)
{
    public override string Title => "A plain repository (one without an integration)";

    public override string Why =>
        "A repository that was added by its address has no pull requests, you can't create branches from Jira, and you "
        + "must renew its login separately.";

    public override string Advice => "If its git host has an integration, track the repository there instead.";

    public override string Source => "The page on tracked folders and repositories.";

    public override IEnumerable<Observation> Check(HealthData data) =>
        data.PlainRepositories.Select(one => Observation.Of(one, "It doesn't belong to an integration, so it has no pull requests."));
}
