using System;
using System.Diagnostics;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>Where every request leaves: one HttpClient for one connection, to that connection's address and no other.</summary>
internal sealed class Transport : IDisposable
{
    private static readonly ProductInfoHeaderValue Product = new(
        "GitIntegration.PowerShell",
        typeof(Transport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>().InformationalVersion.Split('+')[0]
    );

    private const string Json = "application/json";

    private readonly GijServer server;
    private readonly Uri root;
    private AuthenticationHeaderValue? authorization;
    private readonly HttpClient client;

    public Transport(GijServer server, GijServerOptions options)
    {
        this.server = server;
        root = new Uri(server.BaseUri.AbsoluteUri.TrimEnd('/') + "/");
        authorization = options.Login.Header;
        var handler = options.Handler ?? ConnectionHandler.Create(options, fault => server.CertificateFault = fault);
        var policy = new RetryPolicy(options.MaxRetry, options.Clock.Now, options.Clock.Random);
        client = new HttpClient(new RetryHandler(handler, policy, options.Timeout, options.Clock.Delay))
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.UserAgent.Add(Product);
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue(Json));
        foreach (var header in options.Headers.Values)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation(header.Key, header.Value);
        }
    }

    /// <summary>Sends the request and gives the answer as soon as its headers are there.</summary>
    /// <exception cref="GijException">No answer came. What the answer says is <see cref="Answer"/>'s to judge.</exception>
    public async Task<Answer> SendAsync(ApiRequest request, CancellationToken stop)
    {
        try
        {
            using var message = Message(request);
            var sent = Stopwatch.StartNew();
            var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, stop).ConfigureAwait(false);
            Notices.AddRequest(() =>
                FormattableString.Invariant(
                    $"{request}: HTTP {(int)response.StatusCode} after {sent.Elapsed.TotalMilliseconds:0} ms, from {server}."
                )
            );
            return await Answer.OpenAsync(server, request, response, stop).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not GijException)
        {
            stop.ThrowIfCancellationRequested();
            throw Failure(server, request, failure);
        }
        finally
        {
            if (request.IsChange)
            {
                server.CountWrite();
            }
        }
    }

    /// <summary>Ends what is under way, and lets go of the login.</summary>
    public void Dispose()
    {
        client.Dispose();
        client.DefaultRequestHeaders.Clear();
        authorization = null;
    }

    /// <summary>Names what went wrong on the way to the server or back.</summary>
    internal static GijException Failure(GijServer server, ApiRequest request, Exception failure)
    {
        using var mask = server.Mask.With(request.Body);
        var cause = mask.OnScreen(failure.GetBaseException().Message).TrimEnd('.');
        return failure switch
        {
            TimeoutException => Named(GijErrorId.RequestTimeout, FormattableString.Invariant($"{server.Timeout.TotalSeconds:0.#} s")),
            _ when !server.IsOpen => GijException
                .Of(GijErrorId.ConnectionClosed, server)
                .About(request, mayHaveActed: failure is not ObjectDisposedException),
            _ when server.CertificateFault is { } fault && TransportFailure.IsTls(failure) => Named(
                GijErrorId.CertificateRejected,
                mask.OnScreen(fault)
            ),
            _ when TransportFailure.RefusedByProxy(failure) is { } status => status == 407
                ? Named(GijErrorId.ProxyLoginRefused, "HTTP 407")
                : Named(GijErrorId.ConnectionFailed, FormattableString.Invariant($"the proxy refused the way to it with HTTP {status}")),
            _ when TransportFailure.IsTls(failure) => Named(
                GijErrorId.ConnectionFailed,
                $"no encrypted connection came about ({cause}); the port may speak http and not https"
            ),
            _ when TransportFailure.IsBeforeSending(failure) => Named(GijErrorId.ConnectionFailed, cause),
            _ when TransportFailure.IsNoHttp(failure) => Unreadable("it is no HTTP"),
            HttpRequestException or IOException or SocketException or ObjectDisposedException => Named(GijErrorId.ConnectionBroken, cause),
            _ => Unreadable($"it could not be understood ({failure.GetType().Name})"),
        };

        GijException Named(GijErrorId id, string detail) =>
            GijException
                .Of(id, failure, null, [request.Subject, server, request, null, detail])
                .About(request, id is GijErrorId.ConnectionBroken or GijErrorId.RequestTimeout);

        // Without the cause: its words can repeat what the server sent.
        GijException Unreadable(string fault) =>
            GijException
                .Of(GijErrorId.InvalidResponse, null, null, [request.Subject, server, request, "no status", fault])
                .About(request, mayHaveActed: true);
    }

    private HttpRequestMessage Message(ApiRequest request)
    {
        var message = new HttpRequestMessage(request.Method, new Uri(root, request.Path));
        request.AttachTo(message);
        message.Headers.Authorization = request.IsAnonymous ? null : authorization;
        if (request.IsChange)
        {
            message.Headers.Add("X-Atlassian-Token", "no-check");
        }

        // .NET Framework sends a request again by itself when a kept connection turns out to be closed; a new one cannot be.
        message.Headers.ConnectionClose = request.Method == HttpMethod.Post && ConnectionHandler.IsNetFramework ? true : null;
        if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(body.Bytes) { Headers = { ContentType = new MediaTypeHeaderValue(Json) } };
        }

        return message;
    }
}
