using System.Collections.Generic;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace GitIntegration.Sandbox;

/// <summary>A response of the sandbox.</summary>
internal sealed class SandboxResponse(int status, string contentType, string body)
{
    public int Status { get; } = status;

    public string ContentType { get; } = contentType;

    public string Body { get; } = body;

    public Dictionary<string, string> Headers { get; } = [];

    /// <summary>A body that is made while it is read; null where <see cref="Body"/> is all of it.</summary>
    public IEnumerable<string>? Parts { get; private init; }

    /// <summary>A long text, made bit by bit.</summary>
    public static SandboxResponse Text(string contentType, IEnumerable<string> parts) =>
        new(200, contentType, string.Empty) { Parts = parts };

    public static SandboxResponse Json(JToken body, int status = 200) =>
        new(status, "application/json;charset=UTF-8", body.ToString(Formatting.None));

    /// <summary>One of Jira's own pages, written for people.</summary>
    public static SandboxResponse Page(int status, string title) =>
        new(
            status,
            "text/html;charset=UTF-8",
            $"<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>"
        );

    /// <summary>The app's failure body. The API names no status for it, so it comes with 200, the hardest case for a client.</summary>
    public static SandboxResponse Failure(string error, string advice) =>
        Json(
            new JObject
            {
                ["success"] = false,
                ["error"] = error,
                ["advice"] = advice,
            }
        );
}
