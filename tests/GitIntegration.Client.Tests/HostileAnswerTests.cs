using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>
/// Answers that are to fill the memory or to confuse, over sockets. No other test runs beside them, or its memory would
/// count.
/// </summary>
[CollectionDefinition(nameof(HostileAnswerTests), DisableParallelization = true)]
[Collection(nameof(HostileAnswerTests))]
public sealed class HostileAnswerTests : IDisposable
{
    private const int Mebibyte = 1024 * 1024,
        Many = 50;
    private const string Before = """{"success":true,"integrations":[{"id":1,"displayName":"x"},""",
        Inside = Before + """{"id":2,"displayName":""";

    private const string Disable = "PUT /rest/gitplugin/1.0/repository/5/disable",
        Began = """{"success":true""";

    private readonly LoopbackServer server = new("/jira");
    private readonly GijServer connection;

    public HostileAnswerTests() => connection = server.Connect();

    [Theory]
    [InlineData("application/json", "", " ")]
    [InlineData("application/json", Before, " ")]
    [InlineData("application/json", Inside, " ")]
    [InlineData("application/json", Inside + "\"", "x")]
    [InlineData("application/json", "", "[")]
    [InlineData("application/json", Inside, "{\"a\":")]
    [InlineData("application/json", Inside, "9")]
    [InlineData("application/json", "{\"", "n")]
    [InlineData("application/json", "{\"error\":\"x\"}", "\n")]
    [InlineData("application/json", "/*", "*")]
    [InlineData("application/json; charset=utf-16", "", " ")]
    [InlineData("text/html", "<html>", "<p>")]
    [InlineData("text/plain", "", " ")]
    public async Task Fifty_megabytes_take_a_fraction_of_it(string contentType, string start, string repeated)
    {
        server.On("GET /rest/gitplugin/1.0/integration", context => SendAsync(context.Response, contentType, start, repeated));
        await AssertIsRefusedWithoutFillingTheMemoryAsync();
    }

    [Theory]
    [InlineData("""{"success":true,"integration":[{"id":5}""", ""","more":1,{"id":5}""")]
    [InlineData("""{"success":true,"integrations":[{"id":5}""", """,{"id":5}""")]
    public async Task One_integration_is_asked_for_and_a_million_are_not_kept(string start, string repeated)
    {
        server.On("GET /rest/gitplugin/1.0/integration/5", context => SendAsync(context.Response, "application/json", start, repeated));
        await AssertIsRefusedWithoutFillingTheMemoryAsync(() => connection.GetAsync(5));
    }

    [Fact]
    public async Task A_list_of_projects_without_an_end_is_not_kept()
    {
        server.On(
            "GET /rest/api/2/project",
            context => SendAsync(context.Response, "application/json", "[{}", """,{"id":"1","key":"A"}""")
        );
        await AssertIsRefusedWithoutFillingTheMemoryAsync(() => connection.Jira().GetProjectsAsync("test", default), limit: 128);
    }

    [Theory]
    [InlineData(
        """
            ,"integration":[{"id":5}],"error":"
            """
    )]
    [InlineData(
        """
            ,"integration":{"id":5},"errorMessages":"
            """
    )]
    [InlineData(
        """
            ,"integrations":[{"id":5},{"id":6}],"advice":"
            """
    )]
    [InlineData(
        """
            ,"integrations":[{"id":5}],"new":"
            """
    )]
    public async Task Members_between_the_objects_of_a_list_have_one_allowance_for_them_all(string between)
    {
        server.On(
            "GET /rest/gitplugin/1.0/integration",
            context => SendAsync(context.Response, "application/json", Began, Member(between))
        );
        await AssertIsRefusedWithoutFillingTheMemoryAsync();
    }

    [Theory]
    [InlineData(
        """
            ,"integration":[{"id":5}],"error":"
            """
    )]
    [InlineData(
        """
            ,"integration":[{"id":5},{"id":6},{"id":7}],"new":"
            """
    )]
    public async Task A_change_whose_answer_is_cut_off_is_no_success(string between)
    {
        server.On(Disable, context => SendAsync(context.Response, "application/json", Began, Member(between)));
        var error = await AssertIsRefusedWithoutFillingTheMemoryAsync(DisableAsync);
        Assert.Equal((GijErrorId.InvalidResponse, true), (error.Id, error.MayHaveActed));
    }

    [Fact]
    public async Task Their_names_count_too()
    {
        var repeated = ""","integrations":[{"id":5}],"NAME":1""".Replace("NAME", new string('x', 900_000), StringComparison.Ordinal);
        server.On("GET /rest/gitplugin/1.0/integration", context => SendAsync(context.Response, "application/json", Began, repeated));
        await AssertIsRefusedWithoutFillingTheMemoryAsync();
    }

    [Fact]
    public async Task Blanks_without_an_end_are_no_empty_answer()
    {
        server.On(Disable, context => SendAsync(context.Response, "application/json", "", " "));
        var error = await AssertIsRefusedWithoutFillingTheMemoryAsync(DisableAsync);
        Assert.Equal((GijErrorId.InvalidResponse, true), (error.Id, error.MayHaveActed));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    public async Task A_text_that_is_repeated_is_not_copied_each_time(int status)
    {
        var repeated = string.Concat(Enumerable.Repeat(""","error":"again" """, 60_000));
        server.On(Disable, status, "application/json", $$"""{"success":false{{repeated}},"error":"Bad regex"}""");
        var error = await AssertIsRefusedWithoutFillingTheMemoryAsync(DisableAsync);

        Assert.Equal(GijErrorId.RequestRejected, error.Id);
        Assert.Contains("'Bad regex'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_is_handed_on_has_no_end_but_its_own()
    {
        const int length = 64;
        server.On(
            "GET /rest/gitplugin/1.0/integration",
            context =>
                SendAsync(
                    context.Response,
                    "application/json",
                    """{"integrations":[{"id":1}""",
                    """,{"id":2}""".PadRight(length),
                    end: "]}"
                )
        );
        var count = 0;
        await new ResourceClient<GijIntegration>(connection).ListAsync(some => count += some.Count, default);
        Assert.Equal(1 + (Many * (Mebibyte / length)), count);
    }

    [Fact]
    public async Task A_body_that_unpacks_to_fifty_megabytes_is_unpacked_no_further_than_it_is_read()
    {
        using var bomb = new MemoryStream();
        await using (var gzip = new GZipStream(bomb, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.ASCII.GetBytes(Inside + "\""));
            for (var megabyte = 0; megabyte < Many; megabyte++)
            {
                gzip.Write(new byte[Mebibyte]);
            }
        }

        server.On(
            "GET /rest/gitplugin/1.0/integration",
            context =>
            {
                context.Response.ContentType = "application/json";
                context.Response.Headers.ContentEncoding = "gzip";
                return context.Response.Body.WriteAsync(bomb.GetBuffer(), 0, (int)bomb.Length);
            }
        );
        await AssertIsRefusedWithoutFillingTheMemoryAsync();
    }

    [Theory]
    [InlineData(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"success\":true",
        GijErrorId.ConnectionBroken
    )]
    [InlineData(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5\r\n\r\n{\"success\":true,\"integration\":[{\"id\":5}]}",
        GijErrorId.InvalidResponse
    )]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: many\r\n\r\n{}", GijErrorId.InvalidResponse)]
    [InlineData(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}",
        GijErrorId.InvalidResponse
    )]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"success\":true", GijErrorId.InvalidResponse)]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n", GijErrorId.InvalidResponse)]
    [InlineData("", GijErrorId.ConnectionBroken)]
    public async Task A_length_that_is_wrong_and_what_is_no_HTTP_at_all_are_told_apart(string answer, GijErrorId expected)
    {
        using var raw = new RawServer(answer);
        using var token = SecretText.ToSecureString("token");
        using var odd = new GijServer(new ConnectionOptions(raw.BaseUri, JiraLogin.FromToken(token)) { MaxRetry = 0 });
        var error = await Assert.ThrowsAsync<GijException>(() => odd.GetAsync(5));

        Assert.Equal(expected, error.Id);
        Assert.DoesNotContain("OpenSSH", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_hangs_up_on_a_tls_handshake_got_no_request()
    {
        using var raw = new RawServer("");
        using var token = SecretText.ToSecureString("token");
        using var odd = new GijServer(
            new ConnectionOptions(new UriBuilder(raw.BaseUri) { Scheme = "https" }.Uri, JiraLogin.FromToken(token)) { MaxRetry = 0 }
        );
        var error = await Assert.ThrowsAsync<GijException>(() => odd.UpdateAsync(5, (SharedFields.Disabled, true)));
        Assert.Equal((GijErrorId.ConnectionFailed, false), (error.Id, error.MayHaveActed));
    }

    public void Dispose()
    {
        connection.Dispose();
        server.Dispose();
    }

    private Task<GijException> AssertIsRefusedWithoutFillingTheMemoryAsync() =>
        AssertIsRefusedWithoutFillingTheMemoryAsync(connection.ListAsync);

    /// <summary>All that was ever taken is counted, which is more than what is held at once.</summary>
    private async Task<GijException> AssertIsRefusedWithoutFillingTheMemoryAsync(Func<Task> ask, int limit = 64)
    {
        await connection.GetAsync(3);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var error = await Assert.ThrowsAsync<GijException>(ask);

        Assert.Contains(error.Id, new[] { GijErrorId.InvalidResponse, GijErrorId.LoginPageReturned, GijErrorId.RequestRejected });
        Assert.InRange((GC.GetTotalAllocatedBytes(precise: true) - before) / Mebibyte, 0, limit);
        return error;
    }

    private Task DisableAsync() => new ResourceClient<GijIntegration>(connection).SetDisabledAsync(5, true, present: null, default);

    /// <summary>The beginning of a member whose value is text, to its end.</summary>
    private static string Member(string beginning) => beginning + new string('x', 1000) + "\"";

    private static async Task SendAsync(HttpResponse response, string contentType, string start, string repeated, string end = "")
    {
        response.ContentType = contentType;
        var block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(repeated, Mebibyte / repeated.Length)));
        await response.WriteAsync(start);
        try
        {
            for (var megabyte = 0; megabyte < Many; megabyte++)
            {
                await response.Body.WriteAsync(block, response.HttpContext.RequestAborted);
            }

            await response.WriteAsync(end, response.HttpContext.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The client has gone, as it should.
        }
    }
}
