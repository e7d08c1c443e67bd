using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Security.Cryptography.X509Certificates;

namespace GitIntegration.PowerShell;

/// <summary>The base of the cmdlet that connects: how to reach and trust a real server, with any login.</summary>
public abstract class NetworkCommand : GijCommand
{
    private protected const string ByToken = "Token",
        ByCredential = "Credential",
        ByNothing = "NoLogin",
        ByDefaultCredentials = "DefaultCredentials";

    /// <summary>
    /// The SHA-256 thumbprints of the server's certificate, 64 hexadecimal digits each. Pass several while a certificate is being replaced.
    /// A matching certificate is accepted regardless of issuer and name if it's currently valid and not revoked. Any other causes a <see
    /// cref="GijErrorId.CertificateRejected"/> error. Without this parameter, the system
    /// decides which certificates to trust.
    /// </summary>
    [Parameter(ParameterSetName = ByToken)]
    [Parameter(ParameterSetName = ByCredential)]
    [Parameter(ParameterSetName = ByNothing)]
    [Parameter(ParameterSetName = ByDefaultCredentials)]
    [ValidateNotNullOrEmpty]
    public string[] CertificateThumbprint { get; set; } = [];

    /// <summary>
    /// How to check whether the certificate of the server, of an https proxy, or of their issuers is revoked. Offline uses what this
    /// machine has already fetched: it refuses a certificate that is known to be revoked, and accepts the rest. Online asks the issuer,
    /// and also refuses a certificate if it gets no answer. None doesn't check. Offline is the default, because many internal issuers
    /// publish no revocation list that can be reached, and Online would lock you out of their servers. A policy can require Online. A
    /// thumbprint doesn't replace this check.
    /// </summary>
    [Parameter(ParameterSetName = ByToken)]
    [Parameter(ParameterSetName = ByCredential)]
    [Parameter(ParameterSetName = ByNothing)]
    [Parameter(ParameterSetName = ByDefaultCredentials)]
    public RevocationCheck CheckRevocation { get; set; } = RevocationCheck.Offline;

    /// <summary>
    /// Accepts any certificate of the server. Use it only for test servers: anyone in between can read the login. <see
    /// cref="CertificateThumbprint"/> is the safe way. The certificate of an https proxy is still checked.
    /// </summary>
    [Parameter(ParameterSetName = ByToken)]
    [Parameter(ParameterSetName = ByCredential)]
    [Parameter(ParameterSetName = ByNothing)]
    [Parameter(ParameterSetName = ByDefaultCredentials)]
    public SwitchParameter SkipCertificateCheck { get; set; }

    /// <summary>
    /// Allows the login to be sent over http to another machine, although anyone on the way can read it. Without it, you get an <see
    /// cref="GijErrorId.UnencryptedConnection"/> error.
    /// </summary>
    [Parameter(ParameterSetName = ByToken)]
    [Parameter(ParameterSetName = ByCredential)]
    [Parameter(ParameterSetName = ByNothing)]
    [Parameter(ParameterSetName = ByDefaultCredentials)]
    public SwitchParameter AllowUnencrypted { get; set; }

    /// <summary>
    /// A client certificate with its private key, for a gateway or web server that requires one in addition to the login. If the
    /// certificate is the whole login, add <see cref="ConnectGijServerCommand.NoLogin"/>.
    /// </summary>
    [Parameter(ParameterSetName = ByToken)]
    [Parameter(ParameterSetName = ByCredential)]
    [Parameter(ParameterSetName = ByNothing)]
    [Parameter(ParameterSetName = ByDefaultCredentials)]
    [ValidateNotNull]
    public X509Certificate2? Certificate { get; set; }

    /// <summary>
    /// Headers that a gateway in front of Jira requires with every request, for example <c>@{ 'X-Api-Key' = $key }</c>. A value is text
    /// or a SecureString, and is never shown. The login has its own parameters.
    /// </summary>
    [Parameter(ParameterSetName = ByToken)]
    [Parameter(ParameterSetName = ByCredential)]
    [Parameter(ParameterSetName = ByNothing)]
    [Parameter(ParameterSetName = ByDefaultCredentials)]
    [ValidateNotNull]
    public IDictionary? Header { get; set; }

    /// <summary>The proxy to use, for example <c>http://proxy.example.com:3128</c>. Without it, the system's proxy is used.</summary>
    [Parameter(ParameterSetName = ByToken)]
    [Parameter(ParameterSetName = ByCredential)]
    [Parameter(ParameterSetName = ByNothing)]
    [Parameter(ParameterSetName = ByDefaultCredentials)]
    [ProxyAddress]
    public Uri? Proxy { get; set; }

    /// <summary>
    /// The user name and password for the proxy in <see cref="Proxy"/>. If you reach the proxy over http and it asks for Basic, they are
    /// sent unencrypted, so you get a warning unless the proxy runs on your own machine.
    /// </summary>
    [Parameter(ParameterSetName = ByToken)]
    [Parameter(ParameterSetName = ByCredential)]
    [Parameter(ParameterSetName = ByNothing)]
    [Parameter(ParameterSetName = ByDefaultCredentials)]
    [Login]
    [ValidateNotNull]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>
    /// Logs in to the proxy as the user who runs PowerShell, with Negotiate (Kerberos) or NTLM, if the proxy asks for it. It works with
    /// <see cref="Proxy"/> and with the system's proxy.
    /// </summary>
    [Parameter(ParameterSetName = ByToken)]
    [Parameter(ParameterSetName = ByCredential)]
    [Parameter(ParameterSetName = ByNothing)]
    [Parameter(ParameterSetName = ByDefaultCredentials)]
    public SwitchParameter ProxyUseDefaultCredentials { get; set; }

    /// <summary>
    /// The SHA-256 thumbprints of an https proxy's certificate, as in <see cref="CertificateThumbprint"/>. They apply only to the proxy in
    /// <see cref="Proxy"/>, so the proxy can't pose as the server. Without this parameter, the system decides whether to trust the proxy's
    /// certificate.
    /// </summary>
    [Parameter(ParameterSetName = ByToken)]
    [Parameter(ParameterSetName = ByCredential)]
    [Parameter(ParameterSetName = ByNothing)]
    [Parameter(ParameterSetName = ByDefaultCredentials)]
    [ValidateNotNullOrEmpty]
    public string[] ProxyCertificateThumbprint { get; set; } = [];

    /// <summary>Uses no proxy, not even the system's.</summary>
    [Parameter(ParameterSetName = ByToken)]
    [Parameter(ParameterSetName = ByCredential)]
    [Parameter(ParameterSetName = ByNothing)]
    [Parameter(ParameterSetName = ByDefaultCredentials)]
    public SwitchParameter NoProxy { get; set; }

    /// <summary>Adds the network options from the parameters.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.ConflictingFields"/> or <see cref="GijErrorId.InvalidValue"/>.</exception>
    private protected ConnectionOptions OnNetwork(ConnectionOptions options)
    {
        RequireConsistent(options.BaseUri);
        options.CertificateThumbprints = Normalized(CertificateThumbprint, nameof(CertificateThumbprint));
        options.ProxyCertificateThumbprints = Normalized(ProxyCertificateThumbprint, nameof(ProxyCertificateThumbprint));
        options.CheckRevocation = ChosenRevocation;
        options.SkipCertificateCheck = SkipCertificateCheck;
        options.AllowUnencrypted = AllowUnencrypted;
        options.ClientCertificate = Certificate;
        options.Headers = Headers();
        options.Proxy = Proxy;
        options.ProxyCredential = ProxyCredential?.GetNetworkCredential();
        options.ProxyUsesDefaultCredentials = ProxyUseDefaultCredentials;
        options.NoProxy = NoProxy;
        return options;
    }

    /// <summary>Warns of options that let others read a secret.</summary>
    private protected void WarnOfRisks()
    {
        if (SkipCertificateCheck)
        {
            WriteWarning("The server's certificate is not checked: anyone in between can read the login.");
        }

        if (ProxyCredential is not null && Proxy is { Scheme: "http", IsLoopback: false })
        {
            WriteWarning("The password for the proxy may be sent unencrypted: anyone on the way to the proxy can read it.");
        }
    }

    private void RequireConsistent(Uri address)
    {
        if (SkipCertificateCheck && CertificateThumbprint.Length > 0)
        {
            throw GijErrors.Conflict("-SkipCertificateCheck and -CertificateThumbprint", Reasons.Named("SkipOrPin"));
        }

        if (address is { IsAbsoluteUri: true, Scheme: "http", IsLoopback: false } && CertificateThumbprint.Length > 0)
        {
            throw GijErrors.InvalidValue("-CertificateThumbprint", Reasons.Named("NeedsHttps"));
        }

        if (SkipCertificateCheck && ChosenRevocation is RevocationCheck.Online or RevocationCheck.Offline)
        {
            throw GijErrors.Conflict($"-SkipCertificateCheck and -CheckRevocation {CheckRevocation}", Reasons.Named("SkipOrRevocation"));
        }

        if (Certificate?.HasPrivateKey == false)
        {
            throw GijErrors.InvalidValue("-Certificate", Reasons.Named("NoPrivateKey"));
        }

        RequireConsistentProxy();
    }

    /// <summary>The given value; null leaves it to the policy.</summary>
    private RevocationCheck? ChosenRevocation => IfGiven(nameof(CheckRevocation), CheckRevocation);

    private void RequireConsistentProxy()
    {
        var hasThumbprint = ProxyCertificateThumbprint.Length > 0;
        if (NoProxy && (Proxy is not null || ProxyCredential is not null || ProxyUseDefaultCredentials || hasThumbprint))
        {
            const string Both = "-NoProxy and -Proxy, -ProxyCredential, -ProxyUseDefaultCredentials or -ProxyCertificateThumbprint";
            throw GijErrors.Conflict(Both, Reasons.Named("ProxyOrNot"));
        }

        if (ProxyUseDefaultCredentials && ProxyCredential is not null)
        {
            throw GijErrors.Conflict("-ProxyUseDefaultCredentials and -ProxyCredential", Reasons.Named("OneProxyLogin"));
        }

        if (ProxyCredential is not null && Proxy is null)
        {
            throw GijErrors.InvalidValue("-ProxyCredential", Reasons.Named("NeedsProxy"));
        }

        if (hasThumbprint && Proxy?.Scheme != Uri.UriSchemeHttps)
        {
            throw GijErrors.InvalidValue("-ProxyCertificateThumbprint", Reasons.Named("NeedsHttpsProxy"));
        }
    }

    private static string[] Normalized(string[] thumbprints, string parameter) =>
        [.. thumbprints.Select(thumbprint => CertificateCheck.Normalize(thumbprint, parameter))];

    private GatewayHeaders Headers()
    {
        var headers = new GatewayHeaders();
        foreach (DictionaryEntry header in Header ?? new Hashtable())
        {
            switch (header.Value.Unwrap())
            {
                case SecureString secret:
                    headers.Add($"{header.Key}", secret);
                    break;
                case string or int or long:
                    headers.Add($"{header.Key}", $"{header.Value}");
                    break;
                default:
                    throw GijErrors.InvalidValue($"-Header '{header.Key}'", Reasons.Named("NotTextOrSecret"));
            }
        }

        return headers;
    }
}
