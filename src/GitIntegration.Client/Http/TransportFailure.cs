using System;
using System.IO;
using System.Net;
using System.Security.Authentication;

namespace GitIntegration;

/// <summary>Reads off an exception at which point a request failed.</summary>
internal static class TransportFailure
{
    /// <summary>True when encryption failed, because of a bad certificate or otherwise.</summary>
    public static bool IsTls(Exception? failure) =>
        failure switch
        {
            null => false,
            AuthenticationException
            or WebException { Status: WebExceptionStatus.SecureChannelFailure or WebExceptionStatus.TrustFailure } => true,
            _ => Kind(failure) == "SecureConnectionError" || IsTls(failure.InnerException),
        };

    /// <summary>
    /// The status with which the proxy refused a tunnel to the server; null where it did not.
    /// These properties came after netstandard2.0; .NET Framework makes a response of it.
    /// </summary>
    public static int? RefusedByProxy(Exception failure) =>
        Kind(failure) == "ProxyTunnelError" && Property(failure, "StatusCode") is HttpStatusCode status ? (int)status : null;

    /// <summary>True when what came back is not HTTP.</summary>
    public static bool IsNotHttp(Exception failure) =>
        Kind(failure) is "InvalidResponse" or "ConfigurationLimitExceeded"
        || failure.GetBaseException() is WebException { Status: WebExceptionStatus.ServerProtocolViolation };

    /// <summary>True when there was no connection, so that the server cannot have received the request. In doubt it may have.</summary>
    public static bool IsBeforeSending(Exception? failure) =>
        failure switch
        {
            null or IOException => false,
            WebException web => web.Status
                is WebExceptionStatus.ConnectFailure
                    or WebExceptionStatus.NameResolutionFailure
                    or WebExceptionStatus.ProxyNameResolutionFailure,
            _ => Kind(failure) is "ConnectionError" or "NameResolutionError" || IsBeforeSending(failure.InnerException),
        };

    /// <summary>What happened, in words of our own: those of the exception can repeat what the server sent.</summary>
    public static string Describe(Exception failure) =>
        failure switch
        {
            TimeoutException => "no response in time",
            _ when IsBeforeSending(failure) => "could not connect",
            _ when IsNotHttp(failure) => "the response is not HTTP",
            _ => "the connection broke",
        };

    private static string? Kind(Exception failure) => Property(failure, "HttpRequestError")?.ToString();

    private static object? Property(Exception failure, string name) => failure.GetType().GetProperty(name)?.GetValue(failure);
}
