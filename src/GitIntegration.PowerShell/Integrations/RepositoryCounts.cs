using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>How many repositories the integrations of each server have. A server's list of repositories is read once.</summary>
/// <param name="observer">Is told of the requests.</param>
/// <param name="cancellationToken">Cancels the reading.</param>
internal sealed class RepositoryCounts(IRequestObserver observer, CancellationToken cancellationToken)
{
    private readonly PerServer<Dictionary<int, int>> counts = new(server => CountAsync(server, observer, cancellationToken));

    /// <summary>The number of repositories by the id of their integration; one without any is missing.</summary>
    public Task<Dictionary<int, int>> GetAsync(GijServer server) => counts.GetAsync(server);

    private static async Task<Dictionary<int, int>> CountAsync(
        GijServer server,
        IRequestObserver observer,
        CancellationToken cancellationToken
    )
    {
        var counted = new Dictionary<int, int>();
        var client = new ResourceClient<GijRepository>(server, observer);
        await client.ListAsync(Count, ResponseLimit.Searched, cancellationToken).ConfigureAwait(false);
        return counted;

        void Count(IReadOnlyList<GijRepository> batch)
        {
            foreach (var repository in batch)
            {
                if (repository.IntegrationId is { } id)
                {
                    counted[id] = counted.TryGetValue(id, out var before) ? before + 1 : 1;
                }
            }
        }
    }
}
