using System;
using System.Collections.Generic;

namespace GitIntegration.Sandbox;

/// <summary>A commit that a sandbox has indexed.</summary>
/// <param name="RepositoryId">The id of its repository.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="Message">Its message.</param>
/// <param name="Author">Who made it.</param>
/// <param name="Date">When, in one of the forms that the app uses.</param>
/// <param name="Issues">The issues that it is linked with; they can be changed.</param>
internal sealed record SandboxCommit(int RepositoryId, string Hash, string Message, string Author, string Date, HashSet<string> Issues)
{
    /// <summary>True for its hash, or the beginning of it.</summary>
    public bool Is(int repositoryId, string hash) => RepositoryId == repositoryId && Hash.StartsWith(hash, StringComparison.Ordinal);
}
