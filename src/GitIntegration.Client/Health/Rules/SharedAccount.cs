using F = GitIntegration.IntegrationFields;
using T = GitIntegration.IntegrationTypes;

namespace GitIntegration;

/// <summary>Branches are created under a shared account.</summary>
internal sealed class SharedAccount() : SettingRule("GIJ015", FindingSeverity.Warning, F.RequireUserPat)
{
    public override string Title => "Branches are created under a shared account";

    public override string Why =>
        "Without users' own tokens, every branch and pull request created from Jira belongs to the integration's "
        + "account. The git host can't tell who created it, and everyone can do what that account can do. The "
        + "documentation strongly recommends users' own tokens.";

    public override string Advice => "Turn requireUserPat on, and tell users that they need a token for the git host.";

    public override string Source => "The getting started guide on the configuration of integrations.";

    private protected override Field Setting => F.RequireUserPat;

    private protected override string? Fault(GijResource one, HealthData data) =>
        one is GijIntegration { RequireUserPat: false, Type: not (T.TrackedFolder or T.CodeCommit or T.Gerrit) }
            ? "Branches and pull requests are created under the integration's account, not the user's."
            : null;

    /// <summary>Of Team Foundation Server it depends on the version.</summary>
    private protected override string? Fix(GijResource one, HealthData data) =>
        one is GijIntegration { Type: not T.TeamFoundationServer } ? Set(one, "-RequireUserPat $true") : null;
}
