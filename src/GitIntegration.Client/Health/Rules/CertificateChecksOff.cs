using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>Certificate checks are off.</summary>
internal sealed class CertificateChecksOff() : SettingRule("GIJ004", FindingSeverity.Warning, S.DisableSslVerification)
{
    public override string Title => "Certificate checks are off";

    public override string Why =>
        "Without certificate checks, anyone on the network path between Jira and the git host can impersonate the host "
        + "and read the token that Jira sends.";

    public override string Advice => "Add the host's certificate authority to the trust store of Jira's Java, then turn the checks on.";

    public override string Source => "The page on SSL verification.";

    private protected override Field Setting => S.DisableSslVerification;

    private protected override string? Fault(GijResource one, HealthData data) =>
        one.DisableSslVerification == true ? $"The certificate of {HostName.In(one.Origin) ?? "the git host"} isn't checked." : null;

    private protected override string? Fix(GijResource one, HealthData data) => Set(one, "-DisableSslVerification $false");
}
