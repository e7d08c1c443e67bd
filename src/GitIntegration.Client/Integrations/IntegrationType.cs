using System.Collections.Generic;
using System.Linq;
using F = GitIntegration.IntegrationFields;
using T = GitIntegration.IntegrationTypes;

namespace GitIntegration;

/// <summary>A type of integration: the host behind it, and the settings without which none can be made.</summary>
internal sealed class IntegrationType
{
    private static readonly Field[] Login = [F.Username, F.Password];
    private static readonly Field[] Token = [F.Pat];

    private IntegrationType(string name, string host, params Field[][][] needs)
    {
        Name = name;
        Host = host;
        Needs = needs;
    }

    /// <summary>The documented types, each with what it needs: every element is one need, met in any one of several ways, by all fields of that way.</summary>
    public static IReadOnlyList<IntegrationType> All { get; } =
    [
        new(T.GitHub, "GitHub.com or GitHub Enterprise Cloud", [Token, Login]),
        new(
            T.GitHubServer,
            "GitHub Enterprise Server",
            [
                [F.Origin],
            ],
            [Token]
        ),
        new(T.GitLab, "GitLab.com", [Token]),
        new(
            T.GitLabServer,
            "GitLab CE/EE (API v4)",
            [
                [F.Origin],
            ],
            [Token]
        ),
        new(
            T.GitLabServerLegacy,
            "GitLab CE/EE, old (API v3)",
            [
                [F.Origin],
            ],
            [Login]
        ),
        new(
            T.TrackedFolder,
            "a tracked folder on the Jira server",
            [
                [F.Origin],
            ],
            [
                [F.FolderDepth],
            ]
        ),
        new(
            T.AzureDevOps,
            "Azure DevOps Repos or Server",
            [
                [F.Origin],
            ],
            [Login, Token]
        ),
        new(T.VisualStudio, "Visual Studio Team Services", [Token]),
        new(T.Azure, "dev.azure.com", [Token]),
        // With a token the user name is the word 'all'; the app wants it all the same.
        new(
            T.TeamFoundationServer,
            "Team Foundation Server",
            [
                [F.Origin],
            ],
            [
                [F.Username],
            ],
            [
                [F.Password],
                Token,
            ]
        ),
        new(
            T.CodeCommit,
            "AWS CodeCommit",
            [Login],
            [
                [F.AwsRegion],
            ]
        ),
        new(
            T.Gerrit,
            "Gerrit Code Review",
            [
                [F.Origin],
            ],
            [Login]
        ),
    ];

    public string Name { get; }

    /// <summary>The host in words.</summary>
    public string Host { get; }

    private Field[][][] Needs { get; }

    /// <summary>The documented type of this name, or null.</summary>
    public static IntegrationType? Find(string name) => All.FirstOrDefault(type => type.Name == name);

    /// <summary>What is missing in these settings, as parameters: one text for each need.</summary>
    public IEnumerable<string> MissingIn(RequestSettings settings) =>
        from need in Needs
        where !need.Any(way => way.All(settings.Names))
        select string.Join(" or ", need.Select(way => string.Join(" and ", way.Select(field => $"-{field.ParameterName}"))));

    /// <summary>A command that has all that is needed.</summary>
    public string Example() =>
        $"New-GijIntegration -Type {Name} {string.Join(" ", Needs.SelectMany(need => need[0]).Select(field => $"-{field.ParameterName} {ExampleOf(field)}"))}";

    private string ExampleOf(Field field) => field == F.Origin && Name == T.TrackedFolder ? "/srv/git/*" : field.Example;
}
