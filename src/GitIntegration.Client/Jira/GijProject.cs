namespace GitIntegration;

/// <summary>A Jira project. Its id differs from one Jira to the next, its key is what people know it by.</summary>
public sealed class GijProject
{
    internal GijProject(long id, string key, string? name, string server)
    {
        Id = id;
        Key = key;
        Name = name;
        Server = server;
    }

    /// <summary>The numeric id, as ProjectMappingIds holds it.</summary>
    public long Id { get; }

    /// <summary>The key, for example OPS.</summary>
    public string Key { get; }

    /// <summary>The name.</summary>
    public string? Name { get; }

    /// <summary>The name of the connection that the project was read from.</summary>
    public string Server { get; }

    /// <summary>Returns the key.</summary>
    public override string ToString() => Key.ForDisplay();
}
