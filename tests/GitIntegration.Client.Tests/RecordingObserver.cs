using System;
using System.Collections.Concurrent;
using System.Collections.Generic;

namespace GitIntegration.Tests;

/// <summary>Remembers what it was told of requests.</summary>
internal sealed class RecordingObserver : IRequestObserver
{
    private readonly ConcurrentQueue<string> notices = new();
    private int responses;

    public int Responses => responses;

    public IReadOnlyList<string> Notices => [.. notices];

    public void OnResponse(ApiRequest request, int status, TimeSpan elapsed, string server) =>
        System.Threading.Interlocked.Increment(ref responses);

    public void OnNotice(string text, TimeSpan wait = default) => notices.Enqueue(text);
}
