using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;

// Runs tour.ps1 in the PowerShell that .config/dotnet-tools.json pins, attached to this terminal.
var tour = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Tour").Value!;

// Ctrl-C ends the tour; this process then returns its exit code.
Console.CancelKeyPress += (_, key) => key.Cancel = true;

using var restore = Dotnet(captureOutput: true, "tool", "restore");
var errors = restore.StandardError.ReadToEndAsync();
var output = restore.StandardOutput.ReadToEnd();
restore.WaitForExit();
if (restore.ExitCode != 0)
{
    Console.Error.WriteLine($"{output}{errors.Result}");
    return restore.ExitCode;
}

using var powerShell = Dotnet(captureOutput: false, "tool", "run", "pwsh", "--", "-NoProfile", "-ExecutionPolicy", "Bypass", "-File", tour);
powerShell.WaitForExit();
return powerShell.ExitCode;

Process Dotnet(bool captureOutput, params string[] arguments) =>
    Process.Start(
        new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            // The manifest of the tools is looked for from here upwards.
            WorkingDirectory = Path.GetDirectoryName(tour),
            RedirectStandardOutput = captureOutput,
            RedirectStandardError = captureOutput,
        }
    )!;
