using System;
using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>An unencrypted connection.</summary>
internal sealed class Unencrypted() : SettingRule("GIJ030", FindingSeverity.Warning, S.Origin)
{
    public override string Title => "An unencrypted connection";

    public override string Why =>
        "With http, anyone on the network path can read the token or password that Jira sends, and change what Jira " + "fetches.";

    public override string Advice => "Use the https address of the git host.";

    public override string Source => "Our own reasoning; the documentation has no such rule.";

    private protected override Field Setting => S.Origin;

    private protected override string? Fault(GijResource one, HealthData data) =>
        Begins(one, "http:") ? $"The login is sent to {HostOf(one)} without encryption."
        : Begins(one, "git:") || Begins(one, "ftp:") ? $"What is fetched from {HostOf(one)} isn't encrypted."
        : null;

    private static bool Begins(GijResource one, string scheme) => one.Origin!.StartsWith(scheme, StringComparison.OrdinalIgnoreCase);

    private static string HostOf(GijResource one) => HostName.In(one.Origin) ?? "the git host";
}
