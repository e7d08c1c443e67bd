using System;
using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>An address without encryption.</summary>
internal sealed class Unencrypted() : SettingRule("GIJ030", FindingSeverity.Warning, S.Origin)
{
    public override string Title => "An address without encryption";

    public override string Why =>
        "With http, everybody on the way reads the token or the password that Jira sends, and can change what Jira " + "fetches.";

    public override string Advice => "Use the https address of the git host.";

    public override string Source => "Our own reasoning; the documentation has no such rule.";

    private protected override Field Setting => S.Origin;

    private protected override string? Fault(GijResource one, HealthData data) =>
        one.Origin!.StartsWith("http:", StringComparison.OrdinalIgnoreCase)
            ? $"The login is sent to {HostName.In(one.Origin) ?? "the git host"} without encryption."
            : null;
}
