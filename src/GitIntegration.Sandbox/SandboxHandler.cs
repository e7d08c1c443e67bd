using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.Sandbox;

/// <summary>Puts a sandbox in the place of the network: the client gets the same bytes as over a socket.</summary>
internal sealed class SandboxHandler(SandboxServer server) : HttpMessageHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ToMessage(server.Respond(await FromMessageAsync(request).ConfigureAwait(false)), request);
    }

    private static async Task<SandboxRequest> FromMessageAsync(HttpRequestMessage request)
    {
        var body = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync().ConfigureAwait(false);
        return new SandboxRequest(
            request.Method.Method,
            request.RequestUri!.AbsolutePath,
            request.RequestUri.Query,
            request.Headers.Authorization,
            request.Headers.Contains("X-Atlassian-Token"),
            body
        );
    }

    private static HttpContent ContentOf(SandboxResponse response) =>
        response.Parts is { } parts
            ? new StreamContent(new PartStream(parts.GetEnumerator()))
            : new ByteArrayContent(Encoding.UTF8.GetBytes(response.Body));

    private static HttpResponseMessage ToMessage(SandboxResponse response, HttpRequestMessage request)
    {
        var message = new HttpResponseMessage((HttpStatusCode)response.Status) { RequestMessage = request, Content = ContentOf(response) };
        message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(response.ContentType);
        foreach (var header in response.Headers)
        {
            message.Headers.Add(header.Key, header.Value);
        }

        return message;
    }
}
