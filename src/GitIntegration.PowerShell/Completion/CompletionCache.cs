using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>
/// What tab completion knows of one server. It is read in the background: a slow server delays a Tab by a second at
/// most, and the next Tab finds what has come by then. A change made through the connection makes it forget.
/// </summary>
internal sealed class CompletionCache
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1),
        Lifetime = TimeSpan.FromMinutes(1);
    private static readonly ConditionalWeakTable<GijServer, CompletionCache> Caches = new();

    private readonly ConcurrentDictionary<Type, Entry> entries = new();

    /// <summary>The integrations of a server, or none if they do not come in time.</summary>
    public static IReadOnlyList<GijIntegration> Integrations(GijServer server) =>
        Of(server)
            .Get<GijIntegration>(
                server,
                async () =>
                {
                    var read = new List<GijIntegration>();
                    await new IntegrationClient(server).ListAsync(read.AddRange, CancellationToken.None).ConfigureAwait(false);
                    return read;
                }
            );

    /// <summary>The projects of a server, or none if they do not come in time.</summary>
    public static IReadOnlyList<GijProject> Projects(GijServer server) =>
        Of(server).Get(server, () => server.Projects.ReadAsync(CancellationToken.None));

    private static CompletionCache Of(GijServer server) => Caches.GetValue(server, _ => new CompletionCache());

    private IReadOnlyList<T> Get<T>(GijServer server, Func<Task<IReadOnlyList<T>>> read)
    {
        var entry = entries.AddOrUpdate(typeof(T), _ => Start(), (_, kept) => kept.IsUsable(server) ? kept : Start());
        var reading = (Task<IReadOnlyList<T>>)entry.Reading;
        return Task.WaitAny([reading], Patience) == 0 && reading.Status == TaskStatus.RanToCompletion ? reading.Result : [];

        Entry Start() => new(Task.Run(read), server.Writes);
    }

    private sealed class Entry(Task reading, int writes)
    {
        private readonly DateTime made = DateTime.UtcNow;

        public Task Reading { get; } = reading;

        public bool IsUsable(GijServer server) => writes == server.Writes && !Reading.IsFaulted && DateTime.UtcNow - made < Lifetime;
    }
}
