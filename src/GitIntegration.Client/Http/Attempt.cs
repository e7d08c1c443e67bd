using System;
using System.Globalization;
using System.Net.Http;

namespace GitIntegration;

/// <summary>What came of one try of a request: a response, or why there is none.</summary>
internal sealed class Attempt : IDisposable
{
    public Attempt(HttpResponseMessage response, bool earlierMayHaveActed)
    {
        Response = response;
        EarlierMayHaveActed = earlierMayHaveActed;
    }

    public Attempt(Exception failure, bool earlierMayHaveActed)
    {
        Failure = failure;
        EarlierMayHaveActed = earlierMayHaveActed;
    }

    /// <summary>The response; null where none came.</summary>
    public HttpResponseMessage? Response { get; }

    /// <summary>Why no response came; null where one did.</summary>
    public Exception? Failure { get; }

    /// <summary>True when the server may have carried out an earlier try of the same request.</summary>
    public bool EarlierMayHaveActed { get; }

    /// <summary>True when the server may have carried out this try.</summary>
    public bool MayHaveActed => Response is null ? !TransportFailure.IsBeforeSending(Failure) : RetryPolicy.MayHaveActed(Response);

    /// <summary>What happened, in words of our own.</summary>
    public string Reason =>
        Response is null
            ? TransportFailure.Describe(Failure!)
            : $"HTTP {((int)Response.StatusCode).ToString(CultureInfo.InvariantCulture)}";

    public void Dispose() => Response?.Dispose();
}
