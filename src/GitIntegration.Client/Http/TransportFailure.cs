using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.RegularExpressions;

namespace GitIntegration;

/// <summary>Reads off an exception at which point a request failed.</summary>
internal static class TransportFailure
{
    /// <summary>The status in .NET's message about a proxy.</summary>
    private static readonly Regex QuotedStatus = new(@"'(?<status>[1-5]\d\d)'", RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout);

    /// <summary>Whom it could not connect to, at the end of .NET's message.</summary>
    private static readonly Regex Peer = new(@"\((?<peer>[^()\s]+:\d+)\)$", RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout);

    /// <summary>True when encryption failed for good, because of a bad certificate or otherwise.</summary>
    public static bool IsTls(Exception? failure) => IsHandshake(failure) && !WasCutOff(failure!);

    /// <summary>True when the server has answered the beginning of a handshake with something else.</summary>
    public static bool IsNotTls(Exception failure) =>
        Chain(failure).Any(one => one.Message.Contains("frame size") || one.Message.Contains("packet format"));

    /// <summary>True when the connection broke while encryption was being set up, as it does when a server restarts.</summary>
    public static bool IsCutOffHandshake(Exception? failure) => IsHandshake(failure) && WasCutOff(failure!);

    /// <summary>
    /// The status with which the proxy refused a tunnel to the server; null where it did not.
    /// These properties came after netstandard2.0; .NET Framework makes a response of it, and .NET 8 has the status in its message only.
    /// </summary>
    public static int? RefusedByProxy(Exception failure)
    {
        if (Kind(failure) != "ProxyTunnelError")
        {
            return null;
        }

        return Property(failure, "StatusCode") is HttpStatusCode status ? (int)status
            : QuotedStatus.Match(failure.Message) is { Success: true } match
                ? int.Parse(match.Groups["status"].Value, CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>The address of a proxy that could not be reached; null where it is the server that could not.</summary>
    public static string? UnreachableProxy(Exception failure, Uri server)
    {
        var peer = Peer.Match(failure.Message).Groups["peer"].Value;
        var isServer = peer.Equals($"{server.IdnHost}:{server.Port}", StringComparison.OrdinalIgnoreCase);
        return peer.Length > 0 && !isServer && IsBeforeSending(failure) ? peer : null;
    }

    /// <summary>True when what came back is not HTTP.</summary>
    public static bool IsNotHttp(Exception failure) =>
        Kind(failure) is "InvalidResponse" or "ConfigurationLimitExceeded"
        || failure.GetBaseException() is WebException { Status: WebExceptionStatus.ServerProtocolViolation };

    /// <summary>True when there was no connection, so that the server cannot have received the request. In doubt it may have.</summary>
    public static bool IsBeforeSending(Exception? failure) =>
        failure switch
        {
            null => false,
            _ when IsHandshake(failure) || RefusedByProxy(failure) is not null => true,
            IOException => false,
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

    private static bool IsHandshake(Exception? failure) =>
        failure switch
        {
            null => false,
            AuthenticationException
            or WebException { Status: WebExceptionStatus.SecureChannelFailure or WebExceptionStatus.TrustFailure } => true,
            _ => Kind(failure) == "SecureConnectionError" || IsHandshake(failure.InnerException),
        };

    /// <summary>A fault of the handshake itself is an AuthenticationException, whatever the cause below it.</summary>
    private static bool WasCutOff(Exception failure) =>
        failure.GetBaseException() is IOException or SocketException && !Chain(failure).Any(one => one is AuthenticationException);

    private static IEnumerable<Exception> Chain(Exception failure)
    {
        for (var one = failure; one is not null; one = one.InnerException)
        {
            yield return one;
        }
    }

    private static string? Kind(Exception failure) => Property(failure, "HttpRequestError")?.ToString();

    private static object? Property(Exception failure, string name) => failure.GetType().GetProperty(name)?.GetValue(failure);
}
