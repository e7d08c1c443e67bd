using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Gets the git commits that belong to issues.</summary>
/// <remarks>
/// A commit belongs to an issue if its message has the key, or if somebody has linked it. The times are local.
/// </remarks>
/// <example>
/// List the commits of an issue
/// <code>
/// Get-GijCommit PAY-12
/// </code>
/// Commits keep the server's order, usually newest first.
/// </example>
/// <example>
/// See which files an issue has changed
/// <code>
/// Get-GijCommit PAY-12 -ShowFiles | ForEach-Object Files |
///     Group-Object Path -NoElement
/// </code>
/// Older versions of the app don't return files.
/// </example>
/// <example>
/// Count the commits of several issues
/// <code>
/// 'PAY-12', 'PAY-14' | Get-GijCommit | Group-Object Issue -NoElement
/// </code>
/// The keys can come from anywhere, for example from a file.
/// </example>
/// <seealso cref="GetGijCommitIssueCommand"/>
[Cmdlet(VerbsCommon.Get, "GijCommit")]
[OutputType(typeof(GijCommit))]
public sealed class GetGijCommitCommand : IssueCommand
{
    /// <summary>
    /// The keys of the issues, for example <c>PAY-12</c>; letter case doesn't matter. Or objects about issues, for example from <see
    /// cref="GetGijCommitCommand"/>, which are looked up on the server that they came from, or objects with a property Key. If an issue
    /// doesn't exist, you get an <see cref="GijErrorId.IssueNotFound"/> error for it, where the server says so, and the rest continue.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Key")]
    [ValidateNotNullOrEmpty]
    public IssueReference[] Issue { get; set; } = [];

    /// <summary>Also asks for the files that each commit changes.</summary>
    [Parameter]
    public SwitchParameter ShowFiles { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        ForEach(Issue, async (client, key, token) => await client.GetCommitsAsync(key, ShowFiles, token).ConfigureAwait(false));
}
