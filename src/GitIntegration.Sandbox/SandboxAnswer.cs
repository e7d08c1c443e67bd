using System.Collections.Generic;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace GitIntegration.Sandbox;

/// <summary>What the sandbox answers.</summary>
internal sealed class SandboxAnswer(int status, string contentType, string body)
{
    public int Status { get; } = status;

    public string ContentType { get; } = contentType;

    public string Body { get; } = body;

    public Dictionary<string, string> Headers { get; } = [];

    public static SandboxAnswer Json(JToken body, int status = 200) =>
        new(status, "application/json;charset=UTF-8", body.ToString(Formatting.None));

    /// <summary>Jira's own pages, for people.</summary>
    public static SandboxAnswer Page(int status, string title) =>
        new(
            status,
            "text/html;charset=UTF-8",
            $"<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>"
        );

    /// <summary>A refusal by the app. No page of its API names a status for it, so it comes with 200, which asks most of a client.</summary>
    public static SandboxAnswer Failure(string error, string advice) =>
        Json(
            new JObject
            {
                ["success"] = false,
                ["error"] = error,
                ["advice"] = advice,
            }
        );
}
