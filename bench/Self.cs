using System;
using System.Diagnostics;

namespace GitIntegration.Bench;

/// <summary>Starts this program once more, for what needs a fresh process.</summary>
internal static class Self
{
    public static Process Start(params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo(Environment.ProcessPath!, arguments) { UseShellExecute = false, RedirectStandardOutput = true }
        )!;
}
