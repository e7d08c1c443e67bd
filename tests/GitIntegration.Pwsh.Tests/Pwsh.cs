using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.Tests;

/// <summary>Runs scripts in the PowerShell that .config/dotnet-tools.json pins, or in the one that GIJ_TESTS_POWERSHELL names.</summary>
internal static class Pwsh
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private static readonly string Dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static readonly string? Other = Environment.GetEnvironmentVariable("GIJ_TESTS_POWERSHELL") is { Length: > 0 } path
        ? path
        : null;

    private static readonly Lazy<Task> Restored = new(RestoreAsync);

    /// <summary>Whether it is the pinned one, and not an older edition or version.</summary>
    public static bool IsPinned => Other is null;

    /// <summary>Runs a script file.</summary>
    /// <param name="script">The path of the script.</param>
    /// <param name="arguments">Its arguments, which the script gets as text.</param>
    /// <param name="environment">Variables to set, or to remove where they are null.</param>
    public static Task<PwshOutcome> RunAsync(
        string script,
        IEnumerable<string> arguments,
        IEnumerable<KeyValuePair<string, string?>>? environment = null
    ) => RunAsync(["-File", script, .. arguments], environment);

    /// <summary>Runs a command as if it were typed.</summary>
    /// <param name="command">The command.</param>
    /// <param name="environment">Variables to set, or to remove where they are null.</param>
    /// <param name="kill">Ends the process at once, as kill -9 does.</param>
    public static Task<PwshOutcome> RunCommandAsync(
        string command,
        IEnumerable<KeyValuePair<string, string?>>? environment = null,
        CancellationToken kill = default
    ) => RunAsync(["-Command", command], environment, kill);

    /// <summary>Starts PowerShell at a real terminal of 120 columns and 50 rows.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables to set, or to remove where they are null.</param>
    public static async Task<Terminal> StartInTerminalAsync(
        IEnumerable<string> arguments,
        IEnumerable<KeyValuePair<string, string?>> environment
    )
    {
        await Restored.Value;
        string[] command = Other is null ? [Dotnet, "tool", "run", "pwsh", "--"] : [Other];
        var words = command
            .Append("-NoProfile")
            .Concat(arguments)
            .Select(word => $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'");
        return new Terminal(
            StartInfo("script", ["-q", "-e", "-c", $"stty cols 120 rows 50; exec {string.Join(' ', words)}", "/dev/null"], environment)
        );
    }

    /// <summary>A text as a script writes it literally.</summary>
    public static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static async Task<PwshOutcome> RunAsync(
        IEnumerable<string> arguments,
        IEnumerable<KeyValuePair<string, string?>>? environment,
        CancellationToken kill = default
    )
    {
        string[] all = ["-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", .. arguments];
        if (Other is not null)
        {
            return await StartAsync(Other, all, environment ?? [], kill);
        }

        await Restored.Value;
        return await StartAsync(Dotnet, ["tool", "run", "pwsh", "--", .. all], environment ?? [], kill);
    }

    private static async Task RestoreAsync()
    {
        var restore = await StartAsync(Dotnet, ["tool", "restore"], []);
        if (restore.ExitCode != 0)
        {
            throw new InvalidOperationException($"'dotnet tool restore' failed.\n{restore.Text}");
        }
    }

    private static async Task<PwshOutcome> StartAsync(
        string program,
        IEnumerable<string> arguments,
        IEnumerable<KeyValuePair<string, string?>> environment,
        CancellationToken kill = default
    )
    {
        using var process = Process.Start(StartInfo(program, arguments, environment))!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        using var killing = kill.Register(() => process.Kill(entireProcessTree: true));
        using var limit = new CancellationTokenSource(Longest);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException stopped)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'{program} {string.Join(' ', arguments)}' did not end.\n{await output}{await errors}", stopped);
        }

        return new PwshOutcome(process.ExitCode, await output, await errors);
    }

    private static ProcessStartInfo StartInfo(
        string program,
        IEnumerable<string> arguments,
        IEnumerable<KeyValuePair<string, string?>> environment
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Checkout.Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NO_COLOR"] = "1";

        // Whoever runs the tests may have a Jira of their own there.
        start.Environment.Remove("GIJ_SERVER");
        start.Environment.Remove("GIJ_TOKEN");
        start.Environment.Remove("GIJ_TOKEN_HOST");
        start.Environment.Remove("GIJ_POLICY");
        start.Environment.Remove("GIJ_JOURNAL");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
