using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>Disabled.</summary>
internal sealed class SwitchedOff() : SettingRule("GIJ006", FindingSeverity.Information, S.Disabled)
{
    public override string Title => "Disabled";

    public override string Why =>
        "Disabled integrations and repositories aren't indexed. After you remove one, it's also listed as disabled "
        + "until the app processes the removal. If it stays for long, the app never gets to the removal because the "
        + "reindex interval is shorter than a run.";

    public override string Advice =>
        "Enable it if it is needed, or remove it. If you have already removed it, increase the reindex interval in the "
        + "app's settings.";

    public override string Source => "The page on fixing reindex issues with the indexing queue viewer.";

    private protected override Field Setting => S.Disabled;

    private protected override string? Fault(GijResource one, HealthData data) =>
        one.Disabled == true ? "It's disabled, or waiting to be removed." : null;
}
