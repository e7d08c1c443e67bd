using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace GitIntegration;

/// <summary>A repository as a git host lists it.</summary>
internal sealed class HostRepository
{
    /// <summary>The members that can hold the whole name, the best first.</summary>
    private static readonly string[] Names = ["full_name", "path_with_namespace", "fullPath"];

    private static readonly string[] Addresses = ["clone_url", "http_url_to_repo", "remoteUrl", "ssh_url", "ssh_url_to_repo", "sshUrl"];

    private HostRepository(string name, IReadOnlyList<string> addresses)
    {
        Name = name;
        CloneAddresses = addresses;
    }

    /// <summary>The name, with that of its owner, group or project.</summary>
    public string Name { get; }

    /// <summary>The addresses that it can be cloned from.</summary>
    public IReadOnlyList<string> CloneAddresses { get; }

    /// <summary>Reads one element of a list; null where it isn't a repository.</summary>
    public static HostRepository? Of(JToken item) =>
        item is JObject members && NameOf(members) is { Length: > 0 } name
            ? new HostRepository(name, [.. Addresses.Select(address => TextOf(members, address)).OfType<string>()])
            : null;

    /// <summary>The name of an element; null where it has none.</summary>
    public static string? NameOf(JObject item)
    {
        foreach (var member in Names)
        {
            if (TextOf(item, member) is { } whole)
            {
                return whole;
            }
        }

        var name = TextOf(item, "name");
        return name is not null && item["project"] is JObject project && TextOf(project, "name") is { } owner ? $"{owner}/{name}" : name;
    }

    private static string? TextOf(JObject members, string name) =>
        members[name] is JValue { Type: JTokenType.String, Value: string { Length: > 0 } text } ? text : null;
}
