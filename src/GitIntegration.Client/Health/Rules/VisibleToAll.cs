using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>Visible in every project.</summary>
internal sealed class VisibleToAll() : SettingRule("GIJ017", FindingSeverity.Information, S.Global)
{
    public override string Title => "Visible in every project";

    public override string Why =>
        "Everyone with the View Development Tools permission in any project sees its commits, branches and pull "
        + "requests. That's the default, and often more than intended.";

    public override string Advice => "If only some projects need it, name them with -ProjectKey. The others no longer see it.";

    public override string Source => "The page on project permissions.";

    private protected override Field Setting => S.Global;

    /// <summary>What is on an internal host has a rule of its own.</summary>
    private protected override string? Fault(GijResource one, HealthData data) =>
        one.Global == true && (HostName.In(one.Origin) is not { } host || PublicAddress.WhyNot(host) is null)
            ? "Every Jira project sees it."
            : null;
}
