using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Tasks;

namespace GitIntegration.Tests;

/// <summary>
/// A proxy that is itself reached by https and makes tunnels. A hostile one answers in the tunnel as if it were the server, with
/// its own certificate.
/// </summary>
internal sealed class TlsProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> heads = new();
    private readonly X509Certificate2 certificate;
    private readonly bool isHostile;

    public TlsProxy(X509Certificate2 certificate, bool isHostile = false)
    {
        this.certificate = certificate;
        this.isHostile = isHostile;
        listener.Start();
        _ = AcceptAsync();
    }

    public string Address => $"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <summary>The heads of the requests that it could read: those to itself, and those in a tunnel that it answered.</summary>
    public IReadOnlyCollection<string> Heads => heads;

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync());
            }
            catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                await using var encrypted = await EncryptAsync(client.GetStream());
                var host = (await ReadHeadAsync(encrypted)).Split(' ')[1].Split(':');
                await encrypted.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray());
                await (isHostile ? AnswerAsync(encrypted) : TunnelAsync(encrypted, host[0], int.Parse(host[1], provider: null)));
            }
        }
        catch (Exception refused) when (refused is IOException or AuthenticationException or SocketException)
        {
            // The client did not go on, which is what such a test is about.
        }
    }

    private async Task AnswerAsync(Stream tunnel)
    {
        await using var inner = await EncryptAsync(tunnel);
        await ReadHeadAsync(inner);
        await inner.WriteAsync(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 16\r\n\r\n{\"name\":\"robot\"}"u8.ToArray()
        );
    }

    private static async Task TunnelAsync(Stream client, string host, int port)
    {
        using var server = new TcpClient();
        await server.ConnectAsync(host, port);
        await Task.WhenAny(client.CopyToAsync(server.GetStream()), server.GetStream().CopyToAsync(client));
    }

    private async Task<SslStream> EncryptAsync(Stream stream)
    {
        var encrypted = new SslStream(stream);
        await encrypted.AuthenticateAsServerAsync(certificate);
        return encrypted;
    }

    private async Task<string> ReadHeadAsync(Stream stream)
    {
        var head = new StringBuilder();
        var next = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(next);
            head.Append((char)next[0]);
        }

        heads.Enqueue($"{head}");
        return $"{head}";
    }
}
