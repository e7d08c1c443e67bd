using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>
/// Where every request leaves: the sockets of one login to one server, and what requests and responses share. It lives until it
/// was closed or replaced, and the last request that uses it has ended.
/// </summary>
internal sealed class ApiTransport : IDisposable
{
    private static readonly ProductInfoHeaderValue Product = new(
        "GitIntegration.PowerShell",
        typeof(ApiTransport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>().InformationalVersion.Split('+')[0]
    );

    private static readonly MediaTypeWithQualityHeaderValue AcceptJson = new(RequestBody.Json);

    private readonly CancellationTokenSource closing = new();
    private readonly HttpMessageInvoker sockets;
    private readonly RetryingSender sender;
    private readonly GatewayHeaders headers;
    private readonly ConnectionJournal? journal;
    private readonly Uri root;
    private AuthenticationHeaderValue? authorization;

    /// <summary>The connection itself, and every request in progress.</summary>
    private int users = 1;
    private int isRetired,
        isClosed;

    /// <param name="options">What the connection is made of.</param>
    /// <param name="revocation">How the revocation of certificates is found out.</param>
    /// <param name="name">The name of the connection.</param>
    /// <param name="label">The name with the address.</param>
    /// <param name="journal">Where changes are recorded; null for nowhere.</param>
    public ApiTransport(ConnectionOptions options, RevocationCheck revocation, string name, string label, ConnectionJournal? journal)
    {
        Name = name;
        Label = label;
        this.journal = journal;
        BaseUri = options.BaseUri;
        Authentication = options.Login.Kind;
        Timeout = options.Timeout;
        RequestTimeout = options.RequestTimeout;
        Clock = options.Clock;
        Closing = closing.Token;
        Mask = new SecretMask(options.Secrets);
        root = new Uri(BaseUri.AbsoluteUri.TrimEnd('/') + "/");
        authorization = options.Login.Header;
        headers = options.Headers;
        sockets = new HttpMessageInvoker(options.Handler ?? HttpHandlerFactory.Create(options, revocation, State.OnCertificate));
        var policy = new RetryPolicy(options.MaxRetry, options.RateLimitTimeout, Clock.Now, Clock.Random);
        sender = new RetryingSender(sockets, policy, Timeout, RequestTimeout, Clock, Closing);
    }

    /// <summary>What messages call the server.</summary>
    public string Name { get; }

    /// <summary>What messages about the connection itself call the server: its name with its address.</summary>
    public string Label { get; }

    public Uri BaseUri { get; }

    public AuthenticationKind Authentication { get; }

    /// <summary>The longest wait for the next bytes of a response.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>The longest that one try of a request may take, to the last byte of its response.</summary>
    public TimeSpan RequestTimeout { get; }

    public Clock Clock { get; }

    /// <summary>Hides what the connection holds as text and no response may show.</summary>
    public SecretMask Mask { get; }

    public ConnectionState State { get; } = new();

    /// <summary>False once the connection was closed.</summary>
    public bool IsOpen => !Closing.IsCancellationRequested;

    /// <summary>Is cancelled when the connection is closed.</summary>
    public CancellationToken Closing { get; }

    /// <summary>The path of the journal; null without one.</summary>
    public string? Journal => journal?.Path;

    public RequestNames NamesOf(ApiRequest request) => new(request.Subject, Name, Label, $"{request}");

    /// <summary>Sends a request that changes nothing, and reads the response while it still comes in.</summary>
    /// <exception cref="GijException">No response came, or none that can be used.</exception>
    /// <exception cref="InvalidOperationException">The request is a change, which <see cref="ChangeAsync"/> has to record.</exception>
    public Task<T> ReadAsync<T>(ApiRequest request, Func<ApiResponse, T> read, CancellationToken cancellationToken) =>
        request.IsChange ? throw new InvalidOperationException($"{request} is a change.") : SendAsync(request, read, cancellationToken);

    /// <summary>Sends a request that changes something, and reads the response. Where there is a journal, the change is recorded.</summary>
    /// <param name="request">The request.</param>
    /// <param name="change">What it changes.</param>
    /// <param name="read">Reads the response. If it throws, the change counts as refused, or its outcome as unknown.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="GijException">No response came, or none that can be used, or the journal can't be written.</exception>
    public Task<T> ChangeAsync<T>(
        ApiRequest request,
        ChangeDescription change,
        Func<ApiResponse, T> read,
        CancellationToken cancellationToken
    )
    {
        return journal is null
            ? SendAsync(request, read, cancellationToken)
            : RecordAsync(request, [change], read, ConcludeAsync, cancellationToken);

        static async Task<T> ConcludeAsync(T response, JournaledChanges begun)
        {
            await begun.ConcludeAsync([ChangeResult.Made(response as INamed)]).ConfigureAwait(false);
            return response;
        }
    }

    /// <summary>Sends a request that starts changes, and reads the response. How they end is known, and recorded, later.</summary>
    /// <param name="request">The request.</param>
    /// <param name="changes">What it changes.</param>
    /// <param name="read">Reads the response. If it throws, the changes count as refused, or their outcome as unknown.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The response, and where the outcomes are recorded; null without a journal.</returns>
    /// <exception cref="GijException">No response came, or none that can be used, or the journal can't be written.</exception>
    public async Task<(T Response, JournaledChanges? Changes)> StartAsync<T>(
        ApiRequest request,
        IEnumerable<ChangeDescription> changes,
        Func<ApiResponse, T> read,
        CancellationToken cancellationToken
    )
    {
        return journal is null
            ? (await SendAsync(request, read, cancellationToken).ConfigureAwait(false), null)
            : await RecordAsync(request, changes, read, KeepAsync, cancellationToken).ConfigureAwait(false);

        // The secrets of the request go with it.
        Task<(T, JournaledChanges?)> KeepAsync(T response, JournaledChanges begun) =>
            Task.FromResult<(T, JournaledChanges?)>((response, begun with { Mask = Mask }));
    }

    /// <summary>Finds out whether the address and the login are right, as the first request of the connection.</summary>
    /// <returns>The user; null where the server names none.</returns>
    /// <exception cref="GijException">They are not.</exception>
    public async Task<string?> LogInAsync(IRequestObserver observer, CancellationToken cancellationToken)
    {
        State.OnUser(await CurrentUser.LogInAsync(this, observer, cancellationToken).ConfigureAwait(false));
        return State.User;
    }

    /// <summary>Announces the changes to the journal, sends the request, and does the rest while the secrets are still known.</summary>
    private async Task<TResult> RecordAsync<T, TResult>(
        ApiRequest request,
        IEnumerable<ChangeDescription> changes,
        Func<ApiResponse, T> read,
        Func<T, JournaledChanges, Task<TResult>> finish,
        CancellationToken cancellationToken
    )
    {
        Use();
        try
        {
            var user = State.User ?? await UserForAsync(request, cancellationToken).ConfigureAwait(false);
            using var mask = Mask.With(request.Body?.Secrets);
            var begun = await journal!
                .BeginAsync(changes, request.Resource, user, request.Observer.Command, mask, cancellationToken)
                .ConfigureAwait(false);
            var response = await begun.SendAsync(() => SendAsync(request, read, cancellationToken)).ConfigureAwait(false);
            return await finish(response, begun).ConfigureAwait(false);
        }
        finally
        {
            Release();
        }
    }

    private Task<string?> UserForAsync(ApiRequest request, CancellationToken cancellationToken) =>
        request.IsAnonymous ? Task.FromResult<string?>(null) : LogInAsync(request.Observer, cancellationToken);

    /// <summary>Sends the request, and sends it again where the response was cut off and may be asked for again.</summary>
    private async Task<T> SendAsync<T>(ApiRequest request, Func<ApiResponse, T> read, CancellationToken cancellationToken)
    {
        var tries = 0;
        while (true)
        {
            var hasResponded = false;
            try
            {
                using var response = await SendAsync(request, tries, cancellationToken).ConfigureAwait(false);
                hasResponded = true;
                tries = response.Tries;
                return read(response);
            }
            catch (GijException failure) when (hasResponded && failure.Id == GijErrorId.ConnectionBroken)
            {
                if (!await sender.WaitAfterCutOffAsync(request, tries, cancellationToken).ConfigureAwait(false))
                {
                    throw;
                }
            }
        }
    }

    /// <summary>Sends the request, and returns the response as soon as its headers are there.</summary>
    private async Task<ApiResponse> SendAsync(ApiRequest request, int earlier, CancellationToken cancellationToken)
    {
        Use();
        try
        {
            return await SendInUseAsync(request, earlier, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            Release();
            throw;
        }
        finally
        {
            if (request.IsChange)
            {
                State.OnChangeEnded();
            }
        }
    }

    /// <summary>Ends requests in progress, and releases the login.</summary>
    public void Dispose()
    {
        // Two runspaces can hold the connection, and close it at the same time.
        if (Interlocked.Exchange(ref isClosed, 1) == 0)
        {
            closing.Cancel();
            Retire();
        }
    }

    /// <summary>Releases the login when the requests in progress have ended. Another transport has taken over.</summary>
    public void Retire()
    {
        if (Interlocked.Exchange(ref isRetired, 1) == 0)
        {
            Release();
        }
    }

    /// <summary>Called at the end of each request.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref users) == 0)
        {
            authorization = null;
            Mask.Dispose();
            sockets.Dispose();
            closing.Dispose();
        }
    }

    private void Use()
    {
        if (!TryUse())
        {
            throw GijErrors.ConnectionClosed(Label);
        }
    }

    /// <summary>Counts one more user, unless the last one has gone already.</summary>
    private bool TryUse()
    {
        var seen = Volatile.Read(ref users);
        while (IsOpen && seen > 0)
        {
            var before = Interlocked.CompareExchange(ref users, seen + 1, seen);
            if (before == seen)
            {
                return true;
            }

            seen = before;
        }

        return false;
    }

    private async Task<ApiResponse> SendInUseAsync(ApiRequest request, int earlier, CancellationToken cancellationToken)
    {
        using var message = CreateMessage(request);
        var watch = Stopwatch.StartNew();
        var attempt = await sender.SendAsync(message, request, earlier, cancellationToken).ConfigureAwait(false);
        try
        {
            var response = attempt.Response ?? throw attempt.Failure!;
            var head = new ResponseHead(request, response, attempt.EarlierMayHaveActed);
            request.Observer.OnResponse(request, head.Status, watch.Elapsed, Name);
            return await ApiResponse.OpenAsync(this, head, attempt).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            attempt.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw FailureClassifier.ErrorOf(this, request, failure, attempt.EarlierMayHaveActed);
        }
    }

    private HttpRequestMessage CreateMessage(ApiRequest request)
    {
        // Joined as text: resolved against the root, a path such as 'https://elsewhere' would lead elsewhere.
        var message = new HttpRequestMessage(request.Method, new Uri(root.AbsoluteUri + request.Path));
        message.Headers.UserAgent.Add(Product);
        message.Headers.Accept.Add(AcceptJson);
        message.Headers.Authorization = request.IsAnonymous ? null : authorization;
        foreach (var header in headers.Values)
        {
            message.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        if (request.IsChange)
        {
            message.Headers.Add("X-Atlassian-Token", "no-check");
        }

        // .NET Framework resends a request on its own when a kept connection turns out to be closed; a new connection cannot be.
        message.Headers.ConnectionClose = !RetryPolicy.IsRepeatable(request) && HttpHandlerFactory.IsNetFramework ? true : null;
        if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(body.Bytes) { Headers = { ContentType = MediaTypeHeaderValue.Parse(body.ContentType) } };
        }

        return message;
    }
}
