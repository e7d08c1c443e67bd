using System;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>What comes between a client and an encrypted connection: restarts, ports that speak something else, proxies.</summary>
public sealed class HandshakeTests : IDisposable
{
    private static readonly byte[] VersionAlert = [0x15, 3, 1, 0, 2, 2, 70];

    private readonly X509Certificate2 certificate = Certificates.SelfSigned();
    private readonly LoopbackServer server;

    public HandshakeTests() => server = new LoopbackServer("/jira", certificate);

    [Fact]
    public async Task A_handshake_that_a_restart_cuts_off_is_tried_again_even_for_a_creation()
    {
        using var relay = new Relay(server.BaseUri, spoilt: 2, Relay.ResetAsync);
        using var connection = Connect(relay.BaseUri);
        var settings = new SettingSet(IntegrationFields.Table);
        settings.Set(IntegrationFields.Type, IntegrationTypes.GitLab);
        settings.Set(SharedFields.Pat, SecretText.ToSecureString("secret-of-the-host"));
        await new ResourceClient<GijIntegration>(connection).AddAsync(settings, CancellationToken.None);
        Assert.Equal(3, relay.Connections);
        Assert.Single(server.Writes);
    }

    [Fact]
    public async Task One_that_is_always_cut_off_says_so_and_nothing_of_http()
    {
        using var relay = new Relay(server.BaseUri, spoilt: 99, Relay.ResetAsync);
        using var connection = Connect(relay.BaseUri);
        var error = await Assert.ThrowsAsync<GijException>(() => connection.UpdateAsync(5, (SharedFields.Disabled, true)));
        Assert.Equal((GijErrorId.ConnectionFailed, false), (error.Id, error.MayHaveActed));
        Assert.Contains("the connection broke while encryption was being set up", error.Message, StringComparison.Ordinal);
        Assert.Equal(5, relay.Connections);
    }

    [Fact]
    public async Task A_fault_of_the_protocol_is_final_and_says_nothing_of_http()
    {
        using var relay = new Relay(server.BaseUri, spoilt: 99, client => Relay.AnswerAsync(client, VersionAlert));
        using var connection = Connect(relay.BaseUri);
        var error = await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5));
        Assert.Equal(GijErrorId.ConnectionFailed, error.Id);
        Assert.Contains("could not set up an encrypted connection", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("http, not https", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, relay.Connections);
    }

    [Fact]
    public async Task A_port_that_speaks_http_is_told_by_its_bytes()
    {
        using var relay = new Relay(
            server.BaseUri,
            spoilt: 99,
            client => Relay.AnswerAsync(client, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"u8.ToArray())
        );
        using var connection = Connect(relay.BaseUri);
        var error = await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5));
        Assert.Contains("the port may use http, not https", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, relay.Connections);
    }

    [Theory]
    [InlineData(502, 5)]
    [InlineData(503, 5)]
    [InlineData(504, 5)]
    [InlineData(403, 1)]
    [InlineData(407, 1)]
    public async Task A_proxy_that_cannot_make_the_tunnel_now_is_asked_again(int status, int tries)
    {
        var refusal = System.Text.Encoding.ASCII.GetBytes($"HTTP/1.1 {status} No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        using var proxy = new Relay(new Uri("http://127.0.0.1"), spoilt: 99, client => Relay.AnswerAsync(client, refusal));
        using var connection = Connect(new Uri("https://jira.example.com"), proxy.BaseUri);
        var error = await Assert.ThrowsAsync<GijException>(() => connection.UpdateAsync(5, (SharedFields.Disabled, true)));
        Assert.False(error.MayHaveActed);
        Assert.Contains($"HTTP {status}", error.Message, StringComparison.Ordinal);
        Assert.Equal(tries, proxy.Connections);
    }

    [Fact]
    public async Task A_dead_proxy_is_named()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var proxy = $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        listener.Dispose();
        using var connection = Connect(new Uri("https://jira.example.com"), new Uri($"http://{proxy}"));
        var error = await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5));
        Assert.Equal(GijErrorId.ConnectionFailed, error.Id);
        Assert.Contains($"the proxy {proxy} can't be reached", error.Message, StringComparison.Ordinal);

        using var direct = Connect(new Uri($"https://{proxy}"));
        Assert.DoesNotContain(
            "proxy",
            (await Assert.ThrowsAsync<GijException>(() => direct.GetAsync(5))).Summary,
            StringComparison.Ordinal
        );
    }

    public void Dispose()
    {
        server.Dispose();
        certificate.Dispose();
    }

    private GijServer Connect(Uri address, Uri? proxy = null)
    {
        using var token = SecretText.ToSecureString(server.Sandbox.AdministratorToken);
        return new GijServer(
            new ConnectionOptions(address, JiraLogin.FromToken(token))
            {
                SkipCertificateCheck = true,
                Proxy = proxy,
                Clock = new Clock { Delay = (_, _) => Task.CompletedTask },
            }
        );
    }
}
