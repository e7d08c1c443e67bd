using F = GitIntegration.IntegrationFields;
using T = GitIntegration.IntegrationTypes;

namespace GitIntegration;

/// <summary>Users' own tokens on Team Foundation Server.</summary>
internal sealed class UserTokensOnOldTfs() : SettingRule("GIJ016", FindingSeverity.Information, F.Type, F.RequireUserPat)
{
    public override string Title => "Users' own tokens on Team Foundation Server";

    public override string Why =>
        "Team Foundation Server 2013 and 2015 have no tokens, so nobody can make a branch or a pull request there when "
        + "users have to bring one. The version isn't in any response of the app.";

    public override string Advice => "If the server is of 2013 or 2015, turn requireUserPat off. Newer ones have tokens.";

    public override string Source => "The pages on Team Foundation Server.";

    private protected override Field Setting => F.RequireUserPat;

    private protected override string? Fault(GijResource one, HealthData data) =>
        one is GijIntegration { Type: T.TeamFoundationServer, RequireUserPat: true }
            ? "Users need tokens of their own, which Team Foundation Server 2013 and 2015 don't have."
            : null;
}
