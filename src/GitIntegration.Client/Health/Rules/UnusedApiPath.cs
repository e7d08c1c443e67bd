using System.Linq;
using F = GitIntegration.IntegrationFields;
using T = GitIntegration.IntegrationTypes;

namespace GitIntegration;

/// <summary>An API path that has no effect.</summary>
internal sealed class UnusedApiPath() : SettingRule("GIJ010", FindingSeverity.Warning, F.Type)
{
    public override string Title => "An API path that has no effect";

    public override string Why =>
        "Only GitHub and GitLab use a custom API path. The setting has no effect on other types, so more repositories "
        + "than intended are tracked.";

    public override string Advice => "Remove the path, and select the repositories with a filter.";

    public override string Source => "The page on custom API paths.";

    private static readonly string[] WithPath = [T.GitHub, T.GitHubServer, T.GitLab, T.GitLabServer, T.GitLabServerLegacy];

    private protected override Field Setting => F.ApiPath;

    private protected override string? Fault(GijResource one, HealthData data) =>
        one is GijIntegration { ApiPath.Length: > 0, Type: { } type } && T.All.Contains(type) && !WithPath.Contains(type)
            ? $"The setting apiPath has no effect on the type {type}."
            : null;

    private protected override string? Fix(GijResource one, HealthData data) => Set(one, "-Clear ApiPath");
}
