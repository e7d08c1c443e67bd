using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace GitIntegration;

/// <summary>The one place that decides how bytes travel: redirects, cookies, compression, certificates, proxy, retries.</summary>
internal static class ConnectionHandler
{
    /// <summary>Makes the chain of handlers of one connection.</summary>
    /// <param name="options">What the connection is made of.</param>
    /// <param name="onCertificateFault">Is told what is wrong with a certificate that is refused.</param>
    public static HttpMessageHandler Create(GijServerOptions options, Action<string> onCertificateFault) => new HttpClientHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        MaxConnectionsPerServer = GijServer.MaximumConnections,
#pragma warning disable MA0039 // The platform's verdict stands, unless the administrator asked for no check and was warned.
        ServerCertificateCustomValidationCallback = (_, certificate, chain, errors) =>
        {
            if (errors == SslPolicyErrors.None || options.SkipCertificateCheck)
            {
                return true;
            }

            onCertificateFault(Fault(certificate, chain, errors));
            return false;
        },
#pragma warning restore MA0039
    };

    private static string Fault(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) || certificate is null ? "it shows none"
        : errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? $"it is for another name ({certificate.Subject})"
        : $"{certificate.Subject}, {string.Join(", ", (chain?.ChainStatus ?? []).Select(status => status.Status))}";
}
