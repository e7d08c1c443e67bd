using System;
using System.Collections.Concurrent;
using System.Threading;

namespace GitIntegration;

/// <summary>Brings notices from wherever a request is to the cmdlet that waits for it: they follow the flow of the work, not the thread.</summary>
/// <param name="wantsRequests">True when every request is to be told of, not only what is out of the ordinary.</param>
internal sealed class Notices(bool wantsRequests)
{
    private static readonly AsyncLocal<Notices?> Listener = new();

    private readonly ConcurrentQueue<Notice> queue = new();

    /// <summary>Takes the notices of all work that is started from here on, in this flow.</summary>
    public void Listen() => Listener.Value = this;

    /// <summary>Gives the next notice, if there is one.</summary>
    public bool TryTake(out Notice notice) => queue.TryDequeue(out notice);

    /// <summary>Tells whoever listens.</summary>
    public static void Add(string text, TimeSpan wait = default) => Listener.Value?.queue.Enqueue(new Notice(text, wait));

    /// <summary>Tells whoever wants to know of every request.</summary>
    public static void AddRequest(Func<string> text)
    {
        if (Listener.Value is { } listener && listener.WantsRequests)
        {
            listener.queue.Enqueue(new Notice(text(), TimeSpan.Zero));
        }
    }

    private bool WantsRequests { get; } = wantsRequests;
}
