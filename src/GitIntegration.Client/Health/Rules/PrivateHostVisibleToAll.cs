using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>An internal host, visible in every project.</summary>
internal sealed class PrivateHostVisibleToAll() : SettingRule("GIJ031", FindingSeverity.Warning, S.Global, S.Origin)
{
    public override string Title => "An internal host, visible in every project";

    public override string Why =>
        "The address shows that the git host is for the own network only. What is kept inside is shown to everybody with "
        + "the permission View Development Tools in any project, which can include partners and customers.";

    public override string Advice => "Name the projects that need it with -ProjectKey.";

    public override string Source => "Our own reasoning; the documentation has no such rule.";

    private protected override Field Setting => S.Global;

    private protected override string? Fault(GijResource one, HealthData data) =>
        one.Global == true && HostName.In(one.Origin) is { } host && PublicAddress.WhyNot(host) is { } reason
            ? $"Every Jira project sees what is on an internal host: {reason}."
            : null;
}
