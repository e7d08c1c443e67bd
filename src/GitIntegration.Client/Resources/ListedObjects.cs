using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>
/// The objects of a noun of which the API can read no single one. The list is read once for however many ids: what one command changes
/// is taken over, so that the objects show it.
/// </summary>
internal sealed class ListedObjects<T>
    where T : GijResource
{
    private readonly ConcurrentDictionary<int, Action<T>> changes = new();
    private readonly object reading = new();
    private Task<Dictionary<int, T>>? list;

    /// <summary>Finds one object as it is now; null where the list has none of this id.</summary>
    /// <param name="id">The id.</param>
    /// <param name="read">Reads the whole list.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="GijException">The list can't be read. The next call tries it again.</exception>
    public async Task<T?> FindAsync(int id, Func<CancellationToken, Task<IReadOnlyList<T>>> read, CancellationToken cancellationToken)
    {
        var all = await ListAsync(read, cancellationToken).ConfigureAwait(false);
        if (all.TryGetValue(id, out var found) && changes.TryRemove(id, out var change))
        {
            change(found);
        }

        return found;
    }

    /// <summary>All objects as they were when the list was read.</summary>
    /// <param name="read">Reads the whole list.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="GijException">The list can't be read. The next call tries it again.</exception>
    public async Task<IReadOnlyCollection<T>> AllAsync(
        Func<CancellationToken, Task<IReadOnlyList<T>>> read,
        CancellationToken cancellationToken
    ) => (await ListAsync(read, cancellationToken).ConfigureAwait(false)).Values;

    /// <summary>Remembers what the server has confirmed since the list was read; a list that is read later includes it.</summary>
    public void Change(int id, Action<T> change)
    {
        lock (reading)
        {
            if (list is not null)
            {
                changes.AddOrUpdate(id, change, (_, earlier) => earlier + change);
            }
        }
    }

    private Task<Dictionary<int, T>> ListAsync(Func<CancellationToken, Task<IReadOnlyList<T>>> read, CancellationToken cancellationToken)
    {
        lock (reading)
        {
            if (list is null or { IsFaulted: true } or { IsCanceled: true })
            {
                list = ByIdAsync(read, cancellationToken);
            }

            return list;
        }
    }

    private static async Task<Dictionary<int, T>> ByIdAsync(
        Func<CancellationToken, Task<IReadOnlyList<T>>> read,
        CancellationToken cancellationToken
    )
    {
        var all = new Dictionary<int, T>();
        foreach (var one in await read(cancellationToken).ConfigureAwait(false))
        {
            all[one.Id] = one;
        }

        return all;
    }
}
