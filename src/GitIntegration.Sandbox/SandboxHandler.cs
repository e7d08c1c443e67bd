using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.Sandbox;

/// <summary>Puts a sandbox in the place of the network: requests are answered in memory, by the same bytes as over a socket.</summary>
internal sealed class SandboxHandler(SandboxServer server) : HttpMessageHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync().ConfigureAwait(false);
        var asked = new SandboxRequest(
            request.Method.Method,
            request.RequestUri!.AbsolutePath,
            request.RequestUri.Query,
            request.Headers.Authorization,
            request.Headers.Contains("X-Atlassian-Token"),
            body
        );
        var answer = server.Answer(asked);
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status)
        {
            RequestMessage = request,
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(answer.Body))
            {
                Headers = { ContentType = MediaTypeHeaderValue.Parse(answer.ContentType) },
            },
        };
        foreach (var header in answer.Headers)
        {
            response.Headers.Add(header.Key, header.Value);
        }

        return response;
    }
}
