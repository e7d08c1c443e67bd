using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace GitIntegration.Sandbox;

/// <summary>What a new integration of one type has to be given.</summary>
/// <param name="sharedHost">The host's address where everybody uses the same one.</param>
/// <param name="needs">The settings, each with the ways to give it, like "pat or username and password".</param>
internal sealed class HostType(string? sharedHost, params string[] needs)
{
    /// <summary>By the type's word in the API.</summary>
    public static IReadOnlyDictionary<string, HostType> All { get; } =
        new Dictionary<string, HostType>
        {
            ["GITHUB"] = new("https://api.github.com", "pat or username and password"),
            ["GITHUB_SERVER"] = new(null, "origin", "pat"),
            ["GITLAB"] = new("https://gitlab.com", "pat"),
            ["GITLAB_SERVER"] = new(null, "origin", "pat"),
            ["GITLAB_SERVER_LEGACY"] = new(null, "origin", "username and password"),
            ["FILESPACE"] = new(null, "origin", "folderDepth"),
            ["AZURE_DEVOPS"] = new(null, "origin", "username and password or pat"),
            ["VSTS"] = new("https://app.vssps.visualstudio.com", "pat"),
            ["AZURE"] = new("https://dev.azure.com", "pat"),
            ["TFS_SERVER"] = new(null, "origin", "username and password or username and pat"),
            ["AWS"] = new("https://git-codecommit.amazonaws.com", "username and password and awsRegion"),
            ["GERRIT"] = new(null, "origin", "username and password"),
        };

    /// <summary>The host's address, unless a request names another.</summary>
    public string? SharedHost { get; } = sharedHost;

    public string Needs { get; } = string.Join("; ", needs);

    public bool IsMetBy(JObject settings) => needs.All(need => Split(need, " or ").Any(way => IsGiven(way, settings)));

    private static bool IsGiven(string way, JObject settings) =>
        Split(way, " and ").All(name => settings[name]?.ToString() is { Length: > 0 });

    private static string[] Split(string text, string separator) => text.Split([separator], StringSplitOptions.None);
}
