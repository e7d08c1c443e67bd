using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>Retries over a real socket, by a clock that does not wait.</summary>
public sealed class RetryTests : IDisposable
{
    private const string One = """{"success":"true","integration":{"id":5}}""";
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly LoopbackServer server = new("/jira");
    private readonly ConcurrentQueue<TimeSpan> delays = new();
    private readonly RecordingObserver observer = new();
    private readonly GijServer connection;
    private readonly ResourceClient<GijIntegration> client;

    public RetryTests()
    {
        connection = Connect();
        client = new ResourceClient<GijIntegration>(connection, observer);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Reads_changes_and_removals_are_tried_again_with_a_random_part_of_a_doubling_wait(int status)
    {
        foreach (var (method, act) in Acts().Where(act => act.Method is "GET" or "PUT" or "DELETE"))
        {
            Fail(method, status, times: 3);
            delays.Clear();
            await act();
            Assert.Equal([0.5, 1, 2], delays.Select(delay => delay.TotalSeconds));
        }

        Assert.Equal(9, observer.Notices.Count);
        Assert.All(observer.Notices, notice => Assert.Contains($"HTTP {status}", notice, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_first_request_of_a_connection_is_not_tried_again_where_nothing_answers()
    {
        using var nowhere = Connect(new Uri("http://127.0.0.1:9/jira"));
        var error = await Assert.ThrowsAsync<GijException>(() => nowhere.LogInAsync(observer, CancellationToken.None));
        Assert.Equal(GijErrorId.ConnectionFailed, error.Id);
        Assert.Empty(delays);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0", 0)]
    [InlineData("Fri, 02 Jan 2026 03:04:35 GMT", 30)]
    [InlineData("Fri, 02 Jan 2026 03:00:00 GMT", 0)]
    [InlineData("300", 300)]
    public async Task The_wait_that_the_server_asks_for_is_kept_in_full(string retryAfter, double seconds)
    {
        Fail("GET", 503, times: 1, ("Retry-After", retryAfter));
        await connection.GetAsync(5);
        Assert.Equal(seconds, Assert.Single(delays).TotalSeconds);
    }

    [Fact]
    public async Task A_wait_beyond_all_patience_fails_at_once_and_is_said()
    {
        Fail("GET", 429, times: 1, ("Retry-After", "3600"));
        var error = await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5));
        Assert.Equal(GijErrorId.RateLimited, error.Id);
        Assert.Contains("3600 seconds", error.Message, StringComparison.Ordinal);
        Assert.Empty(delays);
    }

    [Fact]
    public async Task After_the_last_try_the_error_is_that_of_the_answer()
    {
        Fail("GET", 503, times: 99);
        Assert.Equal(GijErrorId.ServerUnavailable, (await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5))).Id);
        Assert.Equal(5, server.Requests.Count);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(500)]
    public async Task Other_answers_are_final(int status)
    {
        Fail("GET", status, times: 99);
        await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(503, null, 1)]
    [InlineData(503, "1", 2)]
    [InlineData(429, null, 2)]
    [InlineData(502, "1", 1)]
    [InlineData(504, null, 1)]
    public async Task A_creation_is_repeated_only_where_the_server_has_surely_not_acted(int status, string? retryAfter, int requests)
    {
        Fail("POST", status, times: 1, retryAfter is null ? [] : [("Retry-After", retryAfter)]);
        var creation = Acts().Single(act => act.Method == "POST").Act();
        await Task.WhenAny(creation);
        Assert.Equal(requests == 2, creation.IsCompletedSuccessfully);
        Assert.Equal(requests, server.Requests.Count);
    }

    [Theory]
    [InlineData("GET", 2)]
    [InlineData("PUT", 2)]
    [InlineData("DELETE", 2)]
    [InlineData("HEAD", 2)]
    [InlineData("OPTIONS", 2)]
    [InlineData("POST", 1)]
    [InlineData("PATCH", 1)]
    public async Task A_broken_connection_is_tried_again_for_all_but_a_creation(string method, int requests)
    {
        Break(method, times: 1);
        var work = Acts().Single(act => act.Method == method).Act();
        await Task.WhenAny(work);
        Assert.Equal(requests == 2, work.IsCompletedSuccessfully);
        Assert.Equal(requests, server.Requests.Count);
    }

    [Theory]
    [InlineData("GET", 3)]
    [InlineData("PUT", 3)]
    [InlineData("DELETE", 3)]
    [InlineData("POST", 1)]
    public async Task A_response_that_is_cut_off_is_asked_for_again_for_all_but_a_creation(string method, int requests)
    {
        CutOff(method, times: 2);
        var work = Acts().Single(act => act.Method == method).Act();
        await Task.WhenAny(work);
        Assert.Equal(requests == 3, work.IsCompletedSuccessfully);
        Assert.Equal(requests, server.Requests.Count);
        Assert.Equal(requests - 1, observer.Notices.Count(notice => notice.Contains("was cut off", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task One_that_is_always_cut_off_fails_after_the_last_try_and_leaves_the_change_open()
    {
        CutOff("PUT", times: 99);
        var work = Acts().Single(act => act.Method == "PUT").Act();
        var error = await Assert.ThrowsAsync<GijException>(() => work);
        Assert.Equal((GijErrorId.ConnectionBroken, true, 5), (error.Id, error.MayHaveActed, server.Requests.Count));
    }

    [Fact]
    public async Task A_list_that_is_cut_off_is_not_asked_for_again()
    {
        var half = """{"success":true,"integrations":[{"id":1,"displayName":"One"},""";
        server.On(
            "GET /rest/gitplugin/1.0/integration",
            async context =>
            {
                context.Response.ContentType = "application/json";
                context.Response.ContentLength = half.Length + 1000;
                await context.Response.WriteAsync(half);
            }
        );
        await Assert.ThrowsAsync<GijException>(connection.ListAsync);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Where_nobody_listens_a_creation_is_tried_again_too()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var lonely = Connect(new Uri($"http://127.0.0.1:{port}"));
        var error = await Assert.ThrowsAsync<GijException>(() =>
            new ResourceClient<GijIntegration>(lonely).AddAsync(new SettingSet(IntegrationFields.Table), CancellationToken.None)
        );
        Assert.Equal(GijErrorId.ConnectionFailed, error.Id);
        Assert.Equal(4, delays.Count);
    }

    [Theory]
    [InlineData("GET", 4)]
    [InlineData("PUT", 0)]
    public async Task A_silent_server_is_tried_again_for_reads_only(string method, int waits)
    {
        server.FallSilentOn($"{method} /rest/gitplugin/1.0/integration/5");
        using var hasty = Connect(timeout: TimeSpan.FromMilliseconds(50));
        var error = await Assert.ThrowsAsync<GijException>(() =>
            method == "GET" ? hasty.GetAsync(5) : hasty.UpdateAsync(5, (SharedFields.Disabled, true))
        );
        Assert.Equal((GijErrorId.RequestTimeout, method == "PUT"), (error.Id, error.MayHaveActed));
        Assert.Equal(waits, delays.Count);
        // A busy machine may not bring every try to the server within its 50 milliseconds.
        Assert.InRange(server.Requests.Count, 0, waits + 1);
    }

    [Fact]
    public async Task A_removal_that_was_cut_off_and_then_finds_nothing_has_succeeded()
    {
        var tries = 0;
        server.On(
            "DELETE /rest/gitplugin/1.0/integration/5",
            async context =>
            {
                if (tries++ == 0)
                {
                    context.Abort();
                    return;
                }

                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync("""{"success":false,"error":"Integration 5 does not exist"}""");
            }
        );
        await client.RemoveAsync(5, deleteFiles: false, present: null, CancellationToken.None);
        Assert.Contains("had removed it", observer.Notices[^1], StringComparison.Ordinal);

        Assert.Equal(
            GijErrorId.IntegrationNotFound,
            (
                await Assert.ThrowsAsync<GijException>(() =>
                    client.RemoveAsync(5, deleteFiles: false, present: null, CancellationToken.None)
                )
            ).Id
        );
    }

    [Fact]
    public async Task A_removal_that_was_cut_off_stays_in_doubt_after_a_try_that_surely_did_nothing()
    {
        var tries = 0;
        server.On(
            "DELETE /rest/gitplugin/1.0/integration/5",
            context =>
            {
                context.Response.StatusCode = ++tries switch
                {
                    1 => 502,
                    2 => 429,
                    _ => 404,
                };
                context.Response.ContentType = "application/json";
                return context.Response.WriteAsync("""{"success":false,"error":"Integration 5 does not exist"}""");
            }
        );
        await client.RemoveAsync(5, deleteFiles: false, present: null, CancellationToken.None);
        Assert.Equal(3, tries);
    }

    [Fact]
    public async Task A_removal_that_never_left_and_then_finds_nothing_has_not_succeeded()
    {
        using var token = SecretText.ToSecureString("token");
        using var unreachable = new GijServer(
            new ConnectionOptions(new Uri("https://jira.invalid"), JiraLogin.FromToken(token))
            {
                Handler = new FailingOnce(
                    new HttpRequestException(
                        HttpRequestError.ConnectionError,
                        "refused",
                        new SocketException((int)SocketError.ConnectionRefused)
                    )
                ),
                Clock = new Clock { Delay = (_, _) => Task.CompletedTask },
            }
        );
        var error = await Assert.ThrowsAsync<GijException>(() =>
            new ResourceClient<GijIntegration>(unreachable).RemoveAsync(5, deleteFiles: false, present: null, CancellationToken.None)
        );
        Assert.Equal(GijErrorId.IntegrationNotFound, error.Id);
    }

    [Fact]
    public async Task A_backoff_doubles_up_to_half_a_minute()
    {
        Fail("GET", 503, times: 10);
        using var patient = server.Connect(options =>
        {
            options.MaxRetry = 10;
            options.Clock = new Clock
            {
                Random = () => 1,
                Delay = (wait, _) =>
                {
                    delays.Enqueue(wait);
                    return Task.CompletedTask;
                },
            };
        });
        await patient.GetAsync(5);
        Assert.Equal([1, 2, 4, 8, 16, 30, 30, 30, 30, 30], delays.Select(delay => delay.TotalSeconds));
    }

    [Fact]
    public async Task A_certificate_that_is_refused_is_refused_at_once()
    {
        using var certificate = Certificates.SelfSigned();
        using var secure = new LoopbackServer("/jira", certificate);
        using var careful = secure.Connect(options =>
        {
            options.MaxRetry = 4;
            options.Clock = new Clock
            {
                Delay = (wait, _) =>
                {
                    delays.Enqueue(wait);
                    return Task.CompletedTask;
                },
            };
        });
        Assert.Equal(GijErrorId.CertificateRejected, (await Assert.ThrowsAsync<GijException>(() => careful.GetAsync(5))).Id);
        Assert.Empty(delays);
    }

    [Theory]
    [InlineData(SocketError.TimedOut)]
    [InlineData(SocketError.HostUnreachable)]
    [InlineData(SocketError.NetworkDown)]
    public async Task A_creation_whose_answer_was_lost_with_the_network_is_not_repeated(SocketError loss)
    {
        using var network = new FailingOnce(
            new HttpRequestException(
                "An error occurred while sending the request.",
                new IOException("Unable to read data.", new SocketException((int)loss))
            )
        );
        using var token = SecretText.ToSecureString("token");
        using var lost = new GijServer(
            new ConnectionOptions(new Uri("https://jira.invalid"), JiraLogin.FromToken(token))
            {
                Handler = network,
                Clock = new Clock { Delay = (_, _) => Task.CompletedTask },
            }
        );
        var error = await Assert.ThrowsAsync<GijException>(() =>
            new ResourceClient<GijIntegration>(lost).AddAsync(new SettingSet(IntegrationFields.Table), CancellationToken.None)
        );

        Assert.Equal((GijErrorId.ConnectionBroken, true, 1), (error.Id, error.MayHaveActed, network.Tries));
    }

    [Fact]
    public async Task A_removal_that_a_proxy_gave_up_on_and_then_finds_nothing_has_succeeded()
    {
        var tries = 0;
        server.On(
            "DELETE /rest/gitplugin/1.0/integration/5",
            async context =>
            {
                context.Response.StatusCode = tries++ == 0 ? 504 : 404;
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync("""{"success":false,"error":"Integration 5 does not exist"}""");
            }
        );
        await client.RemoveAsync(5, deleteFiles: false, present: null, CancellationToken.None);
        Assert.Equal(2, tries);
    }

    [Theory]
    [InlineData("X-RateLimit-Interval-Seconds", "1000000000000")]
    [InlineData("X-RateLimit-Interval-Seconds", "9223372036854775807")]
    [InlineData("Retry-After", "99999999999999999")]
    public async Task A_number_of_seconds_beyond_reason_closes_nothing_and_repeats_nothing(string header, string value)
    {
        server.On("PUT /rest/gitplugin/1.0/integration/5", 200, "application/json", One, ("X-RateLimit-Remaining", "0"), (header, value));
        await connection.UpdateAsync(5, (SharedFields.Disabled, true));
        await connection.UpdateAsync(5, (SharedFields.Disabled, true));
        Assert.Equal((2, 0), (server.Requests.Count, delays.Count));

        server.On("GET /rest/gitplugin/1.0/integration/5", 429, "application/json", "{}", ("Retry-After", "99999999999999999"));
        Assert.Equal(GijErrorId.RateLimited, (await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5))).Id);
        Assert.Empty(delays);
    }

    [Fact]
    public async Task A_used_up_quota_closes_one_gate_for_all_requests()
    {
        var opened = new TaskCompletionSource();
        using var gated = Connect(
            delay: (wait, _) =>
            {
                delays.Enqueue(wait);
                return opened.Task;
            }
        );
        server.On(
            "GET /rest/gitplugin/1.0/integration/5",
            200,
            "application/json",
            One,
            ("X-RateLimit-Remaining", "0"),
            ("X-RateLimit-Interval-Seconds", "60")
        );
        await gated.GetAsync(5);
        server.On("GET /rest/gitplugin/1.0/integration/5", 200, "application/json", One);
        var waiting = Enumerable.Range(0, 8).Select(_ => gated.GetAsync(5)).ToArray();

        Assert.Equal(TimeSpan.FromSeconds(60), Assert.Single(delays));
        Assert.Single(server.Requests);
        opened.SetResult();
        await Task.WhenAll(waiting);
        Assert.Equal(9, server.Requests.Count);
    }

    [Fact]
    public async Task A_gate_that_is_closed_stays_so_no_longer_for_another_response()
    {
        var closings = 0;
        using var gated = Connect(
            delay: (_, _) =>
            {
                closings++;
                return new TaskCompletionSource().Task;
            }
        );
        var bothAsked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = 0;
        server.On(
            "GET /rest/gitplugin/1.0/integration/5",
            async context =>
            {
                if (Interlocked.Increment(ref asked) == 2)
                {
                    bothAsked.SetResult();
                }

                await bothAsked.Task;
                context.Response.ContentType = "application/json";
                context.Response.Headers.Append("X-RateLimit-Remaining", "0");
                context.Response.Headers.Append("X-RateLimit-Interval-Seconds", "7");
                await context.Response.WriteAsync(One);
            }
        );
        await Task.WhenAll(gated.GetAsync(5), gated.GetAsync(5));
        Assert.Equal(1, closings);
    }

    [Fact]
    public async Task A_request_that_is_to_be_tried_once_is_not_repeated_whatever_happens()
    {
        foreach (var fail in new Action<HttpContext>[] { context => context.Abort(), context => context.Response.StatusCode = 503 })
        {
            var before = server.Requests.Count;
            server.On(
                "GET /status",
                context =>
                {
                    fail(context);
                    return Task.CompletedTask;
                }
            );
            await Assert.ThrowsAsync<GijException>(() => connection.Jira().GetStateAsync(CancellationToken.None));
            Assert.Equal(before + 1, server.Requests.Count);
        }
    }

    [Fact]
    public async Task A_response_that_another_try_follows_is_let_go_of()
    {
        var letGo = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var tries = 0;
        server.On(
            "GET /rest/gitplugin/1.0/integration/5",
            async context =>
            {
                context.Response.ContentType = "application/json";
                if (tries++ > 0)
                {
                    await context.Response.WriteAsync(One);
                    return;
                }

                context.RequestAborted.Register(letGo.SetResult);
                context.Response.StatusCode = 503;
                while (!context.RequestAborted.IsCancellationRequested)
                {
                    await context.Response.WriteAsync("and so on ");
                }
            }
        );
        Assert.Equal(5, (await connection.GetAsync(5)).Id);
        await letGo.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_stop_ends_a_wait_at_once()
    {
        using var stop = new CancellationTokenSource();
        using var patient = Connect(
            delay: (_, token) =>
            {
                stop.Cancel();
                return Task.Delay(Timeout.Infinite, token);
            }
        );
        Fail("GET", 503, times: 99);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => patient.GetAsync(5, stop: stop.Token));
        Assert.Single(server.Requests);
    }

    [Fact]
    public void The_random_part_stays_within_its_bounds()
    {
        var clock = new Clock();
        Assert.All(Enumerable.Range(0, 10_000), _ => Assert.InRange(clock.Random(), 0, 0.9999999999));
    }

    public void Dispose()
    {
        connection.Dispose();
        server.Dispose();
    }

    /// <summary>A network where the first connection is refused, and the second leads to a server without the integration.</summary>
    /// <summary>Fails in a way that no loopback socket can, and then knows no integration.</summary>
    private sealed class FailingOnce(Exception failure) : HttpMessageHandler
    {
        public int Tries { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (++Tries == 1)
            {
                throw failure;
            }

            return Task.FromResult(
                new HttpResponseMessage(HttpStatusCode.NotFound)
                {
                    Content = new StringContent(
                        """{"success":false,"error":"Integration 5 does not exist"}""",
                        System.Text.Encoding.UTF8,
                        "application/json"
                    ),
                }
            );
        }
    }

    private GijServer Connect(Uri? address = null, TimeSpan? timeout = null, Func<TimeSpan, CancellationToken, Task>? delay = null)
    {
        using var token = SecretText.ToSecureString(server.Sandbox.AdministratorToken);
        return new GijServer(
            new ConnectionOptions(address ?? server.BaseUri, JiraLogin.FromToken(token))
            {
                Timeout = timeout ?? TimeSpan.FromSeconds(30),
                Clock = new Clock
                {
                    Now = () => Now,
                    Random = () => 0.5,
                    Delay =
                        delay
                        ?? (
                            (wait, _) =>
                            {
                                delays.Enqueue(wait);
                                return Task.CompletedTask;
                            }
                        ),
                },
            }
        );
    }

    private IEnumerable<(string Method, Func<Task> Act)> Acts() =>
        [
            ("GET", () => client.GetAsync(5, CancellationToken.None)),
            ("PUT", () => client.UpdateAsync(5, new SettingSet(IntegrationFields.Table), present: null, CancellationToken.None)),
            ("DELETE", () => client.RemoveAsync(5, deleteFiles: false, present: null, CancellationToken.None)),
            ("POST", () => client.AddAsync(new SettingSet(IntegrationFields.Table), CancellationToken.None)),
            .. new[] { "PATCH", "HEAD", "OPTIONS" }.Select(method => (method, (Func<Task>)(() => CallAsync(method)))),
        ];

    private Task<RestResponse> CallAsync(string method)
    {
        var call = new RestCall(new HttpMethod(method), "rest/gitplugin/1.0/integration/5", body: null);
        return new RestClient(connection, RequestObserver.None).SendAsync(call, takesText: false, CancellationToken.None);
    }

    private void Fail(string method, int status, int times, params (string Name, string Value)[] headers) =>
        Answer(
            method,
            times,
            context =>
            {
                context.Response.StatusCode = status;
                foreach (var (name, value) in headers)
                {
                    context.Response.Headers.Append(name, value);
                }
            }
        );

    /// <summary>Answers well, but for the last characters, which the length of the response has announced.</summary>
    private void CutOff(string method, int times)
    {
        var left = times;
        server.On(
            method == "POST" ? "POST /rest/gitplugin/1.0/integration" : $"{method} /rest/gitplugin/1.0/integration/5",
            async context =>
            {
                context.Response.ContentType = "application/json";
                context.Response.ContentLength = One.Length;
                await context.Response.WriteAsync(left-- > 0 ? One[..^2] : One);
            }
        );
    }

    private void Break(string method, int times) => Answer(method, times, context => context.Abort());

    /// <summary>Answers in the test's way so many times, and then well.</summary>
    private void Answer(string method, int times, Action<HttpContext> fail)
    {
        var left = times;
        server.On(
            method == "POST" ? "POST /rest/gitplugin/1.0/integration" : $"{method} /rest/gitplugin/1.0/integration/5",
            async context =>
            {
                if (left-- > 0)
                {
                    fail(context);
                    return;
                }

                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync(One);
            }
        );
    }
}
