using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>Never indexed.</summary>
internal sealed class NeverIndexed() : SettingRule("GIJ002", FindingSeverity.Warning, S.Disabled)
{
    public override string Title => "Never indexed";

    public override string Why =>
        "An enabled integration or plain repository that was never indexed shows no commits, branches or pull requests on"
        + " issues. The usual reasons are a refused login, a host that Jira can't reach, or a first index that still runs: "
        + "it can take hours.";

    public override string Advice =>
        "Start a reindex and read its errors: Get-GijIntegration ID | Start-GijReindex -Wait. Check the login and the "
        + "address of the git host.";

    public override string Source => "The pages on the indexing queue and on scheduling jobs.";

    public override bool IsAboutAge => true;

    private protected override string? Fault(GijResource one, HealthData data) =>
        one.Disabled == false && one.LastIndexedDate is null ? "It has never been indexed." : null;

    private protected override string? Fix(GijResource one, HealthData data) => Reindex(one);
}
