using System;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Reflection;
using System.Security.Authentication;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>Where every request leaves: one HttpClient for one connection, to that connection's address and no other.</summary>
internal sealed class Transport : IDisposable
{
    private static readonly ProductInfoHeaderValue Product = new("GitIntegration.PowerShell", typeof(Transport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>().InformationalVersion.Split('+')[0]);

    private readonly GijServer server;
    private readonly Uri root;
    private readonly AuthenticationHeaderValue authorization;
    private readonly HttpClient client;

    public Transport(GijServer server, GijServerOptions options)
    {
        this.server = server;
        root = new Uri(server.BaseUri.AbsoluteUri.TrimEnd('/') + "/");
        authorization = options.Login.Header;
        client = new HttpClient(options.Handler ?? ConnectionHandler.Create(options)) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Sends the request and gives the answer as soon as its headers are there.</summary>
    /// <exception cref="GijException">No answer came. What the answer says is <see cref="Answer"/>'s to judge.</exception>
    public async Task<Answer> SendAsync(ApiRequest request, CancellationToken stop)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stop);
        waiting.CancelAfter(server.Timeout);
        try
        {
            using var message = Message(request);
            var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, waiting.Token).ConfigureAwait(false);
            return await Answer.OpenAsync(server, request, response, stop).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not GijException)
        {
            stop.ThrowIfCancellationRequested();
            throw Failure(server, request, waiting.IsCancellationRequested ? new TimeoutException() : failure);
        }
        finally
        {
            if (request.Method != HttpMethod.Get)
            {
                server.CountWrite();
            }
        }
    }

    public void Dispose() => client.Dispose();

    /// <summary>Names what went wrong on the way to the server or back.</summary>
    internal static GijException Failure(GijServer server, ApiRequest request, Exception failure)
    {
        var cause = failure.GetBaseException();
        var (id, detail) = failure switch
        {
            TimeoutException => (GijErrorId.RequestTimeout, $"{server.Timeout.TotalSeconds:0.#} seconds"),
            _ when !server.IsOpen => (GijErrorId.ConnectionClosed, string.Empty),
            _ when IsCertificate(failure) => (GijErrorId.CertificateRejected, cause.Message),
            HttpRequestException or IOException or SocketException => (GijErrorId.ConnectionFailed, cause.Message),
            _ => throw new InvalidOperationException($"{request} failed in an unexpected way: {failure.GetType().Name}.", failure),
        };
        return id == GijErrorId.ConnectionClosed
            ? GijException.Of(id, server)
            : GijException.Of(id, failure, null, [request.Subject, server, request, null, detail]);
    }

    private static bool IsCertificate(Exception? failure) => failure is AuthenticationException || (failure is not null && IsCertificate(failure.InnerException));

    private HttpRequestMessage Message(ApiRequest request)
    {
        var message = new HttpRequestMessage(request.Method, new Uri(root, request.Path));
        message.Headers.Authorization = authorization;
        message.Headers.UserAgent.Add(new ProductInfoHeaderValue(Product.Product!));
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (request.Method != HttpMethod.Get)
        {
            message.Headers.Add("X-Atlassian-Token", "no-check");
        }

        if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(body.Bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        return message;
    }
}
