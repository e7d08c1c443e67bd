using System.Collections.Generic;

namespace GitIntegration.Tests;

/// <summary>A request as it came off the socket.</summary>
public sealed record LoggedRequest(
    string Method,
    string Path,
    string Body,
    IReadOnlyDictionary<string, string> Headers,
    string? ClientCertificate
)
{
    public bool IsWrite => Method is not "GET";
}
