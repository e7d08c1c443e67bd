using System;
using System.IO;
using System.Net.Http;
using System.Net.Sockets;

namespace GitIntegration;

/// <summary>Names what went wrong with a request on the way to the server or back.</summary>
internal static class FailureClassifier
{
    /// <param name="transport">The connection.</param>
    /// <param name="request">The request.</param>
    /// <param name="failure">What happened.</param>
    /// <param name="earlierTryMayHaveActed">True when an earlier try of the request was cut off.</param>
    public static GijException ErrorOf(ApiTransport transport, ApiRequest request, Exception failure, bool earlierTryMayHaveActed)
    {
        using var mask = transport.Mask.With(request.Body?.Secrets);
        var (error, mayHaveActed) = Classify(transport, transport.NamesOf(request), failure, mask);
        return request.IsChange ? error.ForChange(mayHaveActed, earlierTryMayHaveActed) : error;
    }

    private static (GijException Error, bool MayHaveActed) Classify(
        ApiTransport transport,
        RequestNames names,
        Exception failure,
        SecretMask mask
    )
    {
        var inner = ForeignException.CopyOf(failure, mask);
        var cause = inner.GetBaseException().Message.TrimEnd('.');
        return failure switch
        {
            DeadlineException => (GijErrors.RequestTooLong(names, Clock.Seconds(transport.RequestTimeout), inner), true),
            TimeoutException => (Named(GijErrorId.RequestTimeout, Clock.Seconds(transport.Timeout)), true),
            _ when !transport.IsOpen => (GijErrors.ConnectionClosed(transport.Label), failure is not ObjectDisposedException),
            _ when TransportFailure.IsTls(failure) => (TlsFailure(), false),
            _ when TransportFailure.RefusedByProxy(failure) is { } status => (ProxyFailure(status), false),
            _ when TransportFailure.IsBeforeSending(failure) => (Named(GijErrorId.ConnectionFailed, Unreached()), false),
            _ when TransportFailure.IsNotHttp(failure) => (Unreadable(Reasons.Named("NotHttp")), true),
            HttpRequestException or IOException or SocketException or ObjectDisposedException => (
                Named(GijErrorId.ConnectionBroken, cause),
                true
            ),
            _ => (Unreadable(Reasons.Named("NotUnderstood", failure.GetType().Name)), true),
        };

        GijException TlsFailure() =>
            transport.State.CertificateFault is { } fault
                ? GijErrors.CertificateRejected(names, fault with { Reason = mask.OnScreen(fault.Reason) }, inner)
                : Named(
                    GijErrorId.ConnectionFailed,
                    TransportFailure.IsNotTls(failure) ? Reasons.Named("NotTls") : Reasons.Named("TlsFailed", cause)
                );

        string Unreached() =>
            TransportFailure.IsCutOffHandshake(failure) ? Reasons.Named("TlsCutOff")
            : TransportFailure.UnreachableProxy(failure, transport.BaseUri) is { } proxy
                ? Reasons.Named("ProxyUnreachable", mask.OnScreen(proxy), cause)
            : cause;

        GijException ProxyFailure(int status) =>
            status == 407
                ? Named(GijErrorId.ProxyLoginRefused, "HTTP 407")
                : Named(GijErrorId.ConnectionFailed, Reasons.Named("RefusedByProxy", status));

        GijException Named(GijErrorId id, string detail) => GijErrors.NoResponse(id, names, detail, inner);

        // Without the cause: its words can repeat what the server sent.
        GijException Unreadable(string fault) => GijErrors.NoResponse(GijErrorId.InvalidResponse, names, fault, null);
    }
}
