using System;
using System.Diagnostics;
using System.Threading.Tasks;

namespace GitIntegration.Bench;

/// <summary>What a configuration of 2,000 integrations costs beyond reading the list of them.</summary>
internal sealed class ConfigurationRows(BenchEngine engine, Uri server, Effort effort)
{
    private const int HotAfter = 60;

    private const string List = "$null = Get-GijIntegration",
        Compare = "$null = Compare-GijIntegration $folder/same.json",
        Plan = "Sync-GijIntegration $folder/changed.json -PlanPath $folder/plan.json -InformationAction Ignore",
        InBench = " -Server $two";

    private const double CompareTarget = 1.5,
        PlanTarget = 2;

    public Task<Row> CompareAsync() => HotAsync("2,000 compared with a file, against listing them", Compare, CompareTarget);

    public Task<Row> PlanAsync() => HotAsync("2,000 planned with 200 changes, against listing them", Plan, PlanTarget);

    /// <summary>What a job waits for: most of it is the start of PowerShell, and everything is compiled for one use.</summary>
    public Task<Row> CompareInJobAsync() =>
        InJobAsync("  compared in a job of its own, against listing them in one", Compare, CompareTarget);

    /// <inheritdoc cref="CompareInJobAsync"/>
    public Task<Row> PlanInJobAsync() => InJobAsync("  planned in a job of its own, against listing them in one", Plan, PlanTarget);

    private Task<Row> InJobAsync(string name, string script, double target)
    {
        WriteFiles();
        return AgainstListAsync(name, () => TimeJob(script), () => TimeJob(List), target);
    }

    private double TimeJob(string script)
    {
        var watch = Stopwatch.StartNew();
        Pwsh.Run("job.ps1", Locations.ModuleManifest, $"{server}count/2000", script, engine.Folder);
        return watch.Elapsed.TotalMilliseconds;
    }

    private Task<Row> HotAsync(string name, string script, double target)
    {
        WriteFiles();
        // The rows before have run the reference hot, and ours is as many methods again.
        for (var run = 0; run < HotAfter; run++)
        {
            engine.Run(script + InBench);
        }

        return AgainstListAsync(name, () => engine.Time(script + InBench), () => engine.Time(List + InBench), target);
    }

    private async Task<Row> AgainstListAsync(string name, Func<double> ours, Func<double> list, double target)
    {
        var blocks = await Block.AlternateAsync(effort.WarmUp, effort.Runs, () => Task.FromResult(ours()), () => Task.FromResult(list()));
        return Row.OfBlocks(name, "ms", blocks, target);
    }

    private void WriteFiles() =>
        engine.Run(
            """
            Export-GijIntegration $folder/same.json -Server $two -Force
            $json = [System.IO.File]::ReadAllText("$folder/same.json")
            $some = [regex]::new('"maxMinsToCommitEmail": 1440').Replace($json, '"maxMinsToCommitEmail": 60', 200)
            [System.IO.File]::WriteAllText("$folder/changed.json", $some)
            """
        );
}
