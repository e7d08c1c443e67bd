using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>The app's webhook, which starts a reindex for anyone who has its key.</summary>
/// <param name="server">A connection of its own, without a login.</param>
/// <param name="key">The key, as a path has it.</param>
/// <param name="observer">Observes the requests.</param>
internal sealed class WebhookClient(GijServer server, string key, IRequestObserver observer)
{
    /// <summary>The members in which GitHub and GitLab send the address of a repository; the app compares each that it finds.</summary>
    private static readonly string[] WebNames = ["git_http_url", "clone_url"],
        OtherNames = ["git_ssh_url", "ssh_url", "git_url"];

    /// <summary>Starts the reindex of the repositories with an origin, or of everything.</summary>
    /// <param name="origin">The origin; null for everything.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The reindex; null where the server names none, because it has no such repository.</returns>
    /// <exception cref="GijException"><see cref="GijErrorId.WebhookNotFound"/>, among others.</exception>
    public async Task<ReindexRun?> StartAsync(string? origin, CancellationToken cancellationToken)
    {
        using var body = origin is null ? null : BodyFor(origin);
        var request = new ApiRequest(HttpMethod.Post, $"{ApiRequest.AppFamily}webhook/1.0/reindex/{key}", "the webhook")
        {
            SecretInPath = key,
            IsAnonymous = true,
            Observer = observer,
            Body = body,
        };
        ChangedSetting[] settings = origin is null ? [] : [new ChangedSetting(SharedFields.Origin.Name) { After = origin }];
        var change = new ChangeDescription("webhook", Id: null, Name: null, settings);
        var status = await server.Transport.ChangeAsync(request, change, Read, cancellationToken).ConfigureAwait(false);
        return status.ThreadId is null
            ? null
            : new ReindexRun(server, repositoryId: null, status.ThreadId) { StartedAt = server.Transport.Clock.Now() };
    }

    private static ReindexStatus Read(ApiResponse response) =>
        response.ReadReport(ReindexStatus.TryReadOrSuccess, Reasons.Named("NotReindexStatus"));

    private static RequestBody BodyFor(string origin)
    {
        var isWeb = Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
        var repository = new Dictionary<string, object?>();
        foreach (var name in isWeb ? WebNames : OtherNames)
        {
            repository[name] = origin;
        }

        using var builder = new RequestBodyBuilder();
        builder.Add("repository", repository);
        return builder.Build();
    }
}
