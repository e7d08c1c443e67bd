using F = GitIntegration.IntegrationFields;
using T = GitIntegration.IntegrationTypes;

namespace GitIntegration;

/// <summary>Users' own tokens on Team Foundation Server.</summary>
internal sealed class UserTokensOnOldTfs() : SettingRule("GIJ016", FindingSeverity.Information, F.Type, F.RequireUserPat)
{
    public override string Title => "Users' own tokens on Team Foundation Server";

    public override string Why =>
        "Team Foundation Server 2013 and 2015 have no tokens, so nobody can create a branch or pull request there if "
        + "users need their own. The app doesn't return the version.";

    public override string Advice => "If the version is 2013 or 2015, turn requireUserPat off. Newer versions have tokens.";

    public override string Source => "The pages on Team Foundation Server.";

    private protected override Field Setting => F.RequireUserPat;

    private protected override string? Fault(GijResource one, HealthData data) =>
        one is GijIntegration { Type: T.TeamFoundationServer, RequireUserPat: true }
            ? "Users need tokens of their own, which Team Foundation Server 2013 and 2015 don't have."
            : null;
}
