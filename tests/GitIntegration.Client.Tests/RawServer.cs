using System;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.Tests;

/// <summary>A server that answers every connection with the same bytes, however little they are HTTP, and closes it.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly byte[] answer;
    private readonly Task serving;

    public RawServer(string answer)
    {
        this.answer = Encoding.ASCII.GetBytes(answer);
        listener.Start();
        serving = ServeAsync();
    }

    public Uri BaseUri => new($"http://{listener.LocalEndpoint}");

    public void Dispose()
    {
        stopping.Cancel();
        serving.GetAwaiter().GetResult();
        listener.Dispose();
        stopping.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stopping.Token);
                var stream = client.GetStream();
                await stream.ReadExactlyAsync(new byte[1], stopping.Token);
                await stream.WriteAsync(answer, stopping.Token);
                client.Client.Shutdown(SocketShutdown.Send);
                while (await stream.ReadAsync(new byte[4096], stopping.Token) > 0)
                {
                    // The client reads what was sent before it closes.
                }
            }
        }
        catch (Exception closed) when (closed is OperationCanceledException or SocketException or System.IO.IOException)
        {
            // The test has ended.
        }
    }
}
