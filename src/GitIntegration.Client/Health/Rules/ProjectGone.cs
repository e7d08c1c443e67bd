using System.Linq;
using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>A project that no longer exists.</summary>
internal sealed class ProjectGone() : SettingRule("GIJ026", FindingSeverity.Warning, S.Global)
{
    public override string Title => "A project that no longer exists";

    public override string Why =>
        "It names a project that isn't in Jira's list any more. Nothing fails, but nobody remembers any more who was "
        + "meant to see it. Jira also leaves out the projects that you may not see.";

    public override string Advice =>
        "Name the projects anew with -ProjectKey. If you may not see all projects, let a Jira administrator run this.";

    public override string Source => "Our own reasoning; the documentation has no such rule.";

    public override HealthNeeds Needs => HealthNeeds.Projects;

    private protected override Field Setting => S.ProjectMappingIds;

    private protected override string? Fault(GijResource one, HealthData data) =>
        Gone(one, data) is { Length: > 0 } gone
            ? $"No project that you can see has {(gone.Length == 1 ? "the id" : "the ids")} {string.Join(", ", gone)}."
            : null;

    private protected override string? Fix(GijResource one, HealthData data) =>
        Named(one).Except(Gone(one, data)).ToArray() is { Length: > 0 } left
            ? Set(one, $"-ProjectMappingIds {string.Join(",", left)}")
            : null;

    private static long[] Gone(GijResource one, HealthData data) =>
        one.Global == false ? [.. Named(one).Where(id => !data.Projects!.Contains(id))] : [];

    private static long[] Named(GijResource one) => one.ReadValue(S.ProjectMappingIds) as long[] ?? [];
}
