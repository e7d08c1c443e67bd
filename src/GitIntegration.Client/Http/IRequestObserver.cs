using System;

namespace GitIntegration;

/// <summary>Is told what happens to a request on its way. It travels with the request, and can be called on any thread.</summary>
internal interface IRequestObserver
{
    /// <summary>The cmdlet that the requests are for; null where there is none.</summary>
    string? Command { get; }

    /// <summary>A response has arrived, with any status.</summary>
    /// <param name="request">The request.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="elapsed">The time since the request was sent for the first time.</param>
    /// <param name="server">The server, as messages call it.</param>
    void OnResponse(ApiRequest request, int status, TimeSpan elapsed, string server);

    /// <summary>Something out of the ordinary has happened, such as a retry.</summary>
    /// <param name="text">What happened, in one sentence.</param>
    /// <param name="wait">How long nothing else will happen.</param>
    void OnNotice(string text, TimeSpan wait = default);
}
