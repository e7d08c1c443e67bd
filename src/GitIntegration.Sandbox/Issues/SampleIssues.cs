using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace GitIntegration.Sandbox;

/// <summary>What the repositories of a sandbox hold about two issues.</summary>
internal static class SampleIssues
{
    public const string Retry = "PAY-12",
        Limit = "PAY-14";

    /// <summary>Every issue that Jira has. The second one has no branch, and the third nothing at all.</summary>
    public static IReadOnlyList<string> Keys { get; } = [Retry, Limit, "OPS-3"];

    /// <summary>Commits: repository, hash, message, author, date, and the issues that they are linked with.</summary>
    public static IReadOnlyList<SandboxCommit> Commits() =>
        [
            new(
                107,
                Hash("5f0c1e9a"),
                "PAY-12 retry payments on 503",
                "Ada Example <ada@example.com>",
                "2025-03-11T17:20:05+0100",
                [Retry]
            ),
            new(
                107,
                Hash("1c2d3e4f"),
                "PAY-12 wait as long as the bank asks",
                "Ben Example <ben@example.com>",
                "2025-03-10T09:02:41.000+0000",
                [Retry]
            ),
            new(
                111,
                Hash("9a8b7c6d"),
                "PAY-12, PAY-14: book a payment once",
                "Ada Example <ada@example.com>",
                "2025-02-03 18:30:00 +0100",
                [Retry, Limit]
            ),
        ];

    public static JObject Branches() =>
        Named(107, "api-gateway", ("branches", new JArray(Branch("feature/PAY-12-retry", 3, 12), Branch("hotfix/PAY-12-timeout", 1, 60))));

    public static IReadOnlyList<JObject> Tags() =>
        [Tag("v2.1.0", "5f0c1e9a", 1741766400000), Tag("v2.0.0", "1c2d3e4f", 1738603800000), Tag("v1.9.0", "9a8b7c6d", 1736324100000)];

    public static JArray PullRequests() =>
        [
            Named(
                107,
                "api-gateway",
                ("id", 41),
                ("title", "PAY-12: retry payments"),
                ("state", "MERGED"),
                ("baseBranch", "main"),
                ("compareBranch", "feature/PAY-12-retry"),
                ("url", "https://github.example.com/payments/api-gateway/pull/41")
            ),
            Named(
                107,
                "api-gateway",
                ("id", 44),
                ("title", "PAY-12: time out sooner"),
                ("state", "OPEN"),
                ("baseBranch", "main"),
                ("compareBranch", "hotfix/PAY-12-timeout"),
                ("url", "https://github.example.com/payments/api-gateway/pull/44")
            ),
        ];

    private static JObject Branch(string name, int ahead, int behind) =>
        new()
        {
            ["name"] = name,
            ["isAheadBehindPresented"] = true,
            ["ahead"] = ahead,
            ["behind"] = behind,
            ["externalUrl"] = $"https://github.example.com/payments/api-gateway/tree/{name}",
        };

    private static JObject Tag(string name, string commit, long time) =>
        Named(
            107,
            "api-gateway",
            ("name", name),
            ("commitId", Hash(commit)),
            ("creationDate", time),
            ("creationDateFormatted", "vor einiger Zeit"),
            ("committerName", "Ada Example"),
            ("committerEmail", "ada@example.com")
        );

    private static JObject Named(int repositoryId, string repository, params (string Name, JToken Value)[] members)
    {
        var named = new JObject { ["repoId"] = repositoryId, ["repoName"] = repository };
        foreach (var (name, value) in members)
        {
            named[name] = value;
        }

        return named;
    }

    /// <summary>A hash of full length with this beginning.</summary>
    private static string Hash(string beginning) => string.Concat(Enumerable.Repeat(beginning, 5));
}
