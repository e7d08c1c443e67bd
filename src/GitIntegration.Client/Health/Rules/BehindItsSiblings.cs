using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>A repository that lags behind its integration.</summary>
internal sealed class BehindItsSiblings() : HealthRule("GIJ025", FindingSeverity.Warning, HealthNeeds.Repositories)
{
    public override string Title => "A repository that lags behind its integration";

    public override string Why =>
        "Other repositories of the integration were indexed, so the host and the login work, but this one wasn't. "
        + "Usually the account can't read it, it was renamed, or something in it is too large.";

    public override string Advice =>
        "Start a reindex of the integration and read the error of the repository: Get-GijIntegration ID | " + "Start-GijReindex -Wait.";

    public override string Source => "Our own reasoning; the documentation has no such rule.";

    public override bool IsAboutAge => true;

    private static readonly TimeSpan Allowed = TimeSpan.FromDays(1);

    public override IEnumerable<Observation> Check(HealthData data) =>
        from integration in data.Integrations
        let repositories = data.RepositoriesOf(integration).Where(one => one.Disabled != true).ToList()
        let newest = repositories.Max(one => one.LastIndexedDate)
        where newest is not null
        from one in repositories
        let fault = Fault(one, newest.Value)
        where fault is not null
        select Observation.Of(one, fault);

    private static string? Fault(RepositoryFacts one, DateTime newest) =>
        one.LastIndexedDate is not { } last ? "It has never been indexed, although others in its integration have."
        : Ages.Between(last, newest) > Allowed
            ? $"It was last indexed {Ages.Days(Ages.Between(last, newest))} before others of its integration."
        : null;
}
