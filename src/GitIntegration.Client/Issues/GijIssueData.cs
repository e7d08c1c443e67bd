namespace GitIntegration;

/// <summary>Something in git that belongs to an issue.</summary>
public abstract class GijIssueData
{
    private protected GijIssueData(GijServer server) => Connection = server;

    /// <summary>The key of the issue; null where all issues were asked for.</summary>
    public string? Issue { get; internal init; }

    /// <summary>The id of the repository; null where the server doesn't say.</summary>
    public int? RepositoryId { get; internal init; }

    /// <summary>The name of the repository; null where the server doesn't say.</summary>
    public string? Repository { get; internal init; }

    /// <summary>The name of the connection.</summary>
    public string Server => Connection.Name;

    internal GijServer Connection { get; }
}
