using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;

namespace GitIntegration.Tests;

/// <summary>Runs Pester over a folder of test files, in a process of its own.</summary>
internal static class PesterSuite
{
    private static readonly string Script = Checkout.PathOf("tests/pester/run.ps1");

    /// <summary>The outcome of each test. Throws when Pester did not come to its end, has run no test, or is not consistent.</summary>
    public static async Task<IReadOnlyList<PesterOutcome>> RunAsync(
        string folder,
        IEnumerable<KeyValuePair<string, string?>>? environment = null
    )
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "report.json");
        try
        {
            string[] arguments = ["-Path", folder, "-Pester", Checkout.Metadata("Pester"), "-Report", file];
            var run = await Pwsh.RunAsync(Script, arguments, environment);
            if (!File.Exists(file))
            {
                throw new InvalidOperationException($"Pester ended with exit code {run.ExitCode} and no report.\n{run.Text}");
            }

            var report = JsonSerializer.Deserialize<Report>(await File.ReadAllTextAsync(file))!;
            return report.Checked(run);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    private sealed record Report(string Result, IReadOnlyList<PesterOutcome> Outcomes)
    {
        public IReadOnlyList<PesterOutcome> Checked(PwshOutcome run)
        {
            if (Outcomes.Count == 0)
            {
                throw new InvalidOperationException($"Pester ran no test.\n{run.Text}");
            }

            var hasFailed = Outcomes.Any(outcome => outcome.HasFailed);
            if (hasFailed != (Result != "Passed") || run.ExitCode != (hasFailed ? 1 : 0))
            {
                throw new InvalidOperationException(
                    $"Pester says {Result} and ended with exit code {run.ExitCode}, which its tests do not explain.\n{run.Text}"
                );
            }

            return Outcomes;
        }
    }
}
