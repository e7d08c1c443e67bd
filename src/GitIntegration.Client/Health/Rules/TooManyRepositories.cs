using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>More repositories than advised.</summary>
internal sealed class TooManyRepositories() : HealthRule("GIJ023", FindingSeverity.Warning, HealthNeeds.Repositories)
{
    public override string Title => "More repositories than advised";

    public override string Why =>
        "The documentation advises at most 2,000 repositories in an integration. Scanning more takes a long time, and "
        + "one failure affects all of them.";

    public override string Advice => "Split it: one integration for each organization or group, each with its own path or filter.";

    public override string Source =>
        "The getting started guide on operations and planning. Sources disagree: another page says that the number " + "isn't limited.";

    private const int Advised = 2000;

    public override IEnumerable<Observation> Check(HealthData data) =>
        from one in data.Integrations
        let count = data.RepositoriesOf(one).Count()
        where count > Advised
        select Observation.Of(one, FormattableString.Invariant($"It has {count:N0} repositories; at most {Advised:N0} are advised."));
}
