using F = GitIntegration.IntegrationFields;
using T = GitIntegration.IntegrationTypes;

namespace GitIntegration;

/// <summary>A tracked folder.</summary>
internal sealed class TrackedFolder() : SettingRule("GIJ020", FindingSeverity.Information, F.Type)
{
    public override string Title => "A tracked folder";

    public override string Why =>
        "Repositories in a folder on the Jira server have no pull requests, and you can't create branches from Jira. If"
        + " you remove such an integration with its files, the repositories themselves are deleted, not just copies. The "
        + "Cloud edition has no tracked folders.";

    public override string Advice => "Move the repositories to a git host when you can. Never remove the integration with -DeleteFiles.";

    public override string Source => "The page on tracked folders.";

    private protected override string? Fault(GijResource one, HealthData data) =>
        ((GijIntegration)one).Type == T.TrackedFolder
            ? "Its repositories have no pull requests, and -DeleteFiles would delete them."
            : null;
}
