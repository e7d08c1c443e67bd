using System;
using System.Globalization;
using System.Net.Http;

namespace GitIntegration;

/// <summary>The result of one try of a request: a response, or why there is none.</summary>
internal sealed class Attempt : IDisposable
{
    /// <param name="response">The response, its body still to be read.</param>
    /// <param name="scope">What ends the reading early. The attempt disposes of it.</param>
    /// <param name="earlierMayHaveActed">True when the server may have carried out an earlier try.</param>
    public Attempt(HttpResponseMessage response, TryScope scope, bool earlierMayHaveActed)
    {
        Response = response;
        Scope = scope;
        EarlierMayHaveActed = earlierMayHaveActed;
    }

    public Attempt(Exception failure, bool earlierMayHaveActed)
    {
        Failure = failure;
        EarlierMayHaveActed = earlierMayHaveActed;
    }

    /// <summary>The response; null where none came.</summary>
    public HttpResponseMessage? Response { get; }

    /// <summary>What ends the reading of the response early; null where none came.</summary>
    public TryScope? Scope { get; }

    /// <summary>How many tries of the request there were, this one included.</summary>
    public int Tries { get; set; }

    /// <summary>Why no response came; null where one did.</summary>
    public Exception? Failure { get; }

    /// <summary>True when the server may have carried out an earlier try of the same request.</summary>
    public bool EarlierMayHaveActed { get; }

    /// <summary>True when the server refused the try because of its rate limit.</summary>
    public bool IsLimited => Response is not null && RetryPolicy.IsLimited(Response);

    /// <summary>True when the server may have carried out this try.</summary>
    public bool MayHaveActed => Response is null ? !TransportFailure.IsBeforeSending(Failure) : RetryPolicy.MayHaveActed(Response);

    /// <summary>What happened, in words of our own.</summary>
    public string Reason =>
        Response is null
            ? TransportFailure.Describe(Failure!)
            : $"HTTP {((int)Response.StatusCode).ToString(CultureInfo.InvariantCulture)}";

    public void Dispose()
    {
        Response?.Dispose();
        Scope?.Dispose();
    }
}
