using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Security.Cryptography.X509Certificates;

namespace GitIntegration;

/// <summary>What a connection is made of.</summary>
internal sealed class ConnectionOptions(Uri baseUri, JiraLogin login)
{
    public const int DefaultTimeoutSec = 100;

    /// <summary>
    /// Longer than proxies wait by default, and enough for a list of 128 MiB at 220 KB a second; but an unattended job ends the same hour.
    /// </summary>
    public const int DefaultRequestTimeoutSec = 600;

    public const int DefaultRateLimitTimeoutSec = 300;

    /// <summary>The most requests under way at once; the default of .NET Framework is 2, which would make the others wait.</summary>
    public const int MaximumConnections = 64;

    /// <summary>The address of Jira, with its context path if it has one.</summary>
    public Uri BaseUri { get; } = baseUri;

    public JiraLogin Login { get; set; } = login;

    /// <summary>The name of the connection; host and context path unless given.</summary>
    public string? Name { get; set; }

    /// <summary>The longest wait for the next bytes of a response.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(DefaultTimeoutSec);

    /// <summary>The longest that one try of a request may take, from sending it to the last byte of its response.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(DefaultRequestTimeoutSec);

    /// <summary>The most times that a request may be sent again.</summary>
    public int MaxRetry { get; set; } = RetryPolicy.DefaultMaxRetry;

    /// <summary>The longest that the server's rate limit may hold up one request, over all its tries.</summary>
    public TimeSpan RateLimitTimeout { get; set; } = TimeSpan.FromSeconds(DefaultRateLimitTimeoutSec);

    public Clock Clock { get; set; } = new();

    /// <summary>True to accept any certificate of the server; the proxy's is still checked.</summary>
    public bool SkipCertificateCheck { get; set; }

    /// <summary>
    /// The SHA-256 thumbprints of which the server's certificate must have one, as <see cref="CertificateCheck.Normalize"/>
    /// returns them; empty for the system's trust.
    /// </summary>
    public IReadOnlyList<string> CertificateThumbprints { get; set; } = [];

    /// <summary>The same for the certificate of a proxy that is itself reached by https.</summary>
    public IReadOnlyList<string> ProxyCertificateThumbprints { get; set; } = [];

    /// <summary>How the revocation of the server's certificate, and of the proxy's, is found out; null leaves it to the policy.</summary>
    public RevocationCheck? CheckRevocation { get; set; }

    /// <summary>The certificate that the client shows; null for none.</summary>
    public X509Certificate2? ClientCertificate { get; set; }

    /// <summary>The headers that a gateway requires with every request.</summary>
    public GatewayHeaders Headers { get; set; } = new();

    /// <summary>The proxy; null for the system's.</summary>
    public Uri? Proxy { get; set; }

    /// <summary>The login at the proxy; null for none.</summary>
    public NetworkCredential? ProxyCredential { get; set; }

    /// <summary>True to log in to the proxy as the user of the process.</summary>
    public bool ProxyUsesDefaultCredentials { get; set; }

    /// <summary>True to use no proxy, not even the system's.</summary>
    public bool NoProxy { get; set; }

    public bool AllowUnencrypted { get; set; }

    /// <summary>The full path of the file in which changes are recorded; null for the one that the environment names, if any.</summary>
    public string? Journal { get; set; }

    /// <summary>Stands in for the network, as the sandbox does; null for the network.</summary>
    public HttpMessageHandler? Handler { get; set; }

    /// <summary>The same for git hosts.</summary>
    public HttpMessageHandler? GitHosts { get; set; }

    /// <summary>What no response may show.</summary>
    public IEnumerable<string> Secrets => Login.Secrets.Concat(Headers.Secrets).Concat(ProxySecrets);

    /// <summary>False for http to this machine: a proxy would be another machine, which could read the login.</summary>
    public bool UsesProxy => !NoProxy && (BaseUri.Scheme == Uri.UriSchemeHttps || AllowUnencrypted || !BaseUri.IsLoopback);

    private IEnumerable<string> ProxySecrets =>
        ProxyCredential is { } login ? ProxyLogin.SecretsOf(login.UserName, login.Password) : ProxyLogin.SecretsOfEnvironment;
}
