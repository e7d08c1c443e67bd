using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using GitIntegration.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace GitIntegration.Tests;

/// <summary>
/// A real server on a real loopback socket: the sandbox's logic, and odd answers where a test sets them. It logs what it
/// was asked.
/// </summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly X509Certificate2? certificate;
    private WebApplication app;
    private readonly HttpMessageInvoker sandboxInvoker;
    private readonly ConcurrentQueue<LoggedRequest> log = new();
    private readonly ConcurrentBag<Silence> silences = [];
    private readonly ConcurrentDictionary<string, RequestDelegate> odd = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, bool> connections = new();
    private int opened;

    public LoopbackServer(string contextPath = "", X509Certificate2? certificate = null, SandboxData? data = null)
    {
        data ??= new SandboxData();
        WebhookKey = data.WebhookKey;
        Sandbox = new SandboxServer(contextPath, data);
        sandboxInvoker = new HttpMessageInvoker(new SandboxHandler(Sandbox));
        this.certificate = certificate;
        app = Started(port: 0);
        BaseUri = new Uri(app.Urls.Single() + contextPath);
    }

    private WebApplication Started(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(
                System.Net.IPAddress.Loopback,
                port,
                listen =>
                {
                    listen.Use(next => connection => CountAsync(next, connection));
                    if (certificate is not null)
                    {
                        listen.UseHttps(
                            certificate,
                            https =>
                            {
                                https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                                https.AllowAnyClientCertificate();
                            }
                        );
                    }
                }
            )
        );
        var built = builder.Build();
        built.Run(context => Around(context, () => AnswerAsync(context)));
        built.StartAsync().GetAwaiter().GetResult();
        return built;
    }

    public Uri BaseUri { get; }

    public SandboxServer Sandbox { get; }

    /// <summary>The secret part of the webhooks' addresses.</summary>
    public string WebhookKey { get; }

    public IReadOnlyList<LoggedRequest> Requests => [.. log];

    public IReadOnlyList<LoggedRequest> Writes => [.. log.Where(request => request.IsWrite)];

    /// <summary>Is called with each request and the way to answer it: a test's faults go here.</summary>
    public Func<HttpContext, Func<Task>, Task> Around { get; set; } = (_, answer) => answer();

    /// <summary>How many connections were opened so far.</summary>
    public int Opened => opened;

    /// <summary>Is done when every connection that was opened has been closed; gives up when one stays open.</summary>
    public async Task AllClosedAsync()
    {
        while (!connections.IsEmpty)
        {
            await Task.WhenAll(connections.Keys).WaitAsync(TimeSpan.FromSeconds(30));
        }
    }

    /// <summary>Ends all connections and listens no more.</summary>
    public async Task StopAsync()
    {
        await app.StopAsync(new System.Threading.CancellationToken(canceled: true));
        await app.DisposeAsync();
    }

    /// <summary>Listens again at the same address, with what the sandbox knew.</summary>
    public void StartAgain() => app = Started(BaseUri.Port);

    /// <summary>Answers requests like "GET /rest/api/2/myself" (below the context path) in the test's own way.</summary>
    public void On(string request, RequestDelegate answer) => odd[request] = answer;

    /// <summary>Lets the sandbox answer such requests again.</summary>
    public void Off(string request) => odd.TryRemove(request, out _);

    /// <summary>The same with a fixed answer.</summary>
    public void On(string request, int status, string contentType, string body, params (string Name, string Value)[] headers) =>
        On(
            request,
            async context =>
            {
                context.Response.StatusCode = status;
                context.Response.ContentType = contentType;
                foreach (var (name, value) in headers)
                {
                    context.Response.Headers.Append(name, value);
                }

                await context.Response.WriteAsync(body);
            }
        );

    /// <summary>Says the first part of an answer, or nothing at all, and then lets the client wait.</summary>
    public Silence FallSilentOn(string request, string? firstPart = null)
    {
        var silence = new Silence();
        silences.Add(silence);
        On(
            request,
            async context =>
            {
                if (firstPart is not null)
                {
                    context.Response.ContentType = "application/json";
                    await context.Response.WriteAsync(firstPart);
                    await context.Response.Body.FlushAsync();
                }

                await silence.WaitAsync(context.RequestAborted);
                context.Abort();
            }
        );
        return silence;
    }

    public void Dispose()
    {
        foreach (var silence in silences)
        {
            silence.End();
        }

        StopAsync().GetAwaiter().GetResult();
        sandboxInvoker.Dispose();
    }

    private async Task CountAsync(ConnectionDelegate next, ConnectionContext connection)
    {
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        connections[closed.Task] = true;
        System.Threading.Interlocked.Increment(ref opened);
        try
        {
            await next(connection);
        }
        finally
        {
            connections.TryRemove(closed.Task, out _);
            closed.SetResult();
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var body = await new StreamReader(context.Request.Body).ReadToEndAsync();
        var path = context.Request.Path.Value!;
        log.Enqueue(
            new LoggedRequest(
                context.Request.Method,
                path + context.Request.QueryString,
                body,
                context.Request.Headers.ToDictionary(
                    header => header.Key,
                    header => header.Value.ToString(),
                    StringComparer.OrdinalIgnoreCase
                ),
                context.Connection.ClientCertificate?.Subject
            )
        );
        var below = path[(BaseUri.AbsolutePath.Length - (BaseUri.AbsolutePath.EndsWith('/') ? 1 : 0))..];
        await (odd.TryGetValue($"{context.Request.Method} {below}", out var answer) ? answer(context) : AskSandboxAsync(context, body));
    }

    private async Task AskSandboxAsync(HttpContext context, string body)
    {
        using var request = new HttpRequestMessage(
            new HttpMethod(context.Request.Method),
            new Uri(BaseUri, context.Request.Path + context.Request.QueryString)
        )
        {
            Content = new StringContent(body),
        };
        if (context.Request.Headers.Authorization is [{ } authorization])
        {
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
        }

        if (context.Request.Headers["X-Atlassian-Token"] is [{ } token])
        {
            request.Headers.Add("X-Atlassian-Token", token);
        }

        using var answer = await sandboxInvoker.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType!.ToString();
        foreach (var header in answer.Headers)
        {
            context.Response.Headers[header.Key] = header.Value.ToArray();
        }

        await context.Response.Body.WriteAsync(await answer.Content.ReadAsByteArrayAsync());
    }
}
