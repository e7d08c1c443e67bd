using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>A connection to one Jira server. No member of it shows a secret.</summary>
public sealed class GijServer : IDisposable
{
    private ServerLink link;

    internal GijServer(ConnectionOptions options)
    {
        BaseUri = ServerAddress.Require(options);
        Name = options.Name ?? ServerAddress.DefaultName(BaseUri);

        // Checked in the constructor, so that every way to connect is covered. The sandbox uses no network.
        var policies = options.Handler is null ? PolicySet.Read() : PolicySet.None;
        options.Journal ??= Environment.GetEnvironmentVariable(JournalFile.Variable) is { Length: > 0 } path ? path : null;
        link = new ServerLink(options, policies.Require(options), Name, ToString());
    }

    /// <summary>The name by which -Server finds the connection; host and context path unless one was given.</summary>
    public string Name { get; }

    /// <summary>The address of Jira, with its context path if it has one.</summary>
    public Uri BaseUri { get; }

    /// <summary>The user of the connection according to the server; null until the server has responded.</summary>
    public string? User => State.User;

    /// <summary>How the connection proves who it is.</summary>
    public AuthenticationKind Authentication => Link.Authentication;

    /// <summary>The longest wait for the next bytes of a response.</summary>
    public TimeSpan Timeout => Transport.Timeout;

    /// <summary>The longest that one try of a request may take, from sending it to the last byte of its response.</summary>
    public TimeSpan RequestTimeout => Transport.RequestTimeout;

    /// <summary>True when any certificate is accepted as the server's own. That of a proxy is still checked.</summary>
    public bool SkipCertificateCheck => Link.SkipCertificateCheck;

    /// <summary>The SHA-256 thumbprints of which the server's certificate must have one; empty where the system's trust counts.</summary>
    public IReadOnlyList<string> CertificateThumbprint => Link.CertificateThumbprint;

    /// <summary>The same for the certificate of the proxy, where the proxy is reached by https.</summary>
    public IReadOnlyList<string> ProxyCertificateThumbprint => Link.ProxyCertificateThumbprint;

    /// <summary>How the revocation of certificates is found out.</summary>
    public RevocationCheck CheckRevocation => Link.CheckRevocation;

    /// <summary>The headers that go with every request for a gateway's sake; a mask stands in place of their values.</summary>
    public IReadOnlyDictionary<string, string> Header => Link.Header;

    /// <summary>The proxy that was given; null for the system's, or none.</summary>
    public Uri? Proxy => Link.Proxy;

    /// <summary>The file in which changes are recorded; null without one.</summary>
    public string? Journal => Transport.Journal;

    /// <summary>False once the connection was closed by Disconnect-GijServer.</summary>
    public bool IsOpen => Transport.IsOpen;

    /// <summary>The address as text, without a slash at its end.</summary>
    internal string Address => BaseUri.AbsoluteUri.TrimEnd('/');

    /// <summary>True where requests don't leave the process. All such servers can have the same address.</summary>
    internal bool IsInMemory => Link.IsInMemory;

    internal ApiTransport Transport => Link.Transport;

    internal ConnectionState State => Transport.State;

    internal ProjectDirectory Projects => Link.Projects;

    /// <summary>Stands in for the git hosts of the integrations; null for the network.</summary>
    internal HttpMessageHandler? GitHosts => Link.GitHosts;

    private ServerLink Link => Volatile.Read(ref link);

    /// <summary>
    /// Returns the name and the address, for example "prod (https://jira.example.com/jira)"; the address alone where the
    /// name says no more.
    /// </summary>
    public override string ToString()
    {
        var address = Address;
        return Name == ServerAddress.DefaultName(BaseUri) ? address : $"{Name.ForDisplay()} ({address})";
    }

    /// <summary>Closes the connection: requests in progress end, and no more are sent.</summary>
    public void Dispose() => Transport.Dispose();

    /// <summary>The connection itself, if it can be used.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.ConnectionClosed"/>.</exception>
    internal GijServer RequireOpen() => IsOpen ? this : throw GijErrors.ConnectionClosed(ToString());

    /// <summary>Finds out whether the address and the login are right, as the first request of the connection.</summary>
    /// <exception cref="GijException">They are not.</exception>
    internal Task LogInAsync(IRequestObserver observer, CancellationToken cancellationToken) =>
        Transport.LogInAsync(observer, cancellationToken);

    /// <summary>True when the other connection has the same name and address, so that its login can serve this one.</summary>
    internal bool IsSameAs(GijServer other) =>
        !IsInMemory && !other.IsInMemory && Name.Equals(other.Name, StringComparison.OrdinalIgnoreCase) && Address == other.Address;

    /// <summary>Uses the login of another connection to the same server. Requests in progress finish with the old one.</summary>
    internal void TakeLoginOf(GijServer other) => Interlocked.Exchange(ref link, other.Link).Transport.Retire();
}
