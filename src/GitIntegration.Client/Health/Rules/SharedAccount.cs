using F = GitIntegration.IntegrationFields;
using T = GitIntegration.IntegrationTypes;

namespace GitIntegration;

/// <summary>Branches are made in the name of one account.</summary>
internal sealed class SharedAccount() : SettingRule("GIJ015", FindingSeverity.Warning, F.RequireUserPat)
{
    public override string Title => "Branches are made in the name of one account";

    public override string Why =>
        "Without users' own tokens, every branch and pull request that is made from Jira belongs to the account of the "
        + "integration. The git host can't tell who it was, and what that account may do, everybody may do. The "
        + "documentation strongly advises users' own tokens.";

    public override string Advice => "Turn requireUserPat on, and tell the users that they need a token of the git host.";

    public override string Source => "The getting started guide on the configuration of integrations.";

    private protected override Field Setting => F.RequireUserPat;

    private protected override string? Fault(GijResource one, HealthData data) =>
        one is GijIntegration { RequireUserPat: false, Type: not T.TrackedFolder }
            ? "Branches and pull requests are made in the name of its account, whoever makes them."
            : null;

    private protected override string? Fix(GijResource one, HealthData data) => Set(one, "-RequireUserPat $true");
}
