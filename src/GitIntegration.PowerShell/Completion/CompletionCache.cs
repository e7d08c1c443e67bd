using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>
/// What tab completion remembers of one server. It is read in the background: a slow server delays a Tab by a second at
/// most, and the next Tab finds what has come by then. A change made through the connection makes it forget.
/// </summary>
internal sealed class CompletionCache
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1),
        Lifetime = TimeSpan.FromMinutes(1);
    private static readonly ConditionalWeakTable<GijServer, CompletionCache> Caches = new();

    private readonly ConcurrentDictionary<object, Entry> entries = new();

    /// <summary>The objects of a server that the cmdlet is about, or none if they do not come in time.</summary>
    public static IReadOnlyList<GijResource> Resources(CompletionQuery query)
    {
        if (query.Kind is not { } kind)
        {
            return [];
        }

        var server = query.Server();
        return Of(server).Get(server, kind, () => kind.ReadAllAsync(server, CancellationToken.None));
    }

    /// <summary>The projects of a server, or none if they do not come in time.</summary>
    public static IReadOnlyList<GijProject> Projects(CompletionQuery query)
    {
        var server = query.Server();
        return Of(server).Get(server, typeof(GijProject), () => server.Projects.ReadAsync(RequestObserver.None, CancellationToken.None));
    }

    private static CompletionCache Of(GijServer server) => Caches.GetValue(server, _ => new CompletionCache());

    private IReadOnlyList<T> Get<T>(GijServer server, object key, Func<Task<IReadOnlyList<T>>> read)
    {
        var entry = entries.AddOrUpdate(key, _ => Start(), (_, kept) => kept.IsUsable(server) ? kept : Start());
        var reading = (Task<IReadOnlyList<T>>)entry.Reading;
        var hasEnded = Task.WaitAny([reading], Patience) == 0;
        return hasEnded && reading.Status == TaskStatus.RanToCompletion ? reading.Result : [];

        Entry Start() => new(Task.Run(read), server.State);
    }

    private sealed class Entry(Task reading, ConnectionState state)
    {
        private readonly DateTime made = DateTime.UtcNow;
        private readonly int changes = state.Changes;

        public Task Reading { get; } = reading;

        public bool IsUsable(GijServer server) =>
            server.State == state && state.Changes == changes && !Reading.IsFaulted && DateTime.UtcNow - made < Lifetime;
    }
}
