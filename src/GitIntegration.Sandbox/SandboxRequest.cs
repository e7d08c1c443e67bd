using System.Net.Http.Headers;

namespace GitIntegration.Sandbox;

/// <summary>What the sandbox looks at in a request.</summary>
internal sealed class SandboxRequest(
    string method,
    string path,
    string query,
    AuthenticationHeaderValue? authorization,
    bool passesXsrfCheck,
    string body
)
{
    public string Method { get; } = method;

    public string Path { get; } = path;

    /// <summary>What follows the path, from the question mark on; empty where there is none.</summary>
    public string Query { get; } = query;

    public AuthenticationHeaderValue? Authorization { get; } = authorization;

    /// <summary>True when the request carries X-Atlassian-Token, as every write must.</summary>
    public bool PassesXsrfCheck { get; } = passesXsrfCheck;

    public string Body { get; } = body;
}
