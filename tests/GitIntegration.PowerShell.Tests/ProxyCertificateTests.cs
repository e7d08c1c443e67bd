using System;
using System.Linq;
using System.Security.Cryptography.X509Certificates;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>The certificates of a server and of the https proxy before it, each with thumbprints of its own, over real sockets.</summary>
public sealed class ProxyCertificateTests : IDisposable
{
    private readonly X509Certificate2 ofServer = Certificates.SelfSigned();
    private readonly X509Certificate2 ofProxy = Certificates.SelfSigned();
    private readonly LoopbackServer server;
    private readonly Engine engine = new();

    public ProxyCertificateTests()
    {
        server = new LoopbackServer("/jira", ofServer);
        engine
            .WithSecret("token", server.Sandbox.AdministratorToken)
            .With("ofServer", ofServer.Thumbprint())
            .With("ofProxy", ofProxy.Thumbprint());
    }

    [Fact]
    public void Each_thumbprint_opens_the_connection_that_it_is_for()
    {
        using var proxy = new TlsProxy(ofProxy);
        var connection = (GijServer)
            engine
                .Succeed(Connect(proxy, "-CertificateThumbprint $ofServer -ProxyCertificateThumbprint $ofProxy -PassThru"))
                .Output.Single()
                .BaseObject;

        Assert.NotEmpty(server.Requests);
        Assert.Equal([ofServer.Thumbprint()], connection.CertificateThumbprint);
        Assert.Equal([ofProxy.Thumbprint()], connection.ProxyCertificateThumbprint);
        Assert.DoesNotContain(proxy.Heads, head => head.Contains("Authorization", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-CertificateThumbprint $ofServer, $ofProxy")]
    [InlineData("-CertificateThumbprint $ofProxy -ProxyCertificateThumbprint $ofServer")]
    [InlineData("-ProxyCertificateThumbprint $ofServer")]
    [InlineData("-SkipCertificateCheck")]
    public void What_was_said_of_the_server_does_not_hold_for_the_proxy(string options)
    {
        using var proxy = new TlsProxy(ofProxy);
        var error = engine.Run(Connect(proxy, options)).Error;

        Assert.Equal("CertificateRejected", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Contains("proxy", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("-ProxyCertificateThumbprint", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(proxy.Heads);
    }

    [Theory]
    [InlineData("-CertificateThumbprint $ofServer -ProxyCertificateThumbprint $ofProxy")]
    [InlineData("-CertificateThumbprint $ofServer -ProxyCertificateThumbprint $ofProxy, $ofServer")]
    [InlineData("-ProxyCertificateThumbprint $ofProxy")]
    public void A_proxy_that_poses_as_the_server_reads_no_token(string options)
    {
        using var proxy = new TlsProxy(ofProxy, isHostile: true);
        var error = engine.Run(Connect(proxy, options)).Error;

        Assert.Equal("CertificateRejected", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.DoesNotContain("proxy", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.StartsWith("CONNECT ", Assert.Single(proxy.Heads), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-ProxyCertificateThumbprint $ofServer", true)]
    [InlineData("", false)]
    [InlineData("-SkipCertificateCheck", false)]
    public void For_a_server_without_encryption_the_handshake_is_the_proxys(string options, bool isTaken)
    {
        var outcome = engine.Run(
            "Connect-GijServer http://jira.example.invalid/jira -Token $token -AllowUnencrypted "
                + $"-Proxy {server.BaseUri.GetLeftPart(UriPartial.Authority)} {options}"
        );
        Assert.Equal(isTaken ? [] : ["CertificateRejected"], outcome.ErrorIds);
        Assert.Equal(isTaken, server.Requests.Count > 0);
    }

    [Fact]
    public void Skipping_the_check_of_the_server_goes_with_a_thumbprint_of_the_proxy()
    {
        using var proxy = new TlsProxy(ofProxy);
        engine.Succeed(Connect(proxy, "-SkipCertificateCheck -ProxyCertificateThumbprint $ofProxy"));
        Assert.NotEmpty(server.Requests);
    }

    [Theory]
    [InlineData("-ProxyCertificateThumbprint $ofProxy", "InvalidValue")]
    [InlineData("-ProxyCertificateThumbprint $ofProxy -Proxy http://127.0.0.1:1", "InvalidValue")]
    [InlineData("-ProxyCertificateThumbprint 'no hexadecimal' -Proxy https://127.0.0.1:1", "InvalidValue")]
    [InlineData("-ProxyCertificateThumbprint $ofProxy -NoProxy", "ConflictingFields")]
    public void A_thumbprint_for_a_proxy_without_a_certificate_is_refused(string options, string id)
    {
        var outcome = engine.Run($"Connect-GijServer {server.BaseUri} -Token $token {options}");
        Assert.Equal([id], outcome.ErrorIds);
        Assert.Contains("-ProxyCertificateThumbprint", outcome.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    public void Dispose()
    {
        engine.Dispose();
        server.Dispose();
        ofServer.Dispose();
        ofProxy.Dispose();
    }

    private string Connect(TlsProxy proxy, string options) =>
        $"Connect-GijServer {server.BaseUri} -Token $token -Proxy {proxy.Address} {options}";
}
