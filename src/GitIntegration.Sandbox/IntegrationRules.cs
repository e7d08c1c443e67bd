using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using F = GitIntegration.IntegrationFields;

namespace GitIntegration.Sandbox;

/// <summary>
/// What the API documents about the members of a request. Only the names and the lists of words are shared with the
/// client; what each member may hold is written down here once more, or the sandbox would only echo the client.
/// </summary>
internal static class IntegrationRules
{
    private const string Advice = "Look the rule up in the description of the API, then send the request again.";

    private static readonly string[] Flags =
    [
        F.Disabled.Name,
        F.SendCommitEmails.Name,
        F.DisableSslVerification.Name,
        F.RequireUserPat.Name,
        F.GitViewerEnabled.Name,
        F.SmartCommitsEnabled.Name,
        F.Global.Name,
        F.SourcesDiffViewEnabled.Name,
        F.RevisionIndexing.Name,
        F.TrustFolderStat.Name,
        F.RefSpecNotes.Name,
        F.RefSpecChanges.Name,
    ];

    private static readonly string[] Texts =
    [
        F.DisplayName.Name,
        F.Origin.Name,
        F.Type.Name,
        F.ApiPath.Name,
        F.ApiFilter.Name,
        F.TfsCollection.Name,
        F.AwsRegion.Name,
        F.TagsFilter.Name,
        F.PrHideFilter.Name,
        F.RefSpecCustom.Name,
    ];

    private static readonly string[] Numbers = [F.MaxMinsToCommitEmail.Name, F.FolderDepth.Name];

    /// <summary>Taken, and in no answer.</summary>
    private static readonly string[] WriteOnly = [F.Username.Name, F.Password.Name, F.Pat.Name];

    private static readonly Dictionary<string, JTokenType> Types = Flags
        .ToDictionary(name => name, _ => JTokenType.Boolean)
        .Concat(Texts.Concat(WriteOnly).ToDictionary(name => name, _ => JTokenType.String))
        .Concat(Numbers.ToDictionary(name => name, _ => JTokenType.Integer))
        .Append(new(F.ProjectMappingIds.Name, JTokenType.Array))
        .ToDictionary(pair => pair.Key, pair => pair.Value);

    /// <summary>What each type has to be given: the host's address, one of several logins, and more.</summary>
    private static readonly Dictionary<string, string[][][]> Needs = new()
    {
        ["GITHUB"] =
        [
            [
                ["pat"],
                ["username", "password"],
            ],
        ],
        ["GITHUB_SERVER"] =
        [
            [
                ["origin"],
            ],
            [
                ["pat"],
            ],
        ],
        ["GITLAB"] =
        [
            [
                ["pat"],
            ],
        ],
        ["GITLAB_SERVER"] =
        [
            [
                ["origin"],
            ],
            [
                ["pat"],
            ],
        ],
        ["GITLAB_SERVER_LEGACY"] =
        [
            [
                ["origin"],
            ],
            [
                ["username", "password"],
            ],
        ],
        ["FILESPACE"] =
        [
            [
                ["origin"],
            ],
            [
                ["folderDepth"],
            ],
        ],
        ["AZURE_DEVOPS"] =
        [
            [
                ["origin"],
            ],
            [
                ["username", "password"],
                ["pat"],
            ],
        ],
        ["VSTS"] =
        [
            [
                ["pat"],
            ],
        ],
        ["AZURE"] =
        [
            [
                ["pat"],
            ],
        ],
        ["TFS_SERVER"] =
        [
            [
                ["origin"],
            ],
            [
                ["username", "password"],
                ["username", "pat"],
            ],
        ],
        ["AWS"] =
        [
            [
                ["username", "password", "awsRegion"],
            ],
        ],
        ["GERRIT"] =
        [
            [
                ["origin"],
            ],
            [
                ["username", "password"],
            ],
        ],
    };

    /// <summary>Where the hosts are that everybody shares.</summary>
    private static readonly Dictionary<string, string> SharedHosts = new()
    {
        ["GITHUB"] = "https://api.github.com",
        ["GITLAB"] = "https://gitlab.com",
        ["VSTS"] = "https://app.vssps.visualstudio.com",
        ["AZURE"] = "https://dev.azure.com",
        ["AWS"] = "https://git-codecommit.amazonaws.com",
    };

    /// <summary>A new integration as the body asks for it, without an id.</summary>
    /// <exception cref="SandboxRefusal">The body breaks a documented rule.</exception>
    public static JObject Created(JToken body)
    {
        var sent = Sent(body);
        var type =
            (string?)sent[F.Type.Name] is { } name && Needs.ContainsKey(name)
                ? name
                : throw Refusal("type is missing or no known type of integration");
        if (!Needs[type].All(need => need.Any(way => way.All(member => sent[member]?.ToString() is { Length: > 0 }))))
        {
            throw Refusal(
                $"{type} needs {string.Join("; ", Needs[type].Select(need => string.Join(" or ", need.Select(way => string.Join(" and ", way)))))}"
            );
        }

        var origin = (string?)sent[F.Origin.Name] ?? SharedHosts[type];
        return Updated(SandboxData.Default(type, $"{origin.TrimEnd('/', '*')}/*", origin), sent);
    }

    /// <summary>The integration with the changes that the body names; members that nobody documents, or that are read-only, are ignored.</summary>
    /// <exception cref="SandboxRefusal">The body breaks a documented rule; nothing has changed.</exception>
    public static JObject Updated(JObject current, JToken body)
    {
        var changes = new JObject(Sent(body).Properties().Where(member => Types.ContainsKey(member.Name)));
        foreach (var change in changes.Properties())
        {
            Check(change.Name, change.Value);
        }

        if (IsTrue(changes, F.Global.Name) && changes[F.ProjectMappingIds.Name]?.Any() == true)
        {
            throw Refusal("A global integration takes no list of projects");
        }

        var updated = (JObject)current.DeepClone();
        foreach (var change in changes.Properties().Where(change => !WriteOnly.Contains(change.Name)))
        {
            updated[change.Name == F.Type.Name ? F.Type.AnswerName : change.Name] = change.Value.DeepClone();
        }

        CheckWhole(updated);
        updated["showAllTags"] = string.IsNullOrEmpty((string?)updated[F.TagsFilter.Name]);
        return updated;
    }

    private static JObject Sent(JToken body) => body as JObject ?? throw Refusal("The request body is not a JSON object");

    private static void Check(string name, JToken value)
    {
        if (value.Type != Types[name])
        {
            throw Refusal($"{name} must be of type {Types[name]}");
        }

        var fault = name switch
        {
            _ when name == F.Type.Name && !IntegrationTypes.All.Contains((string)value!) => "is no known type of integration",
            _ when name == F.AwsRegion.Name && !AwsRegions.All.Contains((string)value!) => "is not a supported region",
            _ when name == F.FolderDepth.Name && (long)value is < 1 or > 5 => "must be from 1 to 5",
            _ when name == F.ApiPath.Name && (string)value! is { Length: > 0 } path && (path[0] != '/' || path.Length > 2000) =>
                "must start with / and have at most 2000 characters",
            _ when name == F.ProjectMappingIds.Name && value.Any(id => id.Type != JTokenType.Integer) => "must list whole numbers",
            _ => null,
        };
        if (fault is not null)
        {
            throw Refusal($"{name} {fault}");
        }
    }

    private static void CheckWhole(JObject integration)
    {
        if ((string?)integration[F.Type.AnswerName] == "FILESPACE" && integration[F.FolderDepth.Name] is null)
        {
            throw Refusal("A tracked folder needs folderDepth");
        }

        if (
            !IsTrue(integration, F.Global.Name)
            && IsTrue(integration, F.GitViewerEnabled.Name)
            && integration[F.ProjectMappingIds.Name]?.Any() != true
        )
        {
            throw new SandboxRefusal(
                "An integration that is not global and has gitViewerEnabled needs at least one project",
                "Name a project in projectMappingIds, or set gitViewerEnabled to false."
            );
        }
    }

    private static bool IsTrue(JObject members, string name) => (bool?)members[name] == true;

    private static SandboxRefusal Refusal(string error) => new(error, Advice);
}
