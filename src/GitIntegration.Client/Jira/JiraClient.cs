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
    /// <summary>The name of the user that the connection is logged in as.</summary>
    /// <exception cref="GijException">The login or the address is wrong.</exception>
    public async Task<string?> GetUserAsync(CancellationToken stop) =>
        Text(await GetAsync(User(isFirst: false), stop).ConfigureAwait(false), "name");

    /// <summary>The same as the first thing that is asked on a connection.</summary>
    /// <exception cref="GijException">The login or the address is wrong.</exception>
    public async Task<string?> LogInAsync(CancellationToken stop) =>
        Text(await GetAsync(User(isFirst: true), stop).ConfigureAwait(false), "name");

    /// <summary>Jira's version, for example 9.12.5.</summary>
    /// <exception cref="GijException">The address is wrong or the server unavailable.</exception>
    public async Task<string?> GetVersionAsync(CancellationToken stop) =>
        Text(
            await GetAsync(
                    new ApiRequest(HttpMethod.Get, "rest/api/2/serverInfo", "the server's version")
                    {
                        IsAnonymous = true,
                        IsTriedOnce = true,
                    },
                    stop
                )
                .ConfigureAwait(false),
            "version"
        );

    /// <summary>Jira's state, for example RUNNING or STARTING.</summary>
    /// <exception cref="GijException">The address is wrong or the server unavailable.</exception>
    public async Task<string?> GetStateAsync(CancellationToken stop) =>
        Text(
            await GetAsync(
                    new ApiRequest(HttpMethod.Get, "status", "the server's state")
                    {
                        IsAnonymous = true,
                        IsTriedOnce = true,
                        TakesAnyStatus = true,
                    },
                    stop
                )
                .ConfigureAwait(false),
            "state"
        );

    /// <summary>All projects that the user may see; entries without a key or a numeric id are left out.</summary>
    /// <exception cref="GijException">The list could not be read.</exception>
    public async Task<IReadOnlyList<GijProject>> GetProjectsAsync(CancellationToken stop)
    {
        using var answer = await server
            .Transport.SendAsync(new ApiRequest(HttpMethod.Get, "rest/api/2/project", "the list of projects"), stop)
            .ConfigureAwait(false);
        return answer.ReadList(reader => Project(JsonValues.ReadObject(reader))).OfType<GijProject>().ToArray();
    }

    private GijProject? Project(Dictionary<string, object?> members) =>
        Text(members, "key") is { } key && long.TryParse(Text(members, "id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new GijProject(id, key, Text(members, "name"), server)
            : null;

    private static string? Text(Dictionary<string, object?> members, string name) =>
        members.TryGetValue(name, out var value) ? value as string : null;

    private static ApiRequest User(bool isFirst) =>
        new(HttpMethod.Get, "rest/api/2/myself", "the user") { IsFirst = isFirst, IsTriedOnce = !isFirst };

    private async Task<Dictionary<string, object?>> GetAsync(ApiRequest request, CancellationToken stop)
    {
        using var answer = await server.Transport.SendAsync(request, stop).ConfigureAwait(false);
        return answer.Read(reader =>
            JsonValues.Next(reader) == JsonToken.StartObject
                ? JsonValues.ReadObject(reader)
                : throw new System.FormatException("it is no JSON object")
        );
    }
}
