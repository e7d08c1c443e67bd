using System.Linq;
using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>A project that no longer exists.</summary>
internal sealed class ProjectGone() : SettingRule("GIJ026", FindingSeverity.Warning, S.Global)
{
    public override string Title => "A project that no longer exists";

    public override string Why =>
        "It names a project that's no longer in Jira's list. Nothing fails, but you can't tell who was meant to see it."
        + " Jira also leaves out projects that you can't see.";

    public override string Advice =>
        "If you can't see all projects, ask a Jira administrator to run this. Then set the projects again with " + "-ProjectKey.";

    public override string Source => "Our own reasoning; the documentation has no such rule.";

    public override HealthNeeds Needs => HealthNeeds.Projects;

    private protected override Field Setting => S.ProjectMappingIds;

    private protected override string? Fault(GijResource one, HealthData data) =>
        Gone(one, data) is { Length: > 0 } gone
            ? $"No project that you can see has {(gone.Length == 1 ? "the id" : "the ids")} {string.Join(", ", gone)}."
            : null;

    private static long[] Gone(GijResource one, HealthData data) =>
        one.Global == false ? [.. Named(one).Where(id => !data.Projects!.Contains(id))] : [];

    private static long[] Named(GijResource one) => one.ReadValue(S.ProjectMappingIds) as long[] ?? [];
}
