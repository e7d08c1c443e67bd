using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace GitIntegration.Sandbox;

/// <summary>Jira's own part of a sandbox: the server's state, the user, and the projects.</summary>
internal sealed class SandboxJira(string baseUrl, IReadOnlyList<JObject> projects)
{
    private const string Api = "rest/api/2";

    public IEnumerable<Route> Routes =>
        [
            Get("status", Access.Anonymous, _ => new JObject { ["state"] = "RUNNING" }),
            Get($"{Api}/serverInfo", Access.Anonymous, _ => ServerInfo()),
            Get("rest/plugins/1.0/com.xiplink.jira.git.jira_git_plugin-key", Access.Administrator, _ => App()),
            Get($"{Api}/myself", Access.User, context => Myself(context.User)),
            Get($"{Api}/project", Access.User, _ => new JArray(projects.Select(project => project.DeepClone()))),
            Get($"{Api}/project/{{keyOrId}}", Access.User, context => ProjectOf(context.Values["keyOrId"])),
        ];

    public JObject? FindProject(string keyOrId) =>
        projects.FirstOrDefault(project => (string?)project["key"] == keyOrId || (string?)project["id"] == keyOrId);

    private static Route Get(string template, Access access, Func<RouteContext, JToken> read) =>
        new("GET", template, access, context => SandboxResponse.Json(read(context)));

    private JObject ServerInfo() =>
        new()
        {
            ["baseUrl"] = baseUrl,
            ["version"] = "9.12.5",
            ["deploymentType"] = "Server",
            ["serverTitle"] = "Sandbox",
        };

    private static JObject App() =>
        new()
        {
            ["name"] = "Git Integration for Jira",
            ["version"] = "4.28.6",
            ["enabled"] = true,
        };

    private static JObject Myself(string user) =>
        new()
        {
            ["name"] = user,
            ["displayName"] = $"Sandbox {user}",
            ["active"] = true,
        };

    private JObject ProjectOf(string keyOrId) => FindProject(keyOrId) ?? throw NoProject(keyOrId);

    /// <summary>Jira's own form of an error, which is not the app's.</summary>
    private static SandboxRefusal NoProject(string keyOrId)
    {
        var errors = new JObject
        {
            ["errorMessages"] = new JArray($"No project could be found with key '{keyOrId}'."),
            ["errors"] = new JObject(),
        };
        return new(SandboxResponse.Json(errors, 404));
    }
}
