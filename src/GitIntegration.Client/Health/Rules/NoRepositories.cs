using System.Collections.Generic;
using System.Linq;
using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>An integration without repositories.</summary>
internal sealed class NoRepositories() : HealthRule("GIJ024", FindingSeverity.Warning, HealthNeeds.Repositories)
{
    public override string Title => "An integration without repositories";

    public override string Why =>
        "It's enabled but has no repositories. Its token may list none, its filter may keep none, or its first scan " + "hasn't run yet.";

    public override string Advice =>
        "Show what the next scan would do: Get-GijScanPreview ID -Pat (Read-Host -AsSecureString). Remove it if nobody " + "needs it.";

    public override string Source => "Our own reasoning; the documentation has no such rule.";

    public override IEnumerable<Observation> Check(HealthData data) =>
        from one in data.Integrations
        where one.Disabled != true && !data.RepositoriesOf(one).Any()
        select one.Disabled is null ? Observation.Unjudged(one, S.Disabled.Name) : Observation.Of(one, "It has no repositories.");
}
