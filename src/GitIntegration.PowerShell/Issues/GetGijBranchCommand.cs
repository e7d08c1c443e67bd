using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Gets the git branches that belong to issues.</summary>
/// <remarks>
/// A branch belongs to an issue if one of its commits does, or if its name has the key. Repositories that you can't see are left out,
/// with a warning. Without a key, it returns the names of all indexed branches.
/// </remarks>
/// <example>
/// Find the branches of an issue
/// <code>
/// Get-GijBranch PAY-12
/// </code>
/// Ahead and Behind compare with the main branch.
/// </example>
/// <example>
/// Find branches that are far behind
/// <code>
/// 'PAY-12', 'PAY-14' | Get-GijBranch |
///     Where-Object Behind -gt 50 |
///     Select-Object Issue, Repository, Name, Behind
/// </code>
/// The keys can come from anywhere, for example from a file.
/// </example>
/// <example>
/// Count all branches
/// <code>
/// (Get-GijBranch | Measure-Object).Count
/// </code>
/// Without a key, only the names are known.
/// </example>
/// <seealso cref="GetGijCommitCommand"/>
[Cmdlet(VerbsCommon.Get, "GijBranch")]
[OutputType(typeof(GijBranch))]
public sealed class GetGijBranchCommand : IssueCommand
{
    /// <summary>
    /// The keys of the issues, for example <c>PAY-12</c>; letter case doesn't matter. Or objects about issues, for example from <see
    /// cref="GetGijCommitCommand"/>, which are looked up on the server that they came from, or objects with a property Key. If an issue
    /// doesn't exist, you get an <see cref="GijErrorId.IssueNotFound"/> error for it, where the server says so, and the rest continue.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("Key")]
    [ValidateNotNullOrEmpty]
    public IssueReference[] Issue { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        ForEach(Issue, async (client, key, token) => await client.GetBranchesAsync(key, token).ConfigureAwait(false));

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // An empty pipeline asks for the branches of no issue, not for all.
        if (Issue.Length == 0 && !MyInvocation.ExpectingInput)
        {
            Require(() => Write(RequiredServer(), async (client, token) => await client.GetAllBranchesAsync(token).ConfigureAwait(false)));
        }
    }
}
