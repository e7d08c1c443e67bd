using System;
using System.Collections.Concurrent;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>
/// What a command reads once of each server, and not again for each of many objects. A reading that failed is tried again.
/// </summary>
/// <param name="read">Reads it.</param>
internal sealed class PerServer<T>(Func<GijServer, Task<T>> read)
{
    private readonly ConcurrentDictionary<GijServer, Lazy<Task<T>>> readings = new();

    public async Task<T> GetAsync(GijServer server)
    {
        var reading = readings.GetOrAdd(server, one => new Lazy<Task<T>>(() => read(one)));
        try
        {
            return await reading.Value.ConfigureAwait(false);
        }
        catch (GijException)
        {
            readings.TryRemove(server, out _);
            throw;
        }
    }
}
