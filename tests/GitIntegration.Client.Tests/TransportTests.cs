using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace GitIntegration.Tests;

public sealed class TransportTests : IDisposable
{
    private const string One = """{"success":"true","integration":[{"id":5,"displayName":"Größe"}]}""";

    private readonly LoopbackServer server = new("/jira");

    [Fact]
    public async Task A_request_goes_below_the_context_path_with_its_login_and_without_more_than_it_needs()
    {
        using var connection = server.Connect();
        await connection.GetAsync(3);

        var request = Assert.Single(server.Requests);
        Assert.Equal("/jira/rest/gitplugin/1.0/integration/3", request.Path);
        Assert.Equal($"Bearer {server.Sandbox.AdministratorToken}", request.Headers["Authorization"]);
        Assert.Equal("application/json", request.Headers["Accept"]);
        Assert.StartsWith("GitIntegration.PowerShell/", request.Headers["User-Agent"], StringComparison.Ordinal);
        Assert.False(request.Headers.ContainsKey("X-Atlassian-Token"));
    }

    [Fact]
    public async Task A_write_passes_the_xsrf_check_and_says_that_it_is_json()
    {
        using var connection = server.Connect();
        await connection.UpdateAsync(3, (SharedFields.TagsFilter, "^v"));

        var request = Assert.Single(server.Requests);
        Assert.Equal("no-check", request.Headers["X-Atlassian-Token"]);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.Equal("""{"tagsFilter":"^v"}""", request.Body);
    }

    [Fact]
    public async Task A_password_is_sent_with_the_first_request()
    {
        using var password = SecretText.ToSecureString(server.Sandbox.AdministratorToken);
        using var connection = new GijServer(new ConnectionOptions(server.BaseUri, JiraLogin.FromPassword("admin", password)));
        await connection.GetAsync(3);

        var expected = Convert.ToBase64String(Encoding.UTF8.GetBytes($"admin:{server.Sandbox.AdministratorToken}"));
        Assert.Equal($"Basic {expected}", Assert.Single(server.Requests).Headers["Authorization"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("token\r\nX-Evil: 1")]
    [InlineData("tökén")]
    public void A_token_that_no_header_may_carry_is_refused_without_being_repeated(string token)
    {
        using var secret = SecretText.ToSecureString(token);
        var error = Assert.Throws<GijException>(() => JiraLogin.FromToken(secret));

        Assert.Equal(GijErrorId.InvalidLogin, error.Id);
        Assert.True(token.Length == 0 || !error.ToString().Contains(token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        using var other = new LoopbackServer("/jira");
        server.On(
            "GET /rest/gitplugin/1.0/integration/5",
            302,
            "text/html",
            "",
            ("Location", $"{other.BaseUri}/rest/gitplugin/1.0/integration/5")
        );
        using var connection = server.Connect();

        var error = await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5));
        Assert.Equal(GijErrorId.RedirectRefused, error.Id);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task The_cookie_of_a_cluster_node_comes_back_with_the_next_request()
    {
        server.On("GET /rest/gitplugin/1.0/integration/5", 200, "application/json", One, ("Set-Cookie", "ROUTEID=.n2; path=/"));
        using var connection = server.Connect();
        await connection.GetAsync(5);
        await connection.GetAsync(5);

        Assert.Equal("ROUTEID=.n2", server.Requests[1].Headers["Cookie"]);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task A_compressed_answer_and_one_in_another_character_set_are_read(string encoding)
    {
        server.On(
            "GET /rest/gitplugin/1.0/integration/5",
            async context =>
            {
                context.Response.ContentType = "application/json; charset=iso-8859-1";
                context.Response.Headers.ContentEncoding = encoding;
                await using Stream packed =
                    encoding == "gzip"
                        ? new GZipStream(context.Response.Body, CompressionLevel.Fastest)
                        : new ZLibStream(context.Response.Body, CompressionLevel.Fastest);
                await packed.WriteAsync(Encoding.Latin1.GetBytes(One));
            }
        );
        using var connection = server.Connect();

        Assert.Equal("Größe", (await connection.GetAsync(5)).DisplayName);
    }

    [Theory]
    [InlineData("this is not gzip")]
    [InlineData("")]
    public async Task A_body_that_cannot_be_unpacked_is_an_invalid_response(string body)
    {
        server.On("GET /rest/gitplugin/1.0/integration/5", 200, "application/json", body, ("Content-Encoding", "gzip"));
        using var connection = server.Connect();
        Assert.Equal(GijErrorId.InvalidResponse, (await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5))).Id);
    }

    [Theory]
    [InlineData("utf-7")]
    [InlineData("no-such-set")]
    public async Task A_character_set_that_nobody_reads_is_taken_for_utf_8(string name)
    {
        server.On("GET /rest/gitplugin/1.0/integration/5", 200, $"application/json; charset={name}", One);
        using var connection = server.Connect();
        Assert.Equal("Größe", (await connection.GetAsync(5)).DisplayName);
    }

    [Fact]
    public async Task A_password_beyond_ascii_is_sent_in_utf_8()
    {
        using var password = SecretText.ToSecureString("pä");
        using var connection = new GijServer(new ConnectionOptions(server.BaseUri, JiraLogin.FromPassword("admin", password)));
        await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(3));
        Assert.Equal(
            $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("admin:pä"))}",
            Assert.Single(server.Requests).Headers["Authorization"]
        );
    }

    [Fact]
    public async Task The_first_of_a_list_is_handed_out_while_the_rest_is_still_to_come()
    {
        var firstWasTaken = new TaskCompletionSource();
        server.On(
            "GET /rest/gitplugin/1.0/integration",
            async context =>
            {
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync("""{"success":true,"integrations":[{"id":1},""" + new string(' ', 64 * 1024));
                await firstWasTaken.Task;
                await context.Response.WriteAsync("""{"id":2}]}""");
            }
        );
        using var connection = server.Connect();
        var ids = new List<int>();
        await new ResourceClient<GijIntegration>(connection).ListAsync(
            integrations =>
            {
                ids.AddRange(integrations.Select(integration => integration.Id));
                firstWasTaken.TrySetResult();
            },
            CancellationToken.None
        );

        Assert.Equal([1, 2], ids);
    }

    [Fact]
    public async Task A_list_that_breaks_off_gives_what_was_read_and_says_how_many()
    {
        var silence = server.FallSilentOn("GET /rest/gitplugin/1.0/integration", """{"success":true,"integrations":[{"id":1},{"id":2},""");
        using var connection = server.Connect();
        var read = new List<GijIntegration>();
        var error = await Assert.ThrowsAsync<GijException>(() =>
            new ResourceClient<GijIntegration>(connection).ListAsync(
                integrations =>
                {
                    read.AddRange(integrations);
                    if (read.Count == 2)
                    {
                        silence.End();
                    }
                },
                CancellationToken.None
            )
        );

        Assert.Equal(GijErrorId.ConnectionBroken, error.Id);
        Assert.Contains("2 integrations", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_together_with_a_faulty_one_is_handed_out_and_counted()
    {
        server.On("GET /rest/gitplugin/1.0/integration", 200, "application/json", """{"integrations":[{"id":1},{"id":"none"}]}""");
        using var connection = server.Connect();
        var read = new List<GijIntegration>();
        var error = await Assert.ThrowsAsync<GijException>(() =>
            new ResourceClient<GijIntegration>(connection).ListAsync(read.AddRange, CancellationToken.None)
        );

        Assert.Equal(1, Assert.Single(read).Id);
        Assert.Contains("1 integration had been read before", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_integration_of_more_than_a_mebibyte_is_refused_and_many_small_ones_of_more_are_not()
    {
        using var connection = server.Connect();
        server.On(
            "GET /rest/gitplugin/1.0/integration",
            200,
            "application/json",
            $$"""{"success":true,"integrations":[{"id":1,"displayName":"{{new string('x', 2 * 1024 * 1024)}}"}]}"""
        );
        Assert.Equal(GijErrorId.InvalidResponse, (await Assert.ThrowsAsync<GijException>(connection.ListAsync)).Id);

        var many = string.Join(
            ",",
            Enumerable.Range(1, 3000).Select(id => $$"""{"id":{{id}},"displayName":"{{new string('x', 1000)}}"}""")
        );
        server.On("GET /rest/gitplugin/1.0/integration", 200, "application/json", $$"""{"success":true,"integrations":[{{many}}]}""");
        Assert.Equal(3000, (await connection.ListAsync()).Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{\"success\":")]
    public async Task A_server_that_falls_silent_is_a_timeout(string? firstPart)
    {
        server.FallSilentOn("GET /rest/gitplugin/1.0/integration/5", firstPart);
        using var connection = server.Connect(options => options.Timeout = TimeSpan.FromMilliseconds(200));
        var error = await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5));

        Assert.Equal(GijErrorId.RequestTimeout, error.Id);
        Assert.Contains("0.2 s", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{\"success\":")]
    public async Task A_stop_while_waiting_is_no_failure(string? firstPart)
    {
        using var stop = new CancellationTokenSource();
        var silence = server.FallSilentOn("GET /rest/gitplugin/1.0/integration/5", firstPart);
        using var connection = server.Connect();

        // On a thread of its own: where the headers come at once, the body is read on the caller's.
        var asking = Task.Run(() => connection.GetAsync(5, stop: stop.Token));
        await silence.Begun;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public async Task Nobody_listening_is_a_failed_connection()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var secret = SecretText.ToSecureString("token");
        using var connection = new GijServer(new ConnectionOptions(new Uri($"http://127.0.0.1:{port}"), JiraLogin.FromToken(secret)));

        Assert.Equal(GijErrorId.ConnectionFailed, (await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5))).Id);
    }

    [Fact]
    public async Task An_untrusted_certificate_is_refused_unless_the_check_is_skipped()
    {
        using var certificate = Certificates.SelfSigned();
        using var secure = new LoopbackServer("/jira", certificate);

        using var careful = secure.Connect();
        var error = await Assert.ThrowsAsync<GijException>(() => careful.GetAsync(3));
        Assert.Equal(GijErrorId.CertificateRejected, error.Id);
        Assert.Contains("CN=127.0.0.1", error.Message, StringComparison.Ordinal);
        Assert.Empty(secure.Requests);

        using var careless = secure.Connect(options => options.SkipCertificateCheck = true);
        Assert.Equal(3, (await careless.GetAsync(3)).Id);
    }

    [Fact]
    public async Task Https_to_a_port_that_speaks_http_is_no_matter_of_certificates()
    {
        using var secret = SecretText.ToSecureString("token");
        using var connection = new GijServer(
            new ConnectionOptions(new UriBuilder(server.BaseUri) { Scheme = "https" }.Uri, JiraLogin.FromToken(secret))
        );
        var error = await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5));

        Assert.Equal(GijErrorId.ConnectionFailed, error.Id);
        Assert.Contains("http, not https", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_whose_answer_never_came_may_have_been_made_and_that_is_said()
    {
        server.On(
            "PUT /rest/gitplugin/1.0/integration/5",
            context =>
            {
                context.Abort();
                return Task.CompletedTask;
            }
        );
        using var connection = server.Connect();
        var error = await Assert.ThrowsAsync<GijException>(() => connection.UpdateAsync(5, (SharedFields.Disabled, true)));

        Assert.Equal(GijErrorId.ConnectionBroken, error.Id);
        Assert.Contains("may have carried it out", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("Negotiate !!!")]
    [InlineData("NTLM !!!")]
    public async Task A_challenge_that_nobody_can_read_is_an_error_of_ours(string challenge)
    {
        server.On("GET /rest/gitplugin/1.0/integration/5", 401, "text/html", "", ("WWW-Authenticate", challenge));
        using var connection = new GijServer(
            new ConnectionOptions(server.BaseUri, JiraLogin.OfConnection(AuthenticationKind.DefaultCredentials)) { MaxRetry = 0 }
        );
        var error = await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5));
        Assert.Contains(error.Id, new[] { GijErrorId.InvalidResponse, GijErrorId.AuthenticationFailed });
    }

    [Fact]
    public async Task What_is_no_HTTP_is_retried_in_words_of_our_own()
    {
        var observer = new RecordingObserver();
        using var raw = new RawServer("HTTP/1.1 200 OK\r\nBearer t0ken-of-mine \u001b[31m\r\n\r\n");
        using var token = SecretText.ToSecureString("t0ken-of-mine");
        using var connection = new GijServer(
            new ConnectionOptions(raw.BaseUri, JiraLogin.FromToken(token))
            {
                MaxRetry = 1,
                Clock = new Clock { Delay = (_, _) => Task.CompletedTask },
            }
        );
        var error = await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5, observer: observer));

        Assert.Equal(GijErrorId.InvalidResponse, error.Id);
        var notice = Assert.Single(observer.Notices);
        Assert.Contains("the response is not HTTP; trying again", notice, StringComparison.Ordinal);
        Assert.DoesNotContain("t0ken", notice + error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_login_does_not_go_in_clear_to_a_proxy_on_another_machine()
    {
        using var token = SecretText.ToSecureString("token");
        var options = new ConnectionOptions(server.BaseUri, JiraLogin.FromToken(token));
        Assert.False(options.UsesProxy);
        options.Proxy = new Uri("http://proxy.example.com:3128");
        Assert.Equal(GijErrorId.UnencryptedConnection, Assert.Throws<GijException>(() => new GijServer(options)).Id);
        options.AllowUnencrypted = true;
        Assert.True(options.UsesProxy);
        using var allowed = new GijServer(options);
    }

    [Fact]
    public async Task A_certificate_can_put_no_control_characters_on_the_screen()
    {
        using var certificate = Certificates.SelfSigned("evil\u001b[2J\nAll is well");
        using var secure = new LoopbackServer("/jira", certificate);
        using var connection = secure.Connect();
        var error = await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5));
        Assert.Equal(GijErrorId.CertificateRejected, error.Id);
        Assert.DoesNotContain('\u001b', error.Message);
    }

    [Fact]
    public async Task A_connection_that_is_closed_with_a_change_under_way_leaves_open_whether_it_was_made()
    {
        var silence = server.FallSilentOn("PUT /rest/gitplugin/1.0/integration/5");
        var connection = server.Connect();
        var changing = connection.UpdateAsync(5, (SharedFields.Disabled, true));
        await silence.Begun;
        connection.Dispose();

        var error = await Assert.ThrowsAsync<GijException>(() => changing);
        Assert.Equal((GijErrorId.ConnectionClosed, true), (error.Id, error.MayHaveActed));
        Assert.Equal(server.Sandbox.AdministratorToken, connection.Transport.Mask.InData(server.Sandbox.AdministratorToken));
        Assert.False((await Assert.ThrowsAsync<GijException>(() => connection.UpdateAsync(5, (SharedFields.Disabled, true)))).MayHaveActed);
    }

    [Fact]
    public async Task A_change_whose_answer_is_cut_off_by_closing_may_have_been_made()
    {
        server.FallSilentOn("PUT /rest/gitplugin/1.0/integration/5", "{");
        var connection = server.Connect();
        var observer = new RecordingObserver();
        var settings = new SettingSet(IntegrationFields.Table);
        settings.Set(SharedFields.Disabled, true);
        var changing = Task.Run(() =>
            new ResourceClient<GijIntegration>(connection, observer).UpdateAsync(5, settings, present: null, CancellationToken.None)
        );
        await observer.Responded;
        connection.Dispose();

        var error = await Assert.ThrowsAsync<GijException>(() => changing);
        Assert.Equal((GijErrorId.ConnectionClosed, true), (error.Id, error.MayHaveActed));
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    public async Task Closing_ends_the_wait_for_the_next_try_and_for_the_quota_too(int status)
    {
        server.On("PUT /rest/gitplugin/1.0/integration/5", status, "text/plain", "slow", ("Retry-After", "200"));
        var connection = server.Connect(options =>
        {
            options.MaxRetry = 1;
            options.RateLimitTimeout = TimeSpan.FromMinutes(5);
            var delay = options.Clock.Delay;
            options.Clock.Delay = (time, stop) => stop.CanBeCanceled && status == 429 ? Task.CompletedTask : delay(time, stop);
        });
        var observer = new RecordingObserver
        {
            Noticed = text =>
            {
                if (text.Contains("trying again", StringComparison.Ordinal))
                {
                    _ = Task.Run(connection.Dispose);
                }
            },
        };
        var settings = new SettingSet(IntegrationFields.Table);
        settings.Set(SharedFields.Disabled, true);
        var changing = new ResourceClient<GijIntegration>(connection, observer).UpdateAsync(
            5,
            settings,
            present: null,
            CancellationToken.None
        );

        var error = await Assert.ThrowsAsync<GijException>(() => changing.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal((GijErrorId.ConnectionClosed, false), (error.Id, error.MayHaveActed));
    }

    [Fact]
    public async Task A_request_under_way_ends_with_the_login_that_it_was_sent_with()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var mayAnswer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.On(
            "GET /rest/gitplugin/1.0/integration/5",
            async context =>
            {
                asked.SetResult();
                await mayAnswer.Task;
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync(One);
            }
        );
        using var connection = server.Connect();
        var reading = connection.GetAsync(5);
        await asked.Task;
        connection.TakeLoginOf(server.Connect(token: "another"));
        Assert.Equal(GijErrorId.AuthenticationFailed, (await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(6))).Id);

        mayAnswer.SetResult();
        Assert.Equal("Größe", (await reading).DisplayName);
        Assert.True(connection.IsOpen);
    }

    [Fact]
    public async Task The_login_is_let_go_of_once_the_connection_was_closed_or_replaced_and_what_used_it_has_ended()
    {
        var token = server.Sandbox.AdministratorToken;
        var connection = server.Connect();
        await connection.GetAsync(3);
        var first = connection.Transport;
        Assert.NotEqual(token, first.Mask.InData(token));

        connection.TakeLoginOf(server.Connect());
        Assert.Equal(token, first.Mask.InData(token));
        var late = new JiraClient(first, RequestObserver.None).GetUserAsync(CancellationToken.None);
        Assert.Equal(GijErrorId.ConnectionClosed, (await Assert.ThrowsAsync<GijException>(() => late)).Id);

        server.On("GET /rest/gitplugin/1.0/integration/5", 500, "text/html", "<html></html>");
        await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5));
        var second = connection.Transport;
        Assert.NotEqual(token, second.Mask.InData(token));
        connection.Dispose();
        Assert.Equal(token, second.Mask.InData(token));
    }

    [Fact]
    public async Task A_closed_connection_says_so()
    {
        var connection = server.Connect();
        connection.Dispose();

        Assert.Equal(GijErrorId.ConnectionClosed, (await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(3))).Id);
    }

    public void Dispose() => server.Dispose();
}
