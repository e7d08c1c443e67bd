namespace GitIntegration;

/// <summary>What says something about one of the app's objects, and stands for it in a pipeline.</summary>
internal interface IAboutResource
{
    /// <summary>The name of the connection; null where it isn't known.</summary>
    string? ServerName { get; }

    /// <summary>The address of Jira, as <see cref="GijServer.Address"/> has it.</summary>
    string ServerAddress { get; }

    /// <summary>The id of the object; null where it's about none of this kind.</summary>
    int? IdOf(ResourceKind kind);
}
