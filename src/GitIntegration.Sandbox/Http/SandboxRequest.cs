using System;
using System.Net.Http.Headers;

namespace GitIntegration.Sandbox;

/// <summary>The parts of a request that the sandbox looks at.</summary>
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

    public AuthenticationHeaderValue? Authorization { get; } = authorization;

    /// <summary>True when the request carries X-Atlassian-Token, as every write must.</summary>
    public bool PassesXsrfCheck { get; } = passesXsrfCheck;

    public string Body { get; } = body;

    /// <summary>The first query parameter with this name; null when there is none, empty when it has no value.</summary>
    public string? QueryParameter(string name)
    {
        foreach (var parameter in query.TrimStart('?').Split('&'))
        {
            var parts = parameter.Split(['='], 2);
            if (Decode(parts[0]) == name)
            {
                return parts.Length == 2 ? Decode(parts[1]) : string.Empty;
            }
        }

        return null;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
