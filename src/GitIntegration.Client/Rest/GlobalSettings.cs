using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>The app's settings that belong to no object. They can be set, and not read.</summary>
internal static class GlobalSettings
{
    private const string AltJiraBaseUrl = "altJiraBaseUrl";

    /// <summary>Sets the address to which GitHub Apps send their webhooks, where that isn't Jira's own.</summary>
    /// <param name="server">The connection.</param>
    /// <param name="url">The address; empty to clear it.</param>
    /// <param name="observer">Observes the request.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.RequestRejected"/>, among others.</exception>
    public static async Task SetAltJiraBaseUrlAsync(
        GijServer server,
        string url,
        IRequestObserver observer,
        CancellationToken cancellationToken
    )
    {
        using var builder = new RequestBodyBuilder();
        builder.Add(AltJiraBaseUrl, url);
        using var body = builder.Build();
        var request = new ApiRequest(HttpMethod.Post, ApiRequest.AppRoot + "global-settings", "the global settings")
        {
            Observer = observer,
            Body = body,
        };
        var change = new ChangeDescription("global setting", Id: null, Name: null, [new ChangedSetting(AltJiraBaseUrl) { After = url }])
        {
            Action = ChangeAction.Change,
        };

        // What a success looks like is documented nowhere: JSON that says no failure will do, and so will nothing.
        await server
            .Transport.ChangeAsync(request, change, response => response.ReadAny(takesText: false), cancellationToken)
            .ConfigureAwait(false);
    }
}
