using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>Verifies a new token: reindexes one repository of the integration, and counts them again.</summary>
/// <param name="server">The connection.</param>
/// <param name="observer">Observes the requests.</param>
/// <param name="patience">The longest wait for the reindex.</param>
internal sealed class TokenVerification(GijServer server, IRequestObserver observer, TimeSpan patience)
{
    /// <summary>The repositories that an integration has now.</summary>
    public async Task<IReadOnlyList<GijRepository>> RepositoriesOfAsync(int id, CancellationToken cancellationToken)
    {
        // A new client, since each one lists the repositories once only.
        var all = await new ResourceClient<GijRepository>(server, observer).GetAllAsync(cancellationToken).ConfigureAwait(false);
        return [.. all.Where(repository => repository.IntegrationId == id)];
    }

    /// <summary>The repository to reindex; null where an integration has none that can be.</summary>
    public static GijRepository? Choose(IEnumerable<GijRepository> repositories) =>
        repositories.Where(one => one.Disabled != true).OrderBy(one => one.State == RepositoryStates.Error ? 1 : 0).FirstOrDefault();

    /// <summary>Reindexes one of the repositories, and compares.</summary>
    /// <param name="integration">The integration.</param>
    /// <param name="repository">The repository.</param>
    /// <param name="beforeCount">How many it had before the token was sent.</param>
    /// <param name="start">Starts the reindex, which changes something.</param>
    /// <param name="cancellationToken">Ends the wait, and not the server's work.</param>
    /// <returns>
    /// Why the token isn't verified, or null where it is; true where the reindex failed; and how many repositories there are.
    /// </returns>
    public async Task<(string? Fault, bool IsRefused, int After)> VerifyAsync(
        GijIntegration integration,
        GijRepository repository,
        int beforeCount,
        Func<Func<CancellationToken, Task<ReindexRun>>, Task<ReindexRun>> start,
        CancellationToken cancellationToken
    )
    {
        var client = new ReindexClient(server, observer);
        var run = await start(token => client.StartAsync(repository, priority: null, token)).ConfigureAwait(false);
        var waiter = new ReindexWaiter(server, observer);
        var hasEnded = await waiter.WaitAsync([run], isAnyEnough: false, patience, () => { }, cancellationToken).ConfigureAwait(false);
        var after = await RepositoriesOfAsync(integration.Id, cancellationToken).ConfigureAwait(false);
        return (FaultOf(run, hasEnded, beforeCount, after.Count), run.State == GijReindexState.Failed, after.Count);
    }

    private static string? FaultOf(ReindexRun run, bool hasEnded, int before, int after) =>
        !hasEnded ? Reasons.Named("ReindexNotEnded", run.Label)
        : run.State == GijReindexState.Failed ? Reasons.Named("ReindexFailed", run.Label, TextOf(run))
        : run.State == GijReindexState.Unknown ? Reasons.Named("ReindexUnknown", run.Label)
        : after < before ? Reasons.Named("FewerRepositories", after, before)
        : null;

    private static string? TextOf(ReindexRun run) => run.Faults.Count > 0 ? run.Faults[0].Text : run.Message;
}
