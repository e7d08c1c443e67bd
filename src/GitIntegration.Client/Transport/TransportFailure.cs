using System;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace GitIntegration;

/// <summary>Reads off an exception at which point a request failed.</summary>
internal static class TransportFailure
{
    /// <summary>True when encryption did not come about, by a bad certificate or otherwise.</summary>
    public static bool IsTls(Exception? failure) => failure switch
    {
        null => false,
        AuthenticationException or WebException { Status: WebExceptionStatus.SecureChannelFailure or WebExceptionStatus.TrustFailure } => true,
        _ => Kind(failure) == "SecureConnectionError" || IsTls(failure.InnerException),
    };

    /// <summary>The status with which the proxy refused a tunnel to the server; null where nothing of the kind happened. These properties came after netstandard2.0; .NET Framework makes an answer of it.</summary>
    public static int? RefusedByProxy(Exception failure) =>
        Kind(failure) == "ProxyTunnelError" && Property(failure, "StatusCode") is HttpStatusCode status ? (int)status : null;

    /// <summary>True when what came back was no HTTP.</summary>
    public static bool IsNoHttp(Exception failure) => Kind(failure) == "InvalidResponse" || failure.GetBaseException() is WebException { Status: WebExceptionStatus.ServerProtocolViolation };

    /// <summary>True when no connection came about, so that the server cannot have got the request.</summary>
    public static bool IsBeforeSending(Exception? failure) => failure switch
    {
        null => false,
        SocketException socket => socket.SocketErrorCode is not (SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown),
        WebException web => web.Status is WebExceptionStatus.ConnectFailure or WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure,
        _ => IsBeforeSending(failure.InnerException),
    };

    private static string? Kind(Exception failure) => Property(failure, "HttpRequestError")?.ToString();

    private static object? Property(Exception failure, string name) => failure.GetType().GetProperty(name)?.GetValue(failure);
}
