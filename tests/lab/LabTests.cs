using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>What stands between a client and Jira: real proxies and gateways, their restarts, limits and refusals.</summary>
public sealed class LabTests : IDisposable
{
    private readonly X509Certificate2 certificate = Certificates.SelfSigned();
    private readonly LoopbackServer jira = new("/jira");

    [LabFact("nginx")]
    public async Task A_restart_of_nginx_over_tls_in_the_middle_of_300_updates_loses_none()
    {
        using var nginx = await StartTlsAsync("");
        using var connection = Connect($"https://127.0.0.1:{nginx.Port}/jira");
        for (var round = 0; round < 10; round++)
        {
            var before = jira.Writes.Count;
            var done = 0;
            await UpdateAsync(
                connection,
                300,
                throttle: 4,
                async () =>
                {
                    if (Interlocked.Increment(ref done) == 100)
                    {
                        await nginx.RestartAsync();
                    }
                }
            );
            Assert.Equal(300, done);
            Assert.InRange(jira.Writes.Count - before, 300, int.MaxValue);
        }
    }

    [LabFact("nginx")]
    public async Task A_limit_of_nginx_loses_none()
    {
        using var nginx = await LabServer.StartNginxAsync(
            (port, _) =>
                $$"""
                    limit_req_zone $binary_remote_addr zone=all:1m rate=20r/s;
                    limit_req_status 429;
                    server {
                        listen 127.0.0.1:{{port}};
                        location / {
                            limit_req zone=all burst=19 nodelay;
                            add_header Retry-After 1 always;
                            proxy_pass {{Target}};
                        }
                    }
                    """
        );
        using var connection = Connect($"http://127.0.0.1:{nginx.Port}/jira");
        await UpdateAsync(connection, 100, throttle: 16);
        Assert.Equal(100, jira.Writes.Count);
    }

    [LabFact("nginx")]
    public async Task A_plain_request_to_its_tls_port_says_https()
    {
        using var nginx = await StartTlsAsync("");
        using var connection = Connect($"http://127.0.0.1:{nginx.Port}/jira");
        var error = await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5));
        Assert.Equal((GijErrorId.UnexpectedStatus, 400), (error.Id, error.StatusCode));
        Assert.StartsWith("Connect with an address that starts with https://", error.Advice, StringComparison.Ordinal);
    }

    [LabFact("nginx")]
    public async Task A_missing_client_certificate_says_so()
    {
        using var nginx = await StartTlsAsync("ssl_verify_client on; ssl_client_certificate FOLDER/server.pem;");
        using var connection = Connect($"https://127.0.0.1:{nginx.Port}/jira");
        var error = await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5));
        Assert.StartsWith("Connect with -Certificate", error.Advice, StringComparison.Ordinal);
    }

    [LabFact("nginx")]
    public async Task A_page_of_nginx_says_nothing_of_permissions()
    {
        using var nginx = await LabServer.StartNginxAsync(
            (port, _) => $$"""server { listen 127.0.0.1:{{port}}; location / { deny all; } }"""
        );
        using var connection = Connect($"http://127.0.0.1:{nginx.Port}/jira");
        var error = await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5));
        Assert.Equal(GijErrorId.AccessDenied, error.Id);
        Assert.Contains("403 Forbidden", error.Summary, StringComparison.Ordinal);
    }

    [LabFact("haproxy")]
    public async Task A_restart_of_jira_behind_haproxy_loses_none()
    {
        using var haproxy = await StartHaproxyAsync("");
        using var connection = Connect($"http://127.0.0.1:{haproxy.Port}/jira");
        var done = 0;
        await UpdateAsync(
            connection,
            200,
            throttle: 4,
            async () =>
            {
                if (Interlocked.Increment(ref done) == 50)
                {
                    await jira.StopAsync();
                    jira.StartAgain();
                }
            }
        );
        Assert.Equal(200, done);
    }

    [LabFact("haproxy")]
    public async Task A_limit_of_haproxy_that_does_not_say_how_long_loses_none()
    {
        using var haproxy = await StartHaproxyAsync(
            """
                stick-table type ip size 1k expire 10s store http_req_rate(1s)
                http-request track-sc0 src
                http-request deny deny_status 429 if { sc_http_req_rate(0) gt 20 }
            """
        );
        using var connection = Connect($"http://127.0.0.1:{haproxy.Port}/jira");
        await UpdateAsync(connection, 100, throttle: 16);
        Assert.Equal(100, jira.Writes.Count);
    }

    [LabFact("squid")]
    public async Task A_tunnel_through_squid_is_made_refused_and_asked_for_a_login()
    {
        using var secure = new LoopbackServer("/jira", certificate);
        using var open = await LabServer.StartSquidAsync(_ => "http_access allow all");
        using (var through = Connect(secure, open))
        {
            Assert.Equal(5, (await through.GetAsync(5)).Id);
        }

        using var closed = await LabServer.StartSquidAsync(_ => "http_access deny all");
        using var refused = Connect(secure, closed);
        var error = await Assert.ThrowsAsync<GijException>(() => refused.GetAsync(5));
        Assert.Equal(GijErrorId.ConnectionFailed, error.Id);
        Assert.Contains("HTTP 403", error.Message, StringComparison.Ordinal);
    }

    [LabFact("squid")]
    public async Task Squid_is_told_the_login_that_it_asks_for()
    {
        using var secure = new LoopbackServer("/jira", certificate);
        using var squid = await LabServer.StartSquidAsync(folder =>
        {
            // The word 'secret', by the oldest way to keep one.
            File.WriteAllText(Path.Combine(folder, "users"), "robot:xy/gRonXQz8UE\n");
            return $"""
                auth_param basic program /usr/lib/squid/basic_ncsa_auth {folder}/users
                auth_param basic realm lab
                acl known proxy_auth REQUIRED
                http_access allow known
                http_access deny all
                """;
        });
        using var unknown = Connect(secure, squid);
        Assert.Equal(GijErrorId.ProxyLoginRefused, (await Assert.ThrowsAsync<GijException>(() => unknown.GetAsync(5))).Id);

        using var known = Connect(secure, squid, new NetworkCredential("robot", "secret"));
        Assert.Equal(5, (await known.GetAsync(5)).Id);
    }

    [LabFact("squid")]
    public async Task A_squid_that_has_ended_is_named()
    {
        using var squid = await LabServer.StartSquidAsync(_ => "http_access allow all");
        using var connection = Connect("https://jira.example.com/jira", squid);
        squid.Stop();
        var error = await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5));
        Assert.Contains($"the proxy 127.0.0.1:{squid.Port} can't be reached", error.Summary, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        jira.Dispose();
        certificate.Dispose();
    }

    private string Target => jira.BaseUri.GetLeftPart(UriPartial.Authority);

    private static async Task UpdateAsync(GijServer connection, int updates, int throttle, Func<Task>? after = null) =>
        await Parallel.ForEachAsync(
            Enumerable.Range(1, updates),
            new ParallelOptions { MaxDegreeOfParallelism = throttle },
            async (update, _) =>
            {
                var id = 1 + (update % 13);
                Assert.Equal(id, (await connection.UpdateAsync(id, (SharedFields.MaxMinsToCommitEmail, update))).Id);
                await (after?.Invoke() ?? Task.CompletedTask);
            }
        );

    private Task<LabServer> StartTlsAsync(string options) =>
        LabServer.StartNginxAsync(
            (port, folder) =>
            {
                var file = Path.Combine(folder, "server.pem");
                File.WriteAllText(
                    file,
                    $"{certificate.ExportCertificatePem()}\n{certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem()}\n"
                );
                return $$"""
                    server {
                        listen 127.0.0.1:{{port}} ssl;
                        ssl_certificate {{file}};
                        ssl_certificate_key {{file}};
                        {{options.Replace("FOLDER", folder, StringComparison.Ordinal)}}
                        location / { proxy_pass {{Target}}; }
                    }
                    """;
            }
        );

    private Task<LabServer> StartHaproxyAsync(string rules) =>
        LabServer.StartHaproxyAsync(port =>
            $"""
                frontend front
                    bind 127.0.0.1:{port}
                {rules}
                    default_backend back
                backend back
                    server jira {jira.BaseUri.Authority}
                """
        );

    private GijServer Connect(string address, LabServer? proxy = null) => Connect(new Uri(address), jira, proxy, login: null);

    private static GijServer Connect(LoopbackServer server, LabServer proxy, NetworkCredential? login = null) =>
        Connect(server.BaseUri, server, proxy, login);

    private static GijServer Connect(Uri address, LoopbackServer server, LabServer? proxy, NetworkCredential? login)
    {
        using var token = SecretText.ToSecureString(server.Sandbox.AdministratorToken);
        return new GijServer(
            new ConnectionOptions(address, JiraLogin.FromToken(token))
            {
                SkipCertificateCheck = true,
                Proxy = proxy is null ? null : new Uri($"http://127.0.0.1:{proxy.Port}"),
                ProxyCredential = login,
            }
        );
    }
}
