using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Gets the git tags that hold commits of issues.</summary>
/// <remarks>
/// A tag belongs to an issue through its commits, never by its name. The newest come first. If the server says which tag was the first
/// to contain the issue, that one comes last. If there are more tags than it returns, you get a warning.
/// </remarks>
/// <example>
/// Find the releases that an issue is in
/// <code>
/// Get-GijTag PAY-12 | Select-Object Name, Repository, Date
/// </code>
/// The times are local.
/// </example>
/// <example>
/// Get all tags
/// <code>
/// Get-GijTag PAY-12 -TagsPerRepository 0
/// </code>
/// The server needs longer for this.
/// </example>
/// <example>
/// Find the first release of each issue
/// <code>
/// 'PAY-12', 'PAY-14' | Get-GijTag | Where-Object IsFirst
/// </code>
/// IsFirst marks the tag that the server calls the oldest one with the issue.
/// </example>
[Cmdlet(VerbsCommon.Get, "GijTag")]
[OutputType(typeof(GijTag))]
public sealed class GetGijTagCommand : IssueCommand
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

    /// <summary>The maximum number of tags of each repository. With 0, it returns all, which is slow.</summary>
    [Parameter]
    [WholeNumber]
    [ValidateRange(0, int.MaxValue)]
    public int TagsPerRepository { get; set; } = 20;

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        ForEach(Issue, async (client, key, token) => await client.GetTagsAsync(key, TagsPerRepository, token).ConfigureAwait(false));
}
