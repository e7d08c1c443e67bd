using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>trustFolderStat is on.</summary>
internal sealed class FolderDateTrusted() : SettingRule("GIJ005", FindingSeverity.Information, S.TrustFolderStat)
{
    public override string Title => "The setting trustFolderStat is on";

    public override string Why =>
        "With trustFolderStat, the folder's date decides whether it has anything new. On shared or network storage, as "
        + "in a Jira Data Center cluster, that date can lag, and commits are missed.";

    public override string Advice => "Turn it off if the clones are on shared or network storage. On a local disk, you can leave it on.";

    public override string Source => "The page on high availability and clustering.";

    private protected override Field Setting => S.TrustFolderStat;

    private protected override string? Fault(GijResource one, HealthData data) =>
        one.TrustFolderStat == true ? "trustFolderStat is true, so commits can be missed on shared or network storage." : null;

    private protected override string? Fix(GijResource one, HealthData data) => Set(one, "-TrustFolderStat $false");
}
