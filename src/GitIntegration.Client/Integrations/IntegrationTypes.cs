using System.Collections.Generic;

namespace GitIntegration;

/// <summary>The 12 documented types of integration.</summary>
internal static class IntegrationTypes
{
    public const string GitHub = "GITHUB";
    public const string GitHubServer = "GITHUB_SERVER";
    public const string GitLab = "GITLAB";
    public const string GitLabServer = "GITLAB_SERVER";
    public const string GitLabServerLegacy = "GITLAB_SERVER_LEGACY";
    public const string TrackedFolder = "FILESPACE";
    public const string AzureDevOps = "AZURE_DEVOPS";
    public const string VisualStudio = "VSTS";
    public const string Azure = "AZURE";
    public const string TeamFoundationServer = "TFS_SERVER";
    public const string CodeCommit = "AWS";
    public const string Gerrit = "GERRIT";

    /// <summary>The types of Microsoft's hosts.</summary>
    public static IReadOnlyList<string> Microsoft { get; } = [AzureDevOps, VisualStudio, Azure, TeamFoundationServer];

    public static IReadOnlyList<string> All { get; } = Constants.Of(typeof(IntegrationTypes));
}
