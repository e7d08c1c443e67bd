using System;
using System.Collections.Generic;
using System.Net.Http;

namespace GitIntegration;

/// <summary>What one login makes of a connection. The next login replaces it as a whole.</summary>
internal sealed class ServerLink
{
    /// <param name="options">What the connection is made of.</param>
    /// <param name="revocation">How the revocation of certificates is found out.</param>
    /// <param name="name">The name of the connection.</param>
    /// <param name="label">The name with the address.</param>
    public ServerLink(ConnectionOptions options, RevocationCheck revocation, string name, string label)
    {
        Authentication = options.Login.Kind;
        SkipCertificateCheck = options.SkipCertificateCheck;
        CertificateThumbprint = [.. options.CertificateThumbprints];
        ProxyCertificateThumbprint = [.. options.ProxyCertificateThumbprints];
        CheckRevocation = revocation;
        Header = options.Headers.Shown;
        Proxy = options.Proxy;
        IsInMemory = options.Handler is not null;
        GitHosts = options.GitHosts;
        var journal = options.Journal is { } path ? new ConnectionJournal(JournalFile.Open(path), name, options.BaseUri) : null;
        Transport = new ApiTransport(options, revocation, name, label, journal);
        Transport.State.OnUser(options.Login.User);
        Projects = new ProjectDirectory(Transport, name);
    }

    public AuthenticationKind Authentication { get; }

    public bool SkipCertificateCheck { get; }

    public IReadOnlyList<string> CertificateThumbprint { get; }

    public IReadOnlyList<string> ProxyCertificateThumbprint { get; }

    public RevocationCheck CheckRevocation { get; }

    public IReadOnlyDictionary<string, string> Header { get; }

    public Uri? Proxy { get; }

    /// <summary>True where no network is involved: each such server is separate, even with the same address.</summary>
    public bool IsInMemory { get; }

    /// <summary>Stands in for the git hosts, as those of the sandbox do; null for the network.</summary>
    public HttpMessageHandler? GitHosts { get; }

    public ApiTransport Transport { get; }

    public ProjectDirectory Projects { get; }
}
