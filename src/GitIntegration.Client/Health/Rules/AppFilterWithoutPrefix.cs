using System;
using F = GitIntegration.IntegrationFields;
using T = GitIntegration.IntegrationTypes;

namespace GitIntegration;

/// <summary>A filter for the wrong form of list.</summary>
internal sealed class AppFilterWithoutPrefix() : SettingRule("GIJ034", FindingSeverity.Error, F.Type)
{
    public override string Title => "A filter for the wrong form of list";

    public override string Why =>
        "A GitHub App lists its repositories within an object, so a filter has to begin with 'repositories[] | '. Without"
        + " that it returns nothing, and what isn't kept is removed with its index.";

    public override string Advice =>
        "Write the filter as repositories[] | [?…]. Test-GijApiFilter shows what it keeps of a list of repositories.";

    public override string Source => "The page with examples of JMESPath filters for GitHub Apps.";

    private protected override Field Setting => F.ApiFilter;

    private protected override string? Fault(GijResource one, HealthData data) =>
        one is GijIntegration { Type: T.GitHub or T.GitHubServer, ApiPath: { } path, ApiFilter: { Length: > 0 } filter }
        && path.IndexOf("/installation/repositories", StringComparison.Ordinal) >= 0
        && filter.IndexOf("repositories", StringComparison.Ordinal) < 0
            ? "The repositories of a GitHub App are in a member named repositories, which the filter doesn't look into."
            : null;
}
