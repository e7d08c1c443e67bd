namespace GitIntegration.PowerShell;

/// <summary>Says which commit is meant, and on which server.</summary>
internal sealed class CommitReference
{
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>: it isn't the hash of a commit.</exception>
    public CommitReference(GijServer server, int repositoryId, string? repository, string hash)
    {
        Server = server;
        RepositoryId = repositoryId;
        Repository = repository;
        Hash = CommitId.Parse(hash);
    }

    public GijServer Server { get; }

    public int RepositoryId { get; }

    public string? Repository { get; }

    public string Hash { get; }

    /// <summary>The commit that was read from a server.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidIdentity"/> or <see cref="GijErrorId.InvalidValue"/>.</exception>
    public static CommitReference Of(GijCommit commit, GijServer server)
    {
        return commit.RepositoryId is { } id
            ? new CommitReference(server, id, commit.Repository, commit.CommitId)
            : throw GijErrors.CommitWithoutRepository($"{commit}", server.Name);
    }
}
