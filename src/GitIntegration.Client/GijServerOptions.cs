using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace GitIntegration;

/// <summary>What a connection is made of.</summary>
internal sealed class GijServerOptions(Uri baseUri, JiraLogin login)
{
    /// <summary>The address of Jira, with its context path if it has one.</summary>
    public Uri BaseUri { get; } = baseUri;

    public JiraLogin Login { get; } = login;

    /// <summary>The name of the connection; host and context path unless given.</summary>
    public string? Name { get; set; }

    /// <summary>How long the connection waits for bytes.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(DefaultTimeoutSec);

    /// <summary>How many times a request may be sent again.</summary>
    public int MaxRetry { get; set; } = RetryPolicy.DefaultMaxRetry;

    public Clock Clock { get; set; } = new();

    public bool SkipCertificateCheck { get; set; }

    /// <summary>The SHA-256 thumbprints of which the server's certificate must have one, in the form of <see cref="CertificateCheck.Normal"/>; empty for the system's trust.</summary>
    public IReadOnlyList<string> CertificateThumbprints { get; set; } = [];

    /// <summary>The certificate that the client shows; null for none.</summary>
    public X509Certificate2? ClientCertificate { get; set; }

    /// <summary>What a gateway wants with every request.</summary>
    public GatewayHeaders Headers { get; set; } = new();

    /// <summary>The proxy; null for the system's.</summary>
    public Uri? Proxy { get; set; }

    /// <summary>The login at the proxy; null for none.</summary>
    public NetworkCredential? ProxyCredential { get; set; }

    /// <summary>True to use no proxy, not even the system's.</summary>
    public bool NoProxy { get; set; }

    public bool AllowUnencrypted { get; set; }

    /// <summary>Stands in for the network, as the sandbox does; null for the network.</summary>
    public HttpMessageHandler? Handler { get; set; }

    /// <summary>What no answer may show.</summary>
    public IEnumerable<string> Secrets => Login.Secrets.Concat(Headers.Secrets).Concat(ProxySecrets);

    /// <summary>False for http to this machine: a proxy would be another one, which could read the login.</summary>
    public bool UsesProxy => !NoProxy && (BaseUri.Scheme == Uri.UriSchemeHttps || AllowUnencrypted || !BaseUri.IsLoopback);

    public const int DefaultTimeoutSec = 100;

    private IEnumerable<string> ProxySecrets =>
        ProxyCredential is { Password.Length: > 0 } login
            ? [login.Password, Convert.ToBase64String(Encoding.UTF8.GetBytes($"{login.UserName}:{login.Password}"))]
            : [];
}
