using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>Links git commits to issues, and removes such links.</summary>
/// <remarks>
/// Links that you add are kept beside those that a commit names in its message. The server reindexes the repository afterwards, so the
/// change may show a little later. It ignores the change if the repository is disabled; you get a warning then, and nothing is sent.
/// Returns nothing.
/// </remarks>
/// <example>
/// Link a commit to an issue
/// <code>
/// Set-GijCommitIssue -RepositoryId 107 -Commit 5f0c1e9a -Add PAY-12
/// </code>
/// The commit then appears in the issue, although its message doesn't name it.
/// </example>
/// <example>
/// Move the commits of one issue to another
/// <code>
/// Get-GijCommit PAY-12 |
///     Set-GijCommitIssue -Add PAY-14 -Remove PAY-12 -WhatIf
/// </code>
/// Shows what would change for each commit, and sends nothing.
/// </example>
/// <seealso cref="GetGijCommitIssueCommand"/>
[Cmdlet(VerbsCommon.Set, "GijCommitIssue", SupportsShouldProcess = true, DefaultParameterSetName = ById)]
public sealed class SetGijCommitIssueCommand : CommitIssueCommand
{
    private string[] added = [],
        removed = [];

    /// <summary>The keys of the issues to link to, for example <c>PAY-12</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Add { get; set; } = [];

    /// <summary>The keys of the issues whose links are removed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Remove { get; set; } = [];

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        added = Require(() => Add.Select(key => IssueKey.Parse(key, "-Add")).Distinct().ToArray(), Add);
        removed = Require(() => Remove.Select(key => IssueKey.Parse(key, "-Remove")).Distinct().ToArray(), Remove);
        if (added.Intersect(removed).ToArray() is { Length: > 0 } both)
        {
            Fail(GijErrors.Conflict("-Add and -Remove", Reasons.Named("AddedAndRemoved", string.Join(", ", both))));
        }

        if (added.Length + removed.Length == 0)
        {
            Fail(GijErrors.NoIssues());
        }
    }

    private protected override void Process(CommitReference commit)
    {
        object reference =
            ParameterSetName == ById ? commit.RepositoryId : WaitFor(token => ClientOf(commit.Server).GetAsync(commit.RepositoryId, token));
        ForEach([new ResourceReference<GijRepository>(reference)], (target, context) => ChangeAsync(target, commit.Hash, context));
    }

    private async Task<object?> ChangeAsync(ResourceTarget<GijRepository> target, string commit, WorkContext context)
    {
        var repository = await ReadAsync(target, context).ConfigureAwait(false);
        if (repository.Disabled == true)
        {
            context.Post(() => WriteWarning($"Repository {repository.Label} is disabled, so the server would ignore the change."));
            return null;
        }

        var question = $"Change the issues of commit {commit} in repository {repository.Label} on {target.Server}";
        if (await context.AskAsync(() => Confirm(question, Details())).ConfigureAwait(false))
        {
            var client = new IssueClient(target.Server, Observer, _ => { });
            await context.ChangeAsync(token => client.ChangeIssuesAsync(repository, commit, added, removed, token)).ConfigureAwait(false);
        }

        return null;
    }

    private IEnumerable<string> Details() => added.Select(key => $"add {key}").Concat(removed.Select(key => $"remove {key}"));
}
