using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>The operations of reindexing.</summary>
/// <param name="server">The connection.</param>
/// <param name="observer">Observes the requests.</param>
internal sealed class ReindexClient(GijServer server, IRequestObserver observer)
{
    private const string StatusPath = ApiRequest.AppRoot + "index.json";

    /// <summary>What the server may call a reindex when it says that it has no record of one.</summary>
    private static readonly string[] Nouns = ["thread", "index", "task"];

    /// <summary>What it may say then, beside the words by which a missing object is known anyway.</summary>
    private static readonly string[] MissingWords = ["no record", "not found", "does not exist", "no such", "unknown", "expired"];

    private static readonly ResourceKind<GijRepository> Repositories = ResourceKind<GijRepository>.Instance;

    /// <summary>Starts the reindex of a repository or, without one, of everything.</summary>
    /// <param name="repository">The repository; null for all.</param>
    /// <param name="priority">The higher goes first; null for the server's own.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.RepositoryNotFound"/> or <see cref="GijErrorId.RequestRejected"/>,
    /// among others.</exception>
    public async Task<ReindexRun> StartAsync(GijRepository? repository, int? priority, CancellationToken cancellationToken)
    {
        // One that is busy already may have a thread, which the server then returns again.
        var earlier = await EarlierAsync(repository, cancellationToken).ConfigureAwait(false);
        var status = await SendStartAsync(repository, priority, cancellationToken).ConfigureAwait(false);
        var isKnown = status.ThreadId is { } thread && server.State.OnReindexStarted(thread);
        return new ReindexRun(server, repository?.Id, status.ThreadId)
        {
            Repository = repository,
            IsOfAll = repository is null,
            StartedAt = server.Transport.Clock.Now(),
            IsMerged = isKnown || (earlier is { IsFinished: false, ThreadId: { } before } && before == status.ThreadId),
        };
    }

    private async Task<ReindexStatus> SendStartAsync(GijRepository? repository, int? priority, CancellationToken cancellationToken)
    {
        var settings = new List<ChangedSetting>();
        using var builder = new RequestBodyBuilder();
        if (repository is not null)
        {
            builder.Add("repoId", repository.Id);
        }

        if (priority is { } value)
        {
            builder.Add("priority", value);
            settings.Add(new ChangedSetting("priority") { After = value });
        }

        using var body = builder.Build();
        var request = new ApiRequest(HttpMethod.Post, ApiRequest.AppFamily + "2.0/reindex", SubjectOf(repository?.Id))
        {
            Observer = observer,
            Body = body,
            Target = repository is null ? null : Repositories.TargetOf(repository.Id),
        };
        var change = new ChangeDescription(Repositories.Noun, repository?.Id, repository?.DisplayName, settings);
        return await server.Transport.ChangeAsync(request, change, Read, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Brings a reindex up to date.</summary>
    /// <exception cref="GijException">The status can't be read.</exception>
    public async Task UpdateAsync(ReindexRun run, CancellationToken cancellationToken) =>
        run.Update(await StatusOfAsync(run, cancellationToken).ConfigureAwait(false), server.Transport.Clock.Now());

    private async Task<ReindexStatus?> StatusOfAsync(ReindexRun run, CancellationToken cancellationToken) =>
        run switch
        {
            { ThreadId: { } thread } => await GetAsync(thread, run.RepositoryId is not null, cancellationToken).ConfigureAwait(false),
            { RepositoryId: { } id } => await GetAsync(id, cancellationToken).ConfigureAwait(false),
            _ => await GetAllAsync(cancellationToken).ConfigureAwait(false),
        };

    /// <summary>Reads how far a reindex has come.</summary>
    /// <param name="threadId">The id of its thread.</param>
    /// <param name="isOfOne">True for a single repository, of which there is little to say.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The status; null where the server has no record of such a thread.</returns>
    /// <exception cref="GijException">The status can't be read.</exception>
    private async Task<ReindexStatus?> GetAsync(string threadId, bool isOfOne, CancellationToken cancellationToken)
    {
        var request = new ApiRequest(HttpMethod.Get, $"{StatusPath}?threadId={Uri.EscapeDataString(threadId)}", $"reindex {threadId}")
        {
            Observer = observer,
            Target = new RequestTarget(threadId, Nouns, GijErrorId.RequestRejected),
            Limit = isOfOne ? ResponseLimit.One : ResponseLimit.Kept,
        };
        try
        {
            return await ReadAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (GijException failure) when (failure.Id == GijErrorId.RequestRejected && SaysMissing(failure))
        {
            return null;
        }
    }

    /// <summary>Reads how far the last reindex of a repository has come.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.RepositoryNotFound"/>, among others.</exception>
    private Task<ReindexStatus> GetAsync(int repositoryId, CancellationToken cancellationToken)
    {
        var id = repositoryId.ToString(CultureInfo.InvariantCulture);
        var request = new ApiRequest(HttpMethod.Get, $"{StatusPath}?repoId={id}", SubjectOf(repositoryId))
        {
            Observer = observer,
            Target = Repositories.TargetOf(repositoryId),
        };
        return ReadAsync(request, cancellationToken);
    }

    /// <summary>Reads how far everything has come that is being reindexed.</summary>
    /// <exception cref="GijException">The status can't be read.</exception>
    public Task<ReindexStatus> GetAllAsync(CancellationToken cancellationToken) =>
        ReadAsync(
            new ApiRequest(HttpMethod.Get, StatusPath, SubjectOf(null)) { Observer = observer, Limit = ResponseLimit.Kept },
            cancellationToken
        );

    private static bool SaysMissing(GijException failure) =>
        failure.StatusCode == 404 || Array.Exists(MissingWords, failure.Summary.ContainsIgnoringCase);

    /// <summary>The run that a repository is in already, as far as that can be told: nothing depends on it but what is shown.</summary>
    private async Task<ReindexStatus?> EarlierAsync(GijRepository? repository, CancellationToken cancellationToken)
    {
        if (repository is not { State: RepositoryStates.Queued or RepositoryStates.Scanning })
        {
            return null;
        }

        try
        {
            return await GetAsync(repository.Id, cancellationToken).ConfigureAwait(false);
        }
        catch (GijException failure) when (!failure.EndsCommand)
        {
            return null;
        }
    }

    private static string SubjectOf(int? repositoryId) =>
        $"the reindex of {(repositoryId is { } id ? Repositories.SubjectOf(id) : ReindexRun.Everything)}";

    private Task<ReindexStatus> ReadAsync(ApiRequest request, CancellationToken cancellationToken) =>
        server.Transport.ReadAsync(request, Read, cancellationToken);

    private static ReindexStatus Read(ApiResponse response) =>
        response.ReadReport(ReindexStatus.TryRead, Reasons.Named("NotReindexStatus"));
}
