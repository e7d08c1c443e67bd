using System;
using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>
/// What no test machine can show over a socket: what a system would have trusted, and which encryption it would have agreed
/// to.
/// </summary>
public class HttpHandlerFactoryTests
{
    [Fact]
    public void A_certificate_for_another_name_or_with_another_fault_is_refused_by_the_systems_verdict()
    {
        using var certificate = Certificates.SelfSigned("other.example.com");
        var check = new CertificateCheck([], RevocationCheck.Offline, () => DateTimeOffset.UtcNow);
        Assert.Null(check.FaultOf(certificate, null, SslPolicyErrors.None));
        Assert.Contains(
            "it is for another name",
            check.FaultOf(certificate, null, SslPolicyErrors.RemoteCertificateNameMismatch)?.Reason,
            StringComparison.Ordinal
        );
        Assert.NotNull(check.FaultOf(certificate, null, SslPolicyErrors.RemoteCertificateChainErrors));
        Assert.NotNull(check.FaultOf(null, null, SslPolicyErrors.RemoteCertificateNotAvailable));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void A_connection_encrypts_by_TLS_1_2_or_later_and_uses_a_proxy_unless_told_not_to(bool noProxy, bool usesProxy)
    {
        using var token = SecretText.ToSecureString("token");
        using var handler = HttpHandlerFactory.Create(
            new ConnectionOptions(new Uri("https://jira.example.com"), JiraLogin.FromToken(token)) { NoProxy = noProxy },
            RevocationCheck.Offline,
            _ => { }
        );

        Assert.Null(handler.DefaultProxyCredentials);
        Assert.Equal(ConnectionOptions.MaximumConnections, handler.MaxConnectionsPerServer);
        Assert.Equal(SslProtocols.Tls12 | SslProtocols.Tls13, handler.SslProtocols);
        Assert.Equal((false, usesProxy, false), (handler.AllowAutoRedirect, handler.UseProxy, handler.UseDefaultCredentials));
    }

    [Theory]
    [InlineData("http://proxy.example.com:3128")]
    [InlineData(null)]
    public void A_proxy_that_asks_gets_the_login_of_the_user_who_wants_that(string? proxy)
    {
        using var token = SecretText.ToSecureString("token");
        var server = new Uri("https://jira.example.com");
        using var handler = HttpHandlerFactory.Create(
            new ConnectionOptions(server, JiraLogin.FromToken(token))
            {
                Proxy = proxy is null ? null : new Uri(proxy),
                ProxyUsesDefaultCredentials = true,
            },
            RevocationCheck.Offline,
            _ => { }
        );
        var login = handler.Proxy is null ? handler.DefaultProxyCredentials : handler.Proxy.Credentials;
        Assert.Same(CredentialCache.DefaultCredentials, login);
        Assert.False(handler.UseDefaultCredentials);
    }
}
