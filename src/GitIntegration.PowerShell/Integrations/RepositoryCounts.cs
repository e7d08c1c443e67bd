using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>How many repositories integrations have.</summary>
internal static class RepositoryCounts
{
    /// <summary>
    /// Reads a server's list of repositories, and counts them by the id of their integration. An integration without any is missing.
    /// </summary>
    /// <exception cref="GijException">The list can't be read.</exception>
    public static async Task<Dictionary<int, int>> ReadAsync(
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
