using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;

namespace GitIntegration;

/// <summary>The module's requests to Jira itself.</summary>
internal sealed class JiraClient(ApiTransport transport, IRequestObserver observer)
{
    private const string AppKey = "com.xiplink.jira.git.jira_git_plugin";

    /// <summary>The name of the user that the connection is logged in as.</summary>
    /// <exception cref="GijException">The login or the address is wrong.</exception>
    public Task<string?> GetUserAsync(CancellationToken cancellationToken) => CurrentUser.ReadAsync(transport, observer, cancellationToken);

    /// <summary>Jira's version, for example 9.12.5.</summary>
    /// <exception cref="GijException">The address is wrong or the server unavailable.</exception>
    public Task<string?> GetVersionAsync(CancellationToken cancellationToken)
    {
        var request = new ApiRequest(HttpMethod.Get, "rest/api/2/serverInfo", "the server's version")
        {
            Observer = observer,
            IsTriedOnce = true,
            IsAnonymous = true,
        };
        return TextMember.ReadAsync(transport, request, "version", cancellationToken);
    }

    /// <summary>The version of the app, for example 4.28.6. Jira tells it to system administrators.</summary>
    /// <exception cref="GijException">The user is none, or the server unavailable.</exception>
    public Task<string?> GetAppVersionAsync(CancellationToken cancellationToken)
    {
        var request = new ApiRequest(HttpMethod.Get, $"rest/plugins/1.0/{AppKey}-key", "the app's version")
        {
            Observer = observer,
            IsTriedOnce = true,
        };
        return TextMember.ReadAsync(transport, request, "version", cancellationToken);
    }

    /// <summary>Jira's state, for example RUNNING or STARTING.</summary>
    /// <exception cref="GijException">The address is wrong or the server unavailable.</exception>
    public Task<string?> GetStateAsync(CancellationToken cancellationToken)
    {
        var request = new ApiRequest(HttpMethod.Get, "status", "the server's state")
        {
            Observer = observer,
            IsAnonymous = true,
            IsTriedOnce = true,
            TakesAnyStatus = true,
        };
        return TextMember.ReadAsync(transport, request, "state", cancellationToken);
    }

    /// <summary>All projects that the user may see; entries without a key or a numeric id are left out.</summary>
    /// <param name="server">The name of the connection, as the projects show it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="GijException">The list could not be read.</exception>
    public async Task<IReadOnlyList<GijProject>> GetProjectsAsync(string server, CancellationToken cancellationToken)
    {
        var projects = new List<GijProject>();
        await ListProjectsAsync(server, projects.Add, ResponseLimit.Kept, cancellationToken).ConfigureAwait(false);
        return projects;
    }

    /// <summary>The same, one by one.</summary>
    /// <param name="server">The name of the connection, as the projects show it.</param>
    /// <param name="handOut">Called with each.</param>
    /// <param name="limit">How much of the list is read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="GijException">The list could not be read, or not to its end.</exception>
    public Task ListProjectsAsync(string server, Action<GijProject> handOut, ResponseLimit limit, CancellationToken cancellationToken)
    {
        var request = new ApiRequest(HttpMethod.Get, "rest/api/2/project", "the list of projects") { Observer = observer, Limit = limit };
        return transport.ReadAsync(request, response => response.ReadList(HandOut), cancellationToken);

        void HandOut(JsonReader reader)
        {
            if (ToProject(JsonValues.ReadObject(reader), server) is { } project)
            {
                handOut(project);
            }
        }
    }

    private static GijProject? ToProject(Dictionary<string, object?> members, string server) =>
        TextMember.Of(members, "key") is { } key
        && long.TryParse(TextMember.Of(members, "id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new GijProject(id, key, TextMember.Of(members, "name"), server)
            : null;
}
