using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Gets the pull requests and merge requests that belong to issues.</summary>
/// <remarks>
/// The app's documentation doesn't describe the request that this cmdlet uses, so it may change or disappear with a new version of the app.
/// </remarks>
/// <example>
/// List the pull requests of an issue
/// <code>
/// Get-GijPullRequest PAY-12
/// </code>
/// State is the server's word, for example OPEN or MERGED.
/// </example>
/// <example>
/// Find what is still open
/// <code>
/// 'PAY-12', 'PAY-14' | Get-GijPullRequest | Where-Object State -eq OPEN
/// </code>
/// Comparing ignores letter case.
/// </example>
[Cmdlet(VerbsCommon.Get, "GijPullRequest")]
[OutputType(typeof(GijPullRequest))]
public sealed class GetGijPullRequestCommand : IssueCommand
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

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        ForEach(Issue, async (client, key, token) => await client.GetPullRequestsAsync(key, token).ConfigureAwait(false));
}
