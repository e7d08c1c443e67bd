using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using F = GitIntegration.RepositoryFields;
using M = GitIntegration.Sandbox.RepositoryMembers;
using S = GitIntegration.SharedFields;
using T = GitIntegration.IntegrationTypes;

namespace GitIntegration.Sandbox;

/// <summary>
/// The repositories of a sandbox that is given no others: some below each of the sample integrations, some hundred below the last, and
/// plain ones; with every state, disabled ones, and ones that the app uses in place.
/// </summary>
internal static class SampleRepositories
{
    private const int FirstId = 101;

    /// <summary>Together they are the names of the mirrors below the largest integration.</summary>
    private static readonly string[] Projects =

        [
            "ant",
            "avro",
            "calcite",
            "camel",
            "cassandra",
            "flink",
            "hadoop",
            "hbase",
            "hive",
            "jena",
            "kafka",
            "lucene",
            "maven",
            "nifi",
            "solr",
            "spark",
            "storm",
            "tika",
            "tomcat",
            "zookeeper",
        ],
        Parts =

        [
            "benchmarks",
            "build",
            "client-go",
            "client-java",
            "client-python",
            "connectors",
            "core",
            "docs",
            "examples",
            "helm",
            "parent",
            "release",
            "site",
            "sql",
            "testing",
            "tools",
        ];

    /// <summary>What is nested: below which integration, its type, the address of its group, the group, and the names.</summary>
    private static readonly (int Integration, string Type, string Address, string? Group, string Names)[] Nests =
    [
        (1, T.GitLab, "https://gitlab.com/example-group", "example-group", "website newsletter"),
        (2, T.GitHub, "https://github.com/example", "example", "acme docs sdk-java sdk-python"),
        (
            3,
            T.GitHubServer,
            "https://github.example.com/payments",
            "payments",
            "api-gateway card-vault fraud-rules invoices ledger legacy-billing "
                + "payouts refunds settlement terminal-sdk webhooks wire-transfer"
        ),
        (4, T.GitLabServer, "https://gitlab.example.com/platform", "platform", "ansible base-images ci-templates monitoring"),
        (5, T.GitLabServerLegacy, "http://gitlab-old.example.com/archive", "archive", "intranet wiki-export"),
        (6, T.TrackedFolder, "/srv/git/firmware", null, "bootloader display motor-control"),
        (7, T.AzureDevOps, "https://devops.example.com/DefaultCollection/ERP/_git", "DefaultCollection/ERP", "erp-core erp-reports"),
        (8, T.VisualStudio, "https://example.visualstudio.com/Reporting/_git", "Reporting", "dashboards"),
        (9, T.Azure, "https://dev.azure.com/example/Mobile/_git", "example/Mobile", "android-app ios-app shared-ui"),
        (10, T.TeamFoundationServer, "http://tfs.example.com:8080/tfs/Main/_git", "Main", "desktop-client"),
        (11, T.CodeCommit, "https://git-codecommit.eu-central-1.amazonaws.com/v1/repos", null, "backup-jobs backup-keys"),
        (12, T.Gerrit, "https://gerrit.example.com", null, "All-Projects All-Users platform/manifest"),
        (13, T.GitHub, "https://github.com/example-mirrors", "example-mirrors", string.Join(" ", Mirrors())),
    ];

    /// <summary>What fails, and what the git host says to it.</summary>
    public static IReadOnlyDictionary<string, string> Failing { get; } =
        new Dictionary<string, string>
        {
            ["wire-transfer"] = "https://github.example.com/payments/wire-transfer: not authorized",
            ["erp-reports"] = "devops.example.com: connection timed out",
        };

    /// <summary>What leaves no record.</summary>
    public static IReadOnlyCollection<string> Forgotten { get; } = ["newsletter"];

    /// <summary>What the next scan removes.</summary>
    public static IReadOnlyCollection<string> Unlisted { get; } = ["wiki-export"];

    public static IReadOnlyList<JObject> All()
    {
        var names = Nests.SelectMany(nest => nest.Names.Split(' ').Select(name => (nest, name)));
        var repositories = names.Select((pair, index) => Nested(FirstId + index, pair.nest, pair.name)).ToList();
        AddPlain("release-notes", "https://git.example.com/release-notes.git", (S.DisplayName, "Release notes"));
        AddPlain(
            "labels.git",
            "/srv/git/labels.git",
            (S.DisplayName, "Labels [printing]"),
            (F.AbsoluteRoot, true),
            (F.RealRoot, "/srv/git/labels.git"),
            (F.EnableFetches, false)
        );
        AddPlain("gerrit-hooks", "ssh://git@gerrit.example.com:29418/hooks", (S.RefSpecCustom, "+refs/meta/*:refs/meta/*"));

        Find("legacy-billing")[S.Disabled.Name] = true;
        Find("wiki-export")[S.Disabled.Name] = true;
        Find("fraud-rules")[M.State] = "ERROR";
        Find("wire-transfer")[M.State] = "ERROR";
        Find("erp-reports")[M.State] = "ERROR";
        Find("settlement")[M.State] = "SCANNING";
        Find("webhooks")[M.State] = "QUEUED";
        Find("webhooks").Remove(S.LastIndexedDate.Name);
        Find("ios-app")[F.MainBranch.Name] = "main";
        return repositories;

        void AddPlain(string name, string origin, params (Field Field, JToken Value)[] settings) =>
            repositories.Add(Plain(FirstId + repositories.Count, name, origin, settings));

        JObject Find(string name) => repositories.First(repository => (string?)repository[S.DisplayName.Name] == name);
    }

    private static IEnumerable<string> Mirrors() => Projects.SelectMany(project => Parts.Select(part => $"{project}-{part}"));

    private static JObject Plain(int id, string name, string origin, (Field Field, JToken Value)[] settings)
    {
        var repository = SandboxRepositories.Default(id, name, origin);
        foreach (var (field, value) in settings)
        {
            repository[field.Name] = value;
        }

        repository[M.State] = "UPDATED";
        return SandboxRepositories.Located(SharedMembers.Indexed(repository));
    }

    private static JObject Nested(int id, (int Integration, string Type, string Address, string? Group, string Names) nest, string name)
    {
        var (integration, type, address, group, _) = nest;
        var isInPlace = type == T.TrackedFolder;
        var repository = SandboxRepositories.Default(id, name, isInPlace ? $"{address}/{name}.git" : $"{address}/{name}");
        repository[M.IntegrationId] = integration;
        repository[M.IntegrationType] = type;
        repository[M.State] = "UPDATED";
        repository["supportsBranchCreationApi"] = !isInPlace;
        repository["supportsPullRequestApi"] = isInPlace ? "NONE" : "PULL_REQUESTS_GROUP";
        if (group is not null)
        {
            repository[M.Group] = group;
        }

        if (isInPlace)
        {
            repository[F.AbsoluteRoot.Name] = true;
            repository[F.RealRoot.Name] = $"{address}/{name}.git";
            repository[F.EnableFetches.Name] = false;
        }

        AddLinks(repository, type, $"{address}/{name}");
        Restrict(repository, integration);
        return SandboxRepositories.Located(SharedMembers.Indexed(repository));
    }

    private static void AddLinks(JObject repository, string type, string page)
    {
        if (type is not (T.GitHub or T.GitHubServer))
        {
            return;
        }

        repository[F.WebLinkType.Name] = "github";
        repository[F.ViewFormat.Name] = string.Empty;
        repository[F.ChangesetFormat.Name] = $"{page}/commit/${{rev}}";
        repository[F.FileAddedFormat.Name] = $"{page}/commit/${{rev}}#diff-${{sha256path}}";
        repository[F.FileModifiedFormat.Name] = $"{page}/commit/${{rev}}#diff-${{sha256path}}";
        repository[F.FileDeletedFormat.Name] = $"{page}/commit/${{rev}}#diff-${{sha256path}}";
        repository[F.MergeRequestFormat.Name] = $"{page}/pull/${{mergereqId}}";
        repository[F.BranchLinkFormat.Name] = $"{page}/tree/${{branch}}";
    }

    /// <summary>What two of the sample integrations show to some projects only, they show so of their repositories too.</summary>
    private static void Restrict(JObject repository, int integration)
    {
        var projects = integration switch
        {
            3 => new JArray(10000, 10002),
            9 => new JArray(10003),
            _ => null,
        };
        if (projects is not null)
        {
            repository[S.Global.Name] = false;
            repository[S.ProjectMappingIds.Name] = projects;
        }
    }
}
