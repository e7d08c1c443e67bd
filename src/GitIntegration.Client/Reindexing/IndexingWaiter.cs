using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>
/// Waits until integrations have been indexed for the first time, with all repositories that their scans bring: for one, or for a wave of
/// several, with the same two requests at each look.
/// </summary>
/// <param name="server">The connection.</param>
/// <param name="observer">Observes the requests.</param>
internal sealed class IndexingWaiter(GijServer server, IRequestObserver observer)
{
    private readonly ResourceClient<GijIntegration> integrations = new(server, observer);
    private readonly ResourceClient<GijRepository> repositories = new(server, observer);

    /// <summary>Waits until everything has a date.</summary>
    /// <param name="ids">The ids of the integrations.</param>
    /// <param name="patience">The longest wait; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="onLook">Called with what each look has found.</param>
    /// <param name="cancellationToken">Ends the wait, and not the server's work.</param>
    /// <returns>False when the time was up first.</returns>
    /// <exception cref="GijException"><see cref="GijErrorId.IntegrationNotFound"/>, or why the lists can't be read.</exception>
    public Task<bool> WaitAsync(
        IReadOnlyCollection<int> ids,
        TimeSpan patience,
        Action<IndexingState> onLook,
        CancellationToken cancellationToken
    )
    {
        var isEmpty = false;
        return ReindexWaiter.PollerFor(server.Transport.Clock).UntilAsync(LookAsync, patience, cancellationToken);

        async Task<bool> LookAsync(CancellationToken token)
        {
            var state = new IndexingState(
                await IntegrationsAsync(ids, token).ConfigureAwait(false),
                await RepositoriesAsync(ids, token).ConfigureAwait(false)
            );
            onLook(state);

            // One without repositories may have them a moment later.
            var wasEmpty = isEmpty;
            isEmpty = state.IsComplete && state.Total == 0;
            return state.IsComplete && (!isEmpty || wasEmpty);
        }
    }

    private async Task<IReadOnlyList<GijIntegration>> IntegrationsAsync(IReadOnlyCollection<int> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 1)
        {
            return [await integrations.GetAsync(ids.Single(), cancellationToken).ConfigureAwait(false)];
        }

        var found = new Dictionary<int, GijIntegration>();
        await integrations.ListAsync(Add, ResponseLimit.Searched, cancellationToken).ConfigureAwait(false);
        var kind = ResourceKind<GijIntegration>.Instance;
        return
        [
            .. ids.Select(id =>
                found.TryGetValue(id, out var one) ? one : throw GijErrors.NotFound(kind.NotFound, kind.SubjectOf(id), server.Name)
            ),
        ];

        void Add(IReadOnlyList<GijIntegration> batch)
        {
            foreach (var one in batch.Where(one => ids.Contains(one.Id)))
            {
                found[one.Id] = one;
            }
        }
    }

    private async Task<IReadOnlyList<GijRepository>> RepositoriesAsync(IReadOnlyCollection<int> ids, CancellationToken cancellationToken)
    {
        var own = new List<GijRepository>();
        await repositories
            .ListAsync(batch => own.AddRange(batch.Where(IsWanted)), ResponseLimit.Searched, cancellationToken)
            .ConfigureAwait(false);
        return own;

        bool IsWanted(GijRepository repository) => repository.IntegrationId is { } id && ids.Contains(id) && repository.Disabled != true;
    }
}
