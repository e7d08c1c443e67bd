using System;
using System.Diagnostics;
using System.IO;

namespace GitIntegration.Bench;

/// <summary>The official PowerShell, as the tool manifest pins it.</summary>
internal static class Pwsh
{
    public static void Restore() => Dotnet("tool", "restore");

    /// <summary>Runs a script of the bench in a fresh process, and returns the lines that it wrote.</summary>
    public static string[] Run(string script, params string[] arguments) =>
        Dotnet(["pwsh", "-NoProfile", "-NonInteractive", "-File", Path.Combine(Locations.Scripts, script), .. arguments])
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Dotnet(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = Locations.Root,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"'dotnet {string.Join(' ', arguments)}' failed: {output}");
    }
}
