using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.Tests;

/// <summary>Stands in for the network where a socket would be too slow for the number of cases: gives whatever answer is set.</summary>
internal class FixedAnswer : HttpMessageHandler
{
    public byte[] Body { get; set; } = [];

    public string ContentType { get; set; } = "application/json";

    public int Status { get; set; } = 200;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = new HttpResponseMessage((HttpStatusCode)Status) { RequestMessage = request, Content = new ByteArrayContent(Body) };
        answer.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
        return Task.FromResult(answer);
    }
}
