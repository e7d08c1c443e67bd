using System;
using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>Not indexed for more than a day.</summary>
internal sealed class IndexTooOld() : SettingRule("GIJ003", FindingSeverity.Warning, S.Disabled)
{
    public override string Title => "Not indexed for more than a day";

    public override string Why =>
        "By default, the app indexes every 5 minutes, and the documentation advises at least once in 24 hours. With an "
        + "older index, issues lack commits and pull requests, and smart commits older than 14 days are no longer "
        + "processed.";

    public override string Advice =>
        "Start a reindex and read its errors: Get-GijIntegration ID | Start-GijReindex -Wait, or Start-GijReindex ID "
        + "-Wait for a plain repository. If many are late, check the indexing queue in Jira.";

    public override string Source => "The pages on scheduling jobs and on associating pull requests with issues.";

    public override bool IsAboutAge => true;

    private const double AdvisedHours = 24;

    private protected override string? Fault(GijResource one, HealthData data) =>
        one.Disabled == false && one.LastIndexedDate is { } last && Ages.Between(last, data.Now) is var age && age.TotalHours > AdvisedHours
            ? FormattableString.Invariant($"It was last indexed on {last:yyyy-MM-dd HH:mm}, {Ages.Days(age)} ago.")
            : null;

    private protected override string? Fix(GijResource one, HealthData data) => Reindex(one);
}
