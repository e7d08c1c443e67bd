using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace GitIntegration.Tests;

/// <summary>A server program on a free port of this machine, with a configuration and a folder of its own.</summary>
internal sealed class LabServer : IDisposable
{
    private static readonly string[] Folders = ["/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin"];

    private readonly string program;
    private readonly string[] arguments;
    private Process process;

    private LabServer(string program, DirectoryInfo folder, int port, string[] arguments)
    {
        this.program = program;
        this.arguments = arguments;
        Folder = folder;
        Port = port;
        process = Launch();
    }

    public DirectoryInfo Folder { get; }

    public int Port { get; }

    /// <summary>The path of a program; null where it isn't installed.</summary>
    public static string? PathOf(string program) => Folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>Starts nginx.</summary>
    /// <param name="configure">Returns what stands in its http block, for a port and a folder.</param>
    public static Task<LabServer> StartNginxAsync(Func<int, string, string> configure) =>
        StartAsync(
            "nginx",
            (port, folder) =>
                $$"""
                    pid {{folder}}/nginx.pid;
                    error_log {{folder}}/error.log;
                    events { worker_connections 256; }
                    http {
                        access_log off;
                        client_body_temp_path {{folder}}/body;
                        proxy_temp_path {{folder}}/proxy;
                        fastcgi_temp_path {{folder}}/fastcgi;
                        uwsgi_temp_path {{folder}}/uwsgi;
                        scgi_temp_path {{folder}}/scgi;
                        {{configure(port, folder)}}
                    }
                    """,
            file => ["-c", file, "-g", "daemon off;"]
        );

    /// <summary>Starts HAProxy.</summary>
    /// <param name="configure">Returns its frontend and backend, for a port.</param>
    public static Task<LabServer> StartHaproxyAsync(Func<int, string> configure) =>
        StartAsync(
            "haproxy",
            (port, _) =>
                $"""
                    defaults
                        mode http
                        timeout connect 5s
                        timeout client 30s
                        timeout server 30s
                    {configure(port)}

                    """,
            file => ["-db", "-f", file]
        );

    /// <summary>Starts squid.</summary>
    /// <param name="rules">Who may do what.</param>
    public static Task<LabServer> StartSquidAsync(Func<string, string> rules) =>
        StartAsync(
            "squid",
            (port, folder) =>
                $"""
                    http_port 127.0.0.1:{port}
                    pid_filename {folder}/squid.pid
                    access_log none
                    cache_log {folder}/cache.log
                    cache deny all
                    coredump_dir {folder}
                    shutdown_lifetime 0 seconds
                    {rules(folder)}

                    """,
            file => ["-N", "-f", file]
        );

    /// <summary>Ends it at once, and starts it again.</summary>
    public async Task RestartAsync()
    {
        Stop();
        process.Dispose();
        process = Launch();
        await WaitUntilItAnswersAsync();
    }

    /// <summary>Ends it at once.</summary>
    public void Stop()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    public void Dispose()
    {
        Stop();
        process.Dispose();
        Folder.Delete(recursive: true);
    }

    private static async Task<LabServer> StartAsync(string program, Func<int, string, string> configure, Func<string, string[]> arguments)
    {
        var folder = Directory.CreateTempSubdirectory("lab");

        // The workers of some of these programs run as another user.
        if (!OperatingSystem.IsWindows())
        {
            folder.UnixFileMode |= UnixFileMode.OtherRead | UnixFileMode.OtherExecute | UnixFileMode.OtherWrite;
        }

        var port = FreePort();
        var file = Path.Combine(folder.FullName, "lab.conf");
        await File.WriteAllTextAsync(file, configure(port, folder.FullName));
        var server = new LabServer(program, folder, port, arguments(file));
        await server.WaitUntilItAnswersAsync();
        return server;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Process Launch() =>
        Process.Start(new ProcessStartInfo(PathOf(program)!, arguments) { UseShellExecute = false, RedirectStandardError = true })!;

    private async Task WaitUntilItAnswersAsync()
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException) when (!process.HasExited && patience.Elapsed < TimeSpan.FromMinutes(1))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20));
            }
        }
    }
}
