using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>Real processes that share the file with the dates on which tokens expire.</summary>
public sealed class LedgerTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("a b'c");

    [Fact]
    public async Task Processes_do_not_lose_each_others_entries()
    {
        // Each waits for the other at the beginning, so that they write at the same time.
        var script = """
            Import-Module ./output/GitIntegration
            Connect-GijServer -Sandbox 6> $null
            Set-Content "$env:GIJ_TEST_FOLDER/$env:GIJ_TEST_ID.ready" ready
            while ((Get-ChildItem $env:GIJ_TEST_FOLDER -Filter *.ready).Count -lt 2) { }
            $lost = 0
            foreach ($round in 1..150) {
                Set-GijTokenExpiry $env:GIJ_TEST_ID 90d -Note $round
                $mine = Get-GijTokenExpiry | Where-Object IntegrationId -eq $env:GIJ_TEST_ID
                $lost += [int]($mine.Note -ne $round)
            }
            "Lost: $lost"
            """;
        var outcomes = await Task.WhenAll(RunAsync("1", script), RunAsync("2", script));
        Assert.Equal(["Lost: 0", "Lost: 0"], outcomes.Select(outcome => outcome.Text.Trim()));
        Assert.Equal(2, (await File.ReadAllLinesAsync(Ledger)).Length);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string Ledger => Path.Combine(folder.FullName, "tokens.jsonl");

    private Task<PwshOutcome> RunAsync(string id, string script) =>
        Pwsh.RunCommandAsync(
            script,
            new Dictionary<string, string?>
            {
                ["GIJ_TEST_ID"] = id,
                ["GIJ_TEST_FOLDER"] = folder.FullName,
                ["GIJ_LEDGER"] = Ledger,
            }
        );
}
