using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>An internal host, visible in every project.</summary>
internal sealed class PrivateHostVisibleToAll() : SettingRule("GIJ031", FindingSeverity.Warning, S.Global, S.Origin)
{
    public override string Title => "An internal host, visible in every project";

    public override string Why =>
        "The address shows that the git host is on your internal network. Everyone with the View Development Tools "
        + "permission in any project sees its commits, which can include partners and customers.";

    public override string Advice => "Limit it to the projects that need it: Set-GijIntegration ID -ProjectKey KEYS.";

    public override string Source => "Our own reasoning; the documentation has no such rule.";

    private protected override Field Setting => S.Global;

    private protected override string? Fault(GijResource one, HealthData data) =>
        one.Global == true && HostName.In(one.Origin) is { } host && PublicAddress.WhyNot(host) is { } reason
            ? $"Every Jira project sees what is on an internal host: {reason}."
            : null;
}
