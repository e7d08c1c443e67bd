using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>What git holds about issues.</summary>
/// <param name="server">The connection.</param>
/// <param name="observer">Observes the requests.</param>
/// <param name="warn">Is told what the server left out.</param>
internal sealed class IssueClient(GijServer server, IRequestObserver observer, Action<string> warn)
{
    private const string Details = ApiRequest.AppRoot + "issuegitdetails/issue/",
        Issues = ApiRequest.AppRoot + "issues/";

    private static readonly string[] PullRequestLists = ["pullRequests", "mergeRequests"];

    private static readonly ResourceKind<GijRepository> Repositories = ResourceKind<GijRepository>.Instance;

    /// <summary>The branches of an issue.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.IssueNotFound"/>, among others.</exception>
    public async Task<IReadOnlyList<GijBranch>> GetBranchesAsync(string issue, CancellationToken cancellationToken)
    {
        var response = await ReadAsync(Details + issue, issue, "repositories", cancellationToken).ConfigureAwait(false);
        if (response.Flag("notAllPermissions") == true)
        {
            warn($"Issue {issue} has branches in repositories that you can't see.");
        }

        return
        [
            .. from repository in response.Objects("repositories")
            from branch in repository.Objects("branches")
            let compares = branch.Flag("isAheadBehindPresented") != false
            select new GijBranch(server)
            {
                Issue = issue,
                RepositoryId = repository.WholeNumber("repoId"),
                Repository = repository.Text("repoName"),
                Name = branch.Text("name") ?? string.Empty,
                Ahead = compares ? branch.WholeNumber("ahead") : null,
                Behind = compares ? branch.WholeNumber("behind") : null,
                Url = branch.Text("externalUrl"),
            },
        ];
    }

    /// <summary>All branches that are indexed, by their names alone.</summary>
    /// <exception cref="GijException">They can't be read.</exception>
    public async Task<IReadOnlyList<GijBranch>> GetAllBranchesAsync(CancellationToken cancellationToken)
    {
        var response = await ReadAsync(Issues + "branches", issue: null, "branches", cancellationToken).ConfigureAwait(false);
        return [.. response.Texts("branches").Select(name => new GijBranch(server) { Name = name })];
    }

    /// <summary>The tags that hold commits of an issue, the newest first.</summary>
    /// <param name="issue">The key.</param>
    /// <param name="perRepository">The most of a repository; 0 for all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.IssueNotFound"/>, among others.</exception>
    public async Task<IReadOnlyList<GijTag>> GetTagsAsync(string issue, int perRepository, CancellationToken cancellationToken)
    {
        var number = perRepository.ToString(CultureInfo.InvariantCulture);
        var response = await ReadAsync($"{Details}{issue}/tag?tagsPerRepository={number}", issue, "tags", cancellationToken)
            .ConfigureAwait(false);
        WarnOfTags(issue, response);
        var tags = response.Objects("tags").Select(tag => TagOf(issue, tag, isFirst: false)).ToList();
        if (response.Object("firstTag") is { } first && first.Has("name"))
        {
            var found = tags.FindIndex(tag => tag.Name == first.Text("name") && tag.RepositoryId == first.WholeNumber("repoId"));
            tags.Insert(found < 0 ? tags.Count : found, TagOf(issue, first, isFirst: true));
            if (found >= 0)
            {
                tags.RemoveAt(found + 1);
            }
        }

        return tags;
    }

    /// <summary>The commits of an issue.</summary>
    /// <param name="issue">The key.</param>
    /// <param name="withFiles">True to ask for the files that they change.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.IssueNotFound"/>, among others.</exception>
    public async Task<IReadOnlyList<GijCommit>> GetCommitsAsync(string issue, bool withFiles, CancellationToken cancellationToken)
    {
        var path = $"{Issues}{issue}/commits{(withFiles ? "?showFiles=true" : string.Empty)}";
        var response = await ReadAsync(path, issue, "commits", cancellationToken).ConfigureAwait(false);
        return [.. response.Objects("commits").Select(commit => CommitOf(issue, commit))];
    }

    /// <summary>The pull requests of an issue. The request is not documented.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.IssueNotFound"/>, among others.</exception>
    public async Task<IReadOnlyList<GijPullRequest>> GetPullRequestsAsync(string issue, CancellationToken cancellationToken)
    {
        var response = await ReadAsync($"{Details}{issue}/pullRequest", issue, PullRequestLists[0], cancellationToken, PullRequestLists[1])
            .ConfigureAwait(false);
        return
        [
            .. from list in PullRequestLists
            from item in response.Object(list)?.Objects("items") ?? response.Objects(list)
            select PullRequestOf(issue, item),
        ];
    }

    /// <summary>The issues that a commit is linked with.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.RepositoryNotFound"/>, among others.</exception>
    public async Task<IReadOnlyList<GijCommitIssue>> GetIssuesAsync(
        int repositoryId,
        string? repository,
        string commit,
        CancellationToken cancellationToken
    )
    {
        var request = ForCommit(HttpMethod.Get, repositoryId, commit);
        var response = await server.Transport.ReadAsync(request, Reading("issueKeys"), cancellationToken).ConfigureAwait(false);
        return
        [
            .. response
                .Texts("issueKeys")
                .Select(key => new GijCommitIssue(server)
                {
                    Issue = key,
                    RepositoryId = repositoryId,
                    Repository = repository,
                    CommitId = commit,
                }),
        ];
    }

    /// <summary>Links a commit with issues, and removes links.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="commit">The hash.</param>
    /// <param name="added">The keys of the issues to link with.</param>
    /// <param name="removed">Those whose links go.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.RepositoryNotFound"/>, among others.</exception>
    public async Task ChangeIssuesAsync(
        GijRepository repository,
        string commit,
        IReadOnlyCollection<string> added,
        IReadOnlyCollection<string> removed,
        CancellationToken cancellationToken
    )
    {
        using var builder = new RequestBodyBuilder();
        builder.Add("changeStrs", added.Select(key => $"a:{key}").Concat(removed.Select(key => $"d:{key}")).ToArray());
        using var body = builder.Build();
        var change = new ChangeDescription(
            Repositories.Noun,
            repository.Id,
            repository.DisplayName,
            [
                new ChangedSetting("commit") { After = commit },
                new ChangedSetting("added") { After = added.ToArray() },
                new ChangedSetting("removed") { After = removed.ToArray() },
            ]
        );

        // What a success looks like is documented nowhere: JSON that says no failure will do, and so will nothing.
        await server
            .Transport.ChangeAsync(
                ForCommit(HttpMethod.Post, repository.Id, commit, body),
                change,
                response => response.ReadAny(takesText: false),
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    private static Func<ApiResponse, JsonMembers> Reading(params string[] names) =>
        response =>
            response.ReadReport(
                value => JsonMembers.Of(value) is { } members && Array.Exists(names, members.Has) ? members : null,
                Reasons.Named("WithoutMember", names[0])
            );

    private Task<JsonMembers> ReadAsync(
        string path,
        string? issue,
        string name,
        CancellationToken cancellationToken,
        params string[] otherNames
    )
    {
        var request = new ApiRequest(HttpMethod.Get, path, issue is null ? "the list of branches" : $"issue {issue}")
        {
            Observer = observer,
            Limit = ResponseLimit.Kept,
            Target = issue is null ? null : new RequestTarget(issue, ["issue"], GijErrorId.IssueNotFound),
        };
        return server.Transport.ReadAsync(request, Reading([name, .. otherNames]), cancellationToken);
    }

    private ApiRequest ForCommit(HttpMethod method, int repositoryId, string commit, RequestBody? body = null)
    {
        var id = repositoryId.ToString(CultureInfo.InvariantCulture);
        return new(method, $"{ApiRequest.AppRoot}repository/{id}/commits/{commit}/issues", Repositories.SubjectOf(repositoryId))
        {
            Observer = observer,
            Body = body,
            Target = Repositories.TargetOf(repositoryId),
        };
    }

    private void WarnOfTags(string issue, JsonMembers response)
    {
        if (response.Flag("isTagsFeatureEnabled") == false)
        {
            warn($"Tags are turned off on {server.Name}.");
        }

        if (response.Flag("hasMore") == true)
        {
            warn($"Issue {issue} has more tags. -TagsPerRepository returns more of each repository; 0 returns all, which is slow.");
        }

        if (response.Text("calculationError") is { } error)
        {
            warn($"The tags of issue {issue} may be incomplete. {server.Name} says: {error}");
        }
    }

    private GijTag TagOf(string issue, JsonMembers tag, bool isFirst) =>
        new(server)
        {
            Issue = issue,
            RepositoryId = tag.WholeNumber("repoId"),
            Repository = tag.Text("repoName"),
            Name = tag.Text("name") ?? string.Empty,
            CommitId = tag.Text("commitId"),
            Date = tag.Time("creationDate"),
            CommitterName = tag.Text("committerName"),
            CommitterEmail = tag.Text("committerEmail"),
            Message = tag.Text("message"),
            IsFirst = isFirst,
        };

    private GijCommit CommitOf(string issue, JsonMembers commit) =>
        new(server)
        {
            Issue = issue,
            RepositoryId = commit.Object("repository")?.WholeNumber("id"),
            Repository = commit.Object("repository")?.Text("name"),
            CommitId = commit.Text("commitId") ?? string.Empty,
            Date = commit.Time("date"),
            Author = commit.Text("author"),
            Message = commit.Text("message"),
            Branches = commit.Text("branch") is { } only ? new[] { only } : commit.Texts("branches"),
            IsMergeCommit = commit.Flag("isMergeCommit"),
            Notes = commit.Map("notes"),
            Files = commit.Objects("files").Select(FileOf).ToArray(),
        };

    private static GijCommitFile FileOf(JsonMembers file) =>
        new(file.Text("path") ?? string.Empty)
        {
            LinesAdded = JsonValues.Long(file["linesAdded"]),
            LinesChanged = JsonValues.Long(file["linesChanged"]),
            LinesDeleted = JsonValues.Long(file["linesDeleted"]),
            Added = file.Flag("added"),
            Deleted = file.Flag("deleted"),
        };

    private GijPullRequest PullRequestOf(string issue, JsonMembers item) =>
        new(server)
        {
            Issue = issue,
            RepositoryId = item.WholeNumber("repoId") ?? item.Object("repository")?.WholeNumber("id"),
            Repository = item.Text("repoName") ?? item.Text("repository") ?? item.Object("repository")?.Text("name"),
            Id = item["id"] is { } id ? FormattableString.Invariant($"{id}") : null,
            Title = item.Text("title"),
            State = item.Text("state"),
            BaseBranch = item.Text("baseBranch"),
            CompareBranch = item.Text("compareBranch"),
            Url = item.Text("url"),
        };
}
