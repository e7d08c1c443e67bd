using System;
using System.Net;
using System.Net.Http;
using System.Runtime.InteropServices;
using System.Security.Authentication;

namespace GitIntegration;

/// <summary>The one place that decides how bytes travel: redirects, cookies, compression, encryption, certificates, proxy.</summary>
internal static class HttpHandlerFactory
{
    /// <summary>True in Windows PowerShell.</summary>
    public static bool IsNetFramework { get; } =
        RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal);

    // On .NET Framework the default is a setting of the whole process, which may still be TLS 1.0, and which is not ours to change.
#pragma warning disable CA5398
    /// <summary>TLS 1.2 and 1.3, which netstandard2.0 has no name for and not every .NET Framework supports.</summary>
    private static readonly SslProtocols Encryption = IsNetFramework ? SslProtocols.Tls12 : SslProtocols.Tls12 | (SslProtocols)0x3000;
#pragma warning restore CA5398

    /// <summary>Makes the handler of one connection.</summary>
    /// <param name="options">What the connection is made of.</param>
    /// <param name="revocation">How the revocation of certificates is found out.</param>
    /// <param name="onCertificate">Is told what is wrong with a certificate that is refused, and null for one that is taken.</param>
    public static HttpClientHandler Create(ConnectionOptions options, RevocationCheck revocation, Action<CertificateFault?> onCertificate)
    {
        // The options hold the login: the connection's handler, which lives as long as the connection, must not reference them.
        var now = options.Clock.Now;
        var ofProxy = new CertificateCheck(options.ProxyCertificateThumbprints, revocation, now);
        var ofServer = options.SkipCertificateCheck ? null : new CertificateCheck(options.CertificateThumbprints, revocation, now);
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            MaxConnectionsPerServer = ConnectionOptions.MaximumConnections,
            SslProtocols = Encryption,
            UseDefaultCredentials = options.Login.Kind == AuthenticationKind.DefaultCredentials,
            UseProxy = options.UsesProxy,
#pragma warning disable MA0039 // The check stands, unless the administrator asked for none and was warned.
            ServerCertificateCustomValidationCallback = (request, certificate, chain, errors) =>
            {
                var isOfProxy = IsHandshakeWithProxy(request);
                var fault = (isOfProxy ? ofProxy : ofServer)?.FaultOf(certificate, chain, errors);
                onCertificate(fault is null ? null : fault with { IsOfProxy = isOfProxy });
                return fault is null;
            },
#pragma warning restore MA0039
        };
        if (options.ClientCertificate is { } certificate)
        {
            handler.ClientCertificates.Add(certificate);
        }

        var proxyLogin = options.ProxyUsesDefaultCredentials ? CredentialCache.DefaultCredentials : options.ProxyCredential;
        if (options.Proxy is { } proxy)
        {
            handler.Proxy = new WebProxy(proxy) { Credentials = proxyLogin };
        }
        else if (proxyLogin is not null)
        {
            handler.DefaultProxyCredentials = proxyLogin;
        }

        return handler;
    }

    /// <summary>
    /// Tells the proxy's certificate from the server's. A tunnel is made by a CONNECT request of its own; where there is none, because
    /// the server is reached by http, only the proxy has a certificate.
    /// </summary>
    private static bool IsHandshakeWithProxy(HttpRequestMessage request) =>
        request.Method.Method == "CONNECT" || request.RequestUri.Scheme != Uri.UriSchemeHttps;
}
