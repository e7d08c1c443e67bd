using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>Visible in no project.</summary>
internal sealed class VisibleToNobody() : SettingRule("GIJ018", FindingSeverity.Error, S.Global, S.GitViewerEnabled, S.ProjectMappingIds)
{
    public override string Title => "Visible in no project";

    public override string Why =>
        "It's limited to projects but names none. With the repository browser on, the app requires at least one, and no"
        + " issue shows its commits.";

    public override string Advice => "Name the projects with -ProjectKey, or make it visible in all projects with -Global $true.";

    public override string Source => "The page on project permissions.";

    private protected override Field Setting => S.ProjectMappingIds;

    private protected override string? Fault(GijResource one, HealthData data) =>
        one is { Global: false, GitViewerEnabled: true } && one.ReadValue(S.ProjectMappingIds) is long[] { Length: 0 }
            ? "It's limited to projects but names none."
            : null;
}
