using System.Net;
using System.Net.Http;

namespace GitIntegration;

/// <summary>The one place that decides how bytes travel: redirects, cookies, compression, certificates, proxy, retries.</summary>
internal static class ConnectionHandler
{
    /// <summary>Makes the chain of handlers of one connection.</summary>
    public static HttpMessageHandler Create(GijServerOptions options)
    {
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            MaxConnectionsPerServer = GijServer.MaximumConnections,
        };
        if (options.SkipCertificateCheck)
        {
#pragma warning disable CA5359, MA0039 // The administrator asked for exactly this, and was warned.
            handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359, MA0039
        }

        return handler;
    }
}
