using System;
using System.Collections.Generic;
using System.Threading;

namespace GitIntegration;

/// <summary>A connection to one Jira server. No member of it shows a secret.</summary>
public sealed class GijServer : IDisposable
{
    /// <summary>How many requests can be under way at once; the default of .NET Framework is 2, which would make the others wait.</summary>
    internal const int MaximumConnections = 64;

    private int writes;

    internal GijServer(GijServerOptions options)
    {
        BaseUri = Checked(options);
        Name = options.Name ?? NameOf(BaseUri);
        User = options.Login.User;
        Authentication = options.Login.Kind;
        Timeout = options.Timeout;
        SkipCertificateCheck = options.SkipCertificateCheck;
        CertificateThumbprint = [.. options.CertificateThumbprints];
        Header = options.Headers.Shown;
        Proxy = options.Proxy;
        Mask = new SecretMask(options.Secrets);
        Transport = new Transport(this, options);
        Projects = new ProjectDirectory(this);
    }

    /// <summary>The name by which -Server finds the connection; host and context path unless one was given.</summary>
    public string Name { get; }

    /// <summary>The address of Jira, with its context path if it has one.</summary>
    public Uri BaseUri { get; }

    /// <summary>The user that the server knows the connection as; null until the server has said so.</summary>
    public string? User { get; internal set; }

    /// <summary>How the connection proves who it is.</summary>
    public AuthenticationKind Authentication { get; }

    /// <summary>How long the connection waits for the next bytes of an answer.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>True when any certificate is taken for the server's own.</summary>
    public bool SkipCertificateCheck { get; }

    /// <summary>The SHA-256 thumbprints of which the server's certificate must have one; empty where the system's trust counts.</summary>
    public IReadOnlyList<string> CertificateThumbprint { get; }

    /// <summary>The headers that go with every request for a gateway's sake; a mask stands in place of their values.</summary>
    public IReadOnlyDictionary<string, string> Header { get; }

    /// <summary>The proxy that was given; null for the system's, or none.</summary>
    public Uri? Proxy { get; }

    /// <summary>False once the connection was closed by Disconnect-GijServer.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>The cluster node that answered last; null where the server names none.</summary>
    internal string? NodeId { get; set; }

    /// <summary>True once any answer has come: the connection then has its cookies.</summary>
    internal bool HasAnswered { get; set; }

    /// <summary>How many requests that change something have ended; what was read at a lower count can be out of date.</summary>
    internal int Writes => writes;

    /// <summary>What is wrong with the server's certificate; null where nothing is, or none was shown yet.</summary>
    internal string? CertificateFault { get; set; }

    /// <summary>Hides what the connection holds as text and no answer may show.</summary>
    internal SecretMask Mask { get; }

    /// <summary>True once an answer was what Jira's API promises: what is not found after that is missing there, and the address is right.</summary>
    internal bool IsJira { get; set; }

    internal Transport Transport { get; }

    internal ProjectDirectory Projects { get; }

    /// <summary>Gives the name and the address, for example "prod (https://jira.example.com/jira)"; the address alone where the name says no more.</summary>
    public override string ToString() =>
        Name == NameOf(BaseUri) ? BaseUri.AbsoluteUri.TrimEnd('/') : $"{Name} ({BaseUri.AbsoluteUri.TrimEnd('/')})";

    /// <summary>Closes the connection: no further request leaves. One whose answer is on its way may still end well.</summary>
    public void Dispose()
    {
        IsOpen = false;
        Transport.Dispose();
        Mask.Dispose();
    }

    internal void CountWrite() => Interlocked.Increment(ref writes);

    /// <summary>The connection itself, if it can be used.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.ConnectionClosed"/>.</exception>
    internal GijServer Open() => IsOpen ? this : throw GijException.Of(GijErrorId.ConnectionClosed, this);

    private static Uri Checked(GijServerOptions options)
    {
        var uri = options.BaseUri;
        if (Fault(uri) is { } fault)
        {
            throw GijException.Of(GijErrorId.InvalidAddress, Shown(uri.OriginalString), fault);
        }

        return
            uri.Scheme == Uri.UriSchemeHttps
            || (uri.IsLoopback && options.Proxy is null)
            || options.AllowUnencrypted
            || options.Handler is not null
            ? uri
            : throw GijException.Of(GijErrorId.UnencryptedConnection, uri);
    }

    private static string? Fault(Uri uri) =>
        !uri.IsAbsoluteUri ? "it does not start with https://"
        : uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp ? "it starts neither with https:// nor with http://"
        : uri.UserInfo.Length > 0 ? "a user name or password has no place in it; use -Token or -Credential"
        : uri.Query.Length > 0 || uri.Fragment.Length > 0 ? "leave out what follows a '?' or '#'"
        : null;

    /// <summary>Reads an address. Its further faults are found when the connection is made.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidAddress"/>.</exception>
    internal static Uri Address(string text) =>
        Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var uri)
            ? uri
            : throw GijException.Of(GijErrorId.InvalidAddress, Shown(text), "it cannot be read");

    /// <summary>The address without what may be a secret: a password before the host, and whatever follows the path.</summary>
    private static string Shown(string address)
    {
        var path = address.Split('?', '#')[0];
        return path.Substring(path.LastIndexOf('@') + 1);
    }

    private static string NameOf(Uri uri) => uri.Authority + uri.AbsolutePath.TrimEnd('/');
}
