using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>The date of the pack folder is trusted.</summary>
internal sealed class FolderDateTrusted() : SettingRule("GIJ005", FindingSeverity.Information, S.TrustFolderStat)
{
    public override string Title => "The date of the pack folder is trusted";

    public override string Why =>
        "With trustFolderStat, git looks at the date of a folder to see whether there's anything new in it. On shared or "
        + "network storage, as clustered Jira Data Center has it, that date can lag behind, and commits are missed.";

    public override string Advice => "Turn it off if the clones are on shared or network storage. On a local disk it may stay on.";

    public override string Source => "The page on high availability and clustering.";

    private protected override Field Setting => S.TrustFolderStat;

    private protected override string? Fault(GijResource one, HealthData data) =>
        one.TrustFolderStat == true ? "trustFolderStat is true, which misses commits on shared or network storage." : null;

    private protected override string? Fix(GijResource one, HealthData data) => Set(one, "-TrustFolderStat $false");
}
