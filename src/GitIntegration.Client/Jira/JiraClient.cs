using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;

namespace GitIntegration;

/// <summary>What the module asks of Jira itself.</summary>
internal sealed class JiraClient(GijServer server)
{
    private const string StatusPath = "status";

    /// <summary>The name of the user that the connection is logged in as.</summary>
    /// <exception cref="GijException">The login or the address is wrong.</exception>
    public async Task<string?> GetUserAsync(CancellationToken stop) => Text(await GetAsync("rest/api/2/myself", "the user", stop).ConfigureAwait(false), "name");

    /// <summary>Jira's version, for example 9.12.5.</summary>
    /// <exception cref="GijException">The address is wrong or the server unavailable.</exception>
    public async Task<string?> GetVersionAsync(CancellationToken stop) => Text(await GetAsync("rest/api/2/serverInfo", "the server's version", stop, anonymously: true).ConfigureAwait(false), "version");

    /// <summary>Jira's state, for example RUNNING or STARTING.</summary>
    /// <exception cref="GijException">The address is wrong or the server unavailable.</exception>
    public async Task<string?> GetStateAsync(CancellationToken stop) => Text(await GetAsync(StatusPath, "the server's state", stop, anonymously: true).ConfigureAwait(false), "state");

    /// <summary>All projects that the user may see; entries without a key or a numeric id are left out.</summary>
    /// <exception cref="GijException">The list could not be read.</exception>
    public async Task<IReadOnlyList<GijProject>> GetProjectsAsync(CancellationToken stop)
    {
        using var answer = await server.Transport.SendAsync(new ApiRequest(HttpMethod.Get, "rest/api/2/project", "the list of projects"), stop).ConfigureAwait(false);
        return answer.ReadList(reader => Project(JsonValues.ReadObject(reader))).OfType<GijProject>().ToArray();
    }

    private GijProject? Project(Dictionary<string, object?> members) =>
        Text(members, "key") is { } key && long.TryParse(Text(members, "id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new GijProject(id, key, Text(members, "name"), server)
            : null;

    private static string? Text(Dictionary<string, object?> members, string name) => members.TryGetValue(name, out var value) ? value as string : null;

    private async Task<Dictionary<string, object?>> GetAsync(string path, string subject, CancellationToken stop, bool anonymously = false)
    {
        using var answer = await server.Transport.SendAsync(new ApiRequest(HttpMethod.Get, path, subject) { IsAnonymous = anonymously, IsTriedOnce = true, TakesAnyStatus = path == StatusPath }, stop).ConfigureAwait(false);
        return answer.Read(reader => JsonValues.Next(reader) == JsonToken.StartObject ? JsonValues.ReadObject(reader) : throw new System.FormatException("it is no JSON object"));
    }
}
