using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.Tests;

/// <summary>Stands between a client and a server, and does something else with the first connections.</summary>
internal sealed class Relay : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly Func<TcpClient, Task> spoil;
    private readonly Uri target;
    private readonly int spoilt;
    private readonly Task serving;
    private int connections;

    /// <param name="target">The server.</param>
    /// <param name="spoilt">How many connections don't get there.</param>
    /// <param name="spoil">What is done with these, before they are closed.</param>
    public Relay(Uri target, int spoilt, Func<TcpClient, Task> spoil)
    {
        this.target = target;
        this.spoilt = spoilt;
        this.spoil = spoil;
        listener.Start();
        serving = ServeAsync();
    }

    /// <summary>How many connections were made to it.</summary>
    public int Connections => Volatile.Read(ref connections);

    public Uri BaseUri => new UriBuilder(target) { Port = ((IPEndPoint)listener.LocalEndpoint).Port }.Uri;

    /// <summary>Reads what the client sends first, and resets the connection.</summary>
    public static async Task ResetAsync(TcpClient client)
    {
        await ReadAsync(client);
        client.LingerState = new LingerOption(enable: true, seconds: 0);
    }

    /// <summary>Reads what the client sends first, and answers with these bytes.</summary>
    public static async Task AnswerAsync(TcpClient client, ReadOnlyMemory<byte> answer)
    {
        await ReadAsync(client);
        await client.GetStream().WriteAsync(answer);
        client.Client.Shutdown(SocketShutdown.Send);
        await client.GetStream().CopyToAsync(Stream.Null);
    }

    public void Dispose()
    {
        stopping.Cancel();
        listener.Dispose();
        serving.GetAwaiter().GetResult();
        stopping.Dispose();
    }

    private static Task ReadAsync(TcpClient client) => client.GetStream().ReadExactlyAsync(new byte[1]).AsTask();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stopping.Token);
                _ = ServeAsync(client, ++connections <= spoilt);
            }
        }
        catch (Exception closed) when (closed is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }

    private async Task ServeAsync(TcpClient client, bool isSpoilt)
    {
        using (client)
        {
            try
            {
                await (isSpoilt ? spoil(client) : PassOnAsync(client));
            }
            catch (Exception closed) when (closed is OperationCanceledException or SocketException or IOException)
            {
                // One of both has closed the connection.
            }
        }
    }

    private async Task PassOnAsync(TcpClient client)
    {
        using var server = new TcpClient();
        await server.ConnectAsync(target.Host, target.Port, stopping.Token);
        await Task.WhenAny(
            client.GetStream().CopyToAsync(server.GetStream(), stopping.Token),
            server.GetStream().CopyToAsync(client.GetStream(), stopping.Token)
        );
    }
}
