using F = GitIntegration.IntegrationFields;
using T = GitIntegration.IntegrationTypes;

namespace GitIntegration;

/// <summary>GitLab through the old API.</summary>
internal sealed class LegacyGitLab() : SettingRule("GIJ001", FindingSeverity.Error, F.Type)
{
    public override string Title => "GitLab through the old API";

    public override string Why =>
        "The type GITLAB_SERVER_LEGACY uses version 3 of GitLab's API, which GitLab removed long ago. The app has "
        + "dropped the type as well, so you can't rely on the integration.";

    public override string Advice =>
        "Create an integration of the type GITLAB_SERVER for the same host, check its repositories, then remove this " + "one.";

    public override string Source => "The app's pages on GitLab integrations; the Cloud edition's deprecation notice.";

    private protected override string? Fault(GijResource one, HealthData data) =>
        ((GijIntegration)one).Type == T.GitLabServerLegacy ? "It uses GitLab's old API, which the app no longer supports." : null;
}
