using System.Collections.Generic;

namespace GitIntegration;

/// <summary>The object that a request names by its id.</summary>
internal sealed class RequestTarget(string id, IReadOnlyList<string> nouns, GijErrorId notFound)
{
    /// <summary>The id, in digits.</summary>
    public string Id { get; } = id;

    /// <summary>What the server may call such an object when it says that there is none.</summary>
    public IReadOnlyList<string> Nouns { get; } = nouns;

    /// <summary>The error that says that there is none.</summary>
    public GijErrorId NotFound { get; } = notFound;
}
