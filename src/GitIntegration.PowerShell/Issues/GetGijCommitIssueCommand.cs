using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Gets the issues that commits are linked to.</summary>
/// <remarks>
/// Includes issues that the message of the commit names, and issues that somebody has linked. Returns one object for each issue.
/// </remarks>
/// <example>
/// List the issues of a commit
/// <code>
/// Get-GijCommitIssue -RepositoryId 107 -Commit 5f0c1e9a
/// </code>
/// Get-GijRepository shows the ids of repositories.
/// </example>
/// <example>
/// Find commits that several issues share
/// <code>
/// Get-GijCommit PAY-12 | Get-GijCommitIssue |
///     Group-Object CommitId -NoElement | Where-Object Count -gt 1
/// </code>
/// Commits can be piped. They're looked up on the server that they came from.
/// </example>
/// <seealso cref="SetGijCommitIssueCommand"/>
[Cmdlet(VerbsCommon.Get, "GijCommitIssue", DefaultParameterSetName = ById)]
[OutputType(typeof(GijCommitIssue))]
public sealed class GetGijCommitIssueCommand : CommitIssueCommand
{
    private protected override bool Changes => false;

    private protected override void Process(CommitReference commit)
    {
        var client = new IssueClient(commit.Server, Observer, WriteWarning);
        WriteObject(
            WaitFor(token => client.GetIssuesAsync(commit.RepositoryId, commit.Repository, commit.Hash, token)),
            enumerateCollection: true
        );
    }
}
