using System;
using System.Globalization;
using System.Net.Http;
using System.Runtime.ExceptionServices;

namespace GitIntegration;

/// <summary>What came of one try of a request: an answer, or why there is none.</summary>
internal sealed class Attempt : IDisposable
{
    private readonly HttpResponseMessage? response;
    private readonly ExceptionDispatchInfo? failure;

    public Attempt(HttpResponseMessage response) => this.response = response;

    public Attempt(Exception failure) => this.failure = ExceptionDispatchInfo.Capture(failure);

    /// <summary>True when the server may have carried the request out.</summary>
    public bool MayHaveActed =>
        response is null ? !TransportFailure.IsBeforeSending(failure!.SourceException) : RetryPolicy.MayHaveActed(response);

    /// <summary>What happened, in words of our own.</summary>
    public string Reason =>
        response is null
            ? TransportFailure.Words(failure!.SourceException)
            : $"HTTP {((int)response.StatusCode).ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The answer; without one, what went wrong is thrown.</summary>
    public HttpResponseMessage Result()
    {
        failure?.Throw();
        return response!;
    }

    /// <summary>How long the server wants no request at all; null when it says nothing of the kind.</summary>
    public TimeSpan? Closed(RetryPolicy policy) => response is null ? null : policy.Closed(response);

    /// <summary>How long to wait before the next try; null where there is to be none.</summary>
    public TimeSpan? WaitAfter(RetryPolicy policy, HttpRequestMessage request, int earlier)
    {
        var asked = ApiRequest.Of(request);
        return asked.IsTriedOnce || (asked.IsFirst && response is null) ? null
            : response is null ? policy.WaitAfter(request, failure!.SourceException, earlier)
            : policy.WaitAfter(request, response, earlier);
    }

    public void Dispose() => response?.Dispose();
}
