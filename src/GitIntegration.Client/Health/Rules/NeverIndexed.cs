using System.Collections.Generic;
using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>Never indexed.</summary>
internal sealed class NeverIndexed() : SettingRule("GIJ002", FindingSeverity.Warning, S.Disabled)
{
    public override string Title => "Never indexed";

    public override string Why =>
        "An enabled integration or plain repository that was never indexed shows no commits, branches or pull requests "
        + "on issues. The usual reasons are a refused login, a host that Jira can't reach, or a first indexing run that "
        + "hasn't finished: it can take hours.";

    public override string Advice =>
        "Start a reindex and read its errors: Get-GijIntegration ID | Start-GijReindex -Wait, or Start-GijReindex ID "
        + "-Wait for a plain repository. Check the login and the address of the git host.";

    public override string Source => "The pages on the indexing queue and on scheduling jobs.";

    public override bool IsAboutAge => true;

    private protected override IEnumerable<Observation> Observe(GijResource one, HealthData data) =>
        one.Disabled != false || one.LastIndexedDate is not null ? []
        : one.AdditionalFields.ContainsKey(SharedFields.LastIndexedDate.Name)
            ? [Observation.Unjudged(one, SharedFields.LastIndexedDate.Name, "The server returns a lastIndexedDate that isn't a time")]
        : [Observation.Of(one, "It has never been indexed.", fix: Reindex(one))];
}
