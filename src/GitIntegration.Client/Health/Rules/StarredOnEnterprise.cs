using System;
using F = GitIntegration.IntegrationFields;
using T = GitIntegration.IntegrationTypes;

namespace GitIntegration;

/// <summary>Starred repositories on GitHub Enterprise.</summary>
internal sealed class StarredOnEnterprise() : SettingRule("GIJ009", FindingSeverity.Warning, F.Type)
{
    public override string Title => "Starred repositories on GitHub Enterprise";

    public override string Why =>
        "Paths such as /users/NAME/starred fail on GitHub Enterprise with single sign-on. Where they work, repositories"
        + " come and go whenever someone clicks a star.";

    public override string Advice => "Use the path of an organization, such as /orgs/NAME/repos, with a filter.";

    public override string Source => "The page on known issues.";

    private protected override Field Setting => F.ApiPath;

    private protected override string? Fault(GijResource one, HealthData data) =>
        one is GijIntegration { Type: T.GitHubServer, ApiPath: { } path } && path.IndexOf("/starred", StringComparison.Ordinal) >= 0
            ? $"The path {path} fails with single sign-on."
            : null;
}
