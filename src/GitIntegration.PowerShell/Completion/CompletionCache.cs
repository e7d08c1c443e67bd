using System;
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
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>10,000 integrations of 1.6 KB each, which is more than the app writes about one.</summary>
    private static readonly ResponseLimit Limit = new(16 * ResponseLimit.Element);

    private static readonly ConditionalWeakTable<GijServer, CompletionCache> Caches = new();

    private readonly Dictionary<object, CompletionReading> readings = [];

    /// <summary>The objects of a server that the cmdlet is about, or none if they do not come in time.</summary>
    public static IReadOnlyList<CompletionItem> Resources(CompletionQuery query) => Resources(query, query.Kind);

    /// <summary>The objects of a server of one kind, or none if they do not come in time.</summary>
    public static IReadOnlyList<CompletionItem> Resources(CompletionQuery query, ResourceKind? kind)
    {
        if (kind is null)
        {
            return [];
        }

        var server = query.Server();
        return Of(server).Get<CompletionItem>(server, kind, ReadAsync);

        Task ReadAsync(Action<CompletionItem> take, CancellationToken cancellationToken) =>
            kind.ListAsync(server, batch => TakeAll(batch, take), Limit, cancellationToken);
    }

    /// <summary>The projects of a server, or none if they do not come in time.</summary>
    public static IReadOnlyList<GijProject> Projects(CompletionQuery query)
    {
        var server = query.Server();
        var jira = new JiraClient(server.Transport, RequestObserver.None);
        return Of(server)
            .Get<GijProject>(server, typeof(GijProject), (take, token) => jira.ListProjectsAsync(server.Name, take, Limit, token));
    }

    private static CompletionCache Of(GijServer server) => Caches.GetValue(server, _ => new CompletionCache());

    private static void TakeAll(IReadOnlyList<GijResource> batch, Action<CompletionItem> take)
    {
        foreach (var one in batch)
        {
            take(new CompletionItem(one));
        }
    }

    private IReadOnlyList<T> Get<T>(GijServer server, object key, Func<Action<T>, CancellationToken, Task> read) =>
        Reading(server, key, read).Within(Patience);

    private CompletionReading<T> Reading<T>(GijServer server, object key, Func<Action<T>, CancellationToken, Task> read)
    {
        lock (readings)
        {
            if (readings.TryGetValue(key, out var kept) && kept.IsUsable(server))
            {
                return (CompletionReading<T>)kept;
            }

            // The prompt has moved on: what it no longer waits for is not left running.
            foreach (var other in readings.Values)
            {
                other.Abandon();
            }

            var reading = new CompletionReading<T>(server, read);
            readings[key] = reading;
            return reading;
        }
    }
}
