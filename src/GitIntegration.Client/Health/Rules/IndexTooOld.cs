using System;
using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>Not indexed for more than a day.</summary>
internal sealed class IndexTooOld() : SettingRule("GIJ003", FindingSeverity.Warning, S.Disabled)
{
    public override string Title => "Not indexed for more than a day";

    public override string Why =>
        "By default, the app indexes every 5 minutes, and the documentation advises at least once in 24 hours. An older "
        + "index means that issues miss commits and pull requests, and smart commits older than 14 days aren't carried out "
        + "any more.";

    public override string Advice =>
        "Start a reindex and read its errors: Get-GijIntegration ID | Start-GijReindex -Wait. If many are late, look at "
        + "the indexing queue in Jira.";

    public override string Source => "The pages on scheduling jobs and on associating pull requests with issues.";

    public override bool IsAboutAge => true;

    private const double AdvisedHours = 24;

    private protected override string? Fault(GijResource one, HealthData data) =>
        one.Disabled == false && one.LastIndexedDate is { } last && (data.Now - last).TotalHours > AdvisedHours
            ? FormattableString.Invariant($"It was last indexed on {last:yyyy-MM-dd HH:mm}, {(data.Now - last).TotalDays:0} days ago.")
            : null;

    private protected override string? Fix(GijResource one, HealthData data) => Reindex(one);
}
