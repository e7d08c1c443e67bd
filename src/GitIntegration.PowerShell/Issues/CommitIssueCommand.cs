using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>The base of the cmdlets about the issues of commits: which commits, and on which server.</summary>
public abstract class CommitIssueCommand : ResourceCommand<GijRepository>
{
    private protected const string ById = "Id",
        ByObject = "Object";

    /// <summary>The id of the repository. If it doesn't exist, you get a <see cref="GijErrorId.RepositoryNotFound"/> error.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ById)]
    [WholeNumber]
    [ValidateRange(1, int.MaxValue)]
    public int RepositoryId { get; set; }

    /// <summary>The hashes of the commits.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ById)]
    [Alias("CommitId")]
    [ValidateNotNullOrEmpty]
    public string[] Commit { get; set; } = [];

    /// <summary>Commits, as <see cref="GetGijCommitCommand"/> returns them. They belong to the server that they came from.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByObject)]
    [ValidateNotNullOrEmpty]
    public GijCommit[] InputObject { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var hash in Commit)
        {
            Try(() => Process(new CommitReference(RequiredServer(), RepositoryId, repository: null, hash)), hash);
        }

        foreach (var commit in InputObject)
        {
            Try(() => Process(CommitReference.Of(commit, HomeOf(commit.Connection, () => $"Commit {commit}"))), commit);
        }
    }

    /// <summary>Does something about one commit.</summary>
    /// <exception cref="GijException">It failed for this one.</exception>
    private protected abstract void Process(CommitReference commit);
}
