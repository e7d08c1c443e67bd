using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>
/// Finds which other noun an id belongs to if the intended noun doesn't have it: all nouns of the app draw their ids from one
/// sequence, so that they are easily mixed up.
/// </summary>
/// <param name="own">The intended noun.</param>
/// <param name="cancellationToken">Ends the reading.</param>
internal sealed class ForeignIds(ResourceKind own, CancellationToken cancellationToken)
{
    private readonly PerServer<Dictionary<int, ResourceKind>> owners = new(server => ReadAsync(server, own, cancellationToken));

    /// <summary>The failure; or, where another noun has the id, one that says so.</summary>
    public async Task<GijException> ExplainAsync(GijException failure, int id, GijServer server)
    {
        var kinds = await owners.GetAsync(server).ConfigureAwait(false);
        return kinds.TryGetValue(id, out var owner)
            ? GijErrors.OfOtherNoun(own.NotFound, own.SubjectOf(id), server.Name, owner.SubjectOf(id), owner.Noun.Capitalized())
            : failure;
    }

    private static async Task<Dictionary<int, ResourceKind>> ReadAsync(
        GijServer server,
        ResourceKind own,
        CancellationToken cancellationToken
    )
    {
        var kinds = new Dictionary<int, ResourceKind>();
        foreach (var kind in ResourceKind.All)
        {
            if (kind == own)
            {
                continue;
            }

            try
            {
                await kind.ListAsync(server, Add, ResponseLimit.Searched, cancellationToken).ConfigureAwait(false);
            }
            catch (GijException)
            {
                // If this can't be read, the failure itself is still reported.
            }

            void Add(IReadOnlyList<GijResource> batch)
            {
                foreach (var one in batch)
                {
                    kinds[one.Id] = kind;
                }
            }
        }

        return kinds;
    }
}
