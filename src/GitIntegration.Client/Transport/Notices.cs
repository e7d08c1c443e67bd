using System;
using System.Collections.Concurrent;
using System.Threading;

namespace GitIntegration;

/// <summary>Brings notices from wherever a request is to the cmdlet that waits for it: they follow the flow of the work, not the thread.</summary>
internal static class Notices
{
    private static readonly AsyncLocal<ConcurrentQueue<Notice>?> Listener = new();

    /// <summary>Sends the notices of all work that is started from here on, in this flow, to the queue.</summary>
    public static void SendTo(ConcurrentQueue<Notice> queue) => Listener.Value = queue;

    /// <summary>Tells whoever listens.</summary>
    public static void Add(string text, TimeSpan wait = default) => Listener.Value?.Enqueue(new Notice(text, wait));
}
