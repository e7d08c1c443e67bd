using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace GitIntegration.Tests;

/// <summary>Remembers what it was told of requests.</summary>
internal sealed class RecordingObserver : IRequestObserver
{
    private readonly ConcurrentQueue<string> notices = new();
    private readonly TaskCompletionSource responded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int responses;

    public int Responses => responses;

    public IReadOnlyList<string> Notices => [.. notices];

    /// <summary>Is done when the headers of a response are there.</summary>
    public Task Responded => responded.Task;

    /// <summary>Is called with each notice.</summary>
    public Action<string> Noticed { get; set; } = _ => { };

    public string? Command => "Test-Command";

    public void OnResponse(ApiRequest request, int status, TimeSpan elapsed, string server)
    {
        System.Threading.Interlocked.Increment(ref responses);
        responded.TrySetResult();
    }

    public void OnNotice(string text, TimeSpan wait = default)
    {
        notices.Enqueue(text);
        Noticed(text);
    }
}
