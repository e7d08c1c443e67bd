using System;

namespace GitIntegration;

/// <summary>An observer that does nothing.</summary>
internal sealed class RequestObserver : IRequestObserver
{
    private RequestObserver() { }

    public static IRequestObserver None { get; } = new RequestObserver();

    public string? Command => null;

    public void OnResponse(ApiRequest request, int status, TimeSpan elapsed, string server) { }

    public void OnNotice(string text, TimeSpan wait = default) { }
}
