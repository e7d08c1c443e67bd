using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>Closing a connection, on another thread, while a body arrives that repeats the token.</summary>
public sealed class ClosingTests
{
    private const string Token = "t0ken-that-comes-back";

    [Theory]
    [InlineData(401, "text/html", "<html>Bearer ")]
    [InlineData(500, "application/json", """{"success":false,"error":"Bearer """)]
    [InlineData(200, "application/json", """{"success":false,"error":"Bearer """)]
    public async Task What_comes_after_it_is_not_read_and_not_shown(int status, string contentType, string start)
    {
        using var server = new LoopbackServer("/jira");
        var isClosed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.On(
            "GET /rest/gitplugin/1.0/integration/5",
            async context =>
            {
                context.Response.StatusCode = status;
                context.Response.ContentType = contentType;
                await context.Response.WriteAsync(start + Token + " and ");
                await context.Response.Body.FlushAsync();
                await isClosed.Task;
                await context.Response.WriteAsync($"""{Token}"{"}"}""");
            }
        );
        var connection = server.Connect(token: Token);
        var observer = new RecordingObserver();
        var reading = Task.Run(() => connection.GetAsync(5, observer));
        await observer.Responded;
        await Task.Run(connection.Dispose);
        isClosed.SetResult();

        var error = await Assert.ThrowsAsync<GijException>(() => reading);
        Assert.Equal(GijErrorId.ConnectionClosed, error.Id);
        AssertHidesToken(error, connection);
    }

    [Theory]
    [InlineData(500, "text/html", "<html>Bearer " + Token)]
    [InlineData(200, "application/json", """{"success":false,"error":"Bearer """ + Token + "\",\"advice\":\"" + Token + "\"}")]
    public async Task What_was_read_before_it_is_judged_with_the_token_masked(int status, string contentType, string body)
    {
        var closing = new ClosingBody(Encoding.UTF8.GetBytes(body));
        using var handler = new BodyHandler(status, contentType, closing);
        using var token = SecretText.ToSecureString(Token);
        var options = new ConnectionOptions(new Uri("https://jira.example.com"), JiraLogin.FromToken(token)) { Handler = handler };
        var connection = new GijServer(options);
        closing.AtEnd = () => Task.Run(connection.Dispose).Wait();

        var error = await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5));
        Assert.Contains(SecretNames.Mask, error.ResponseBody, StringComparison.Ordinal);
        AssertHidesToken(error, connection);
    }

    /// <summary>The token is in nothing that the error shows, and after the last response in no mask either.</summary>
    private static void AssertHidesToken(GijException error, GijServer connection)
    {
        Assert.DoesNotContain(Token, $"{error} {error.Advice} {error.ResponseBody}", StringComparison.Ordinal);
        Assert.Equal(Token, connection.Transport.Mask.InData(Token));
    }

    /// <summary>Has been read to its end before the connection is closed.</summary>
    private sealed class ClosingBody(byte[] bytes) : MemoryStream(bytes)
    {
        public Action AtEnd { get; set; } = () => { };

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            var read = Read(buffer, offset, count);
            if (read == 0)
            {
                AtEnd();
            }

            return Task.FromResult(read);
        }
    }

    private sealed class BodyHandler(int status, string contentType, Stream body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = new StreamContent(body);
            content.Headers.ContentType = new(contentType);
            return Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { RequestMessage = request, Content = content });
        }
    }
}
