using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>Disabled.</summary>
internal sealed class SwitchedOff() : SettingRule("GIJ006", FindingSeverity.Information, S.Disabled)
{
    public override string Title => "Disabled";

    public override string Why =>
        "Nothing that is disabled is indexed. An integration or repository whose removal was accepted is also listed as "
        + "disabled until the app gets to it: if it stays for long, the removal never gets its turn, because the reindex "
        + "interval is shorter than a run.";

    public override string Advice =>
        "Enable it if it is needed, or remove it. If you have removed it already, raise the reindex interval in the "
        + "settings of the app.";

    public override string Source => "The page on fixing reindex issues with the indexing queue viewer.";

    private protected override Field Setting => S.Disabled;

    private protected override string? Fault(GijResource one, HealthData data) =>
        one.Disabled == true ? "It is disabled, or waits to be removed." : null;

    private protected override string? Fix(GijResource one, HealthData data) =>
        $"Enable-Gij{ResourceKind.Of(one.GetType()).Noun.Capitalized()} {one.Id}";
}
