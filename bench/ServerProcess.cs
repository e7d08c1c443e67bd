using System;
using System.Diagnostics;

namespace GitIntegration.Bench;

/// <summary>The loopback server in a process of its own, so that its work is not counted as ours.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process process;

    private ServerProcess(Process process)
    {
        this.process = process;
        Address = new Uri(process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The server did not start."));
    }

    public Uri Address { get; }

    /// <summary>Starts this program once more, as the server.</summary>
    public static ServerProcess Start() =>
        new(
            Process.Start(
                new ProcessStartInfo(Environment.ProcessPath!, ["serve"]) { UseShellExecute = false, RedirectStandardOutput = true }
            )!
        );

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
