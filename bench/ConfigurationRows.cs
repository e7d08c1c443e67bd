using System.Threading.Tasks;

namespace GitIntegration.Bench;

/// <summary>What a configuration of 2,000 integrations costs beyond reading the list of them.</summary>
internal sealed class ConfigurationRows(BenchEngine engine, Effort effort)
{
    private const int HotAfter = 60;

    private const string List = "$null = Get-GijIntegration -Server $two";

    public Task<Row> CompareAsync() =>
        AgainstListAsync(
            "2,000 compared with a file, against listing them",
            "$null = Compare-GijIntegration $folder/same.json -Server $two",
            1.5
        );

    public Task<Row> PlanAsync() =>
        AgainstListAsync(
            "2,000 planned with 200 changes, against listing them",
            "Sync-GijIntegration $folder/changed.json -Server $two -PlanPath $folder/plan.json -InformationAction Ignore",
            2
        );

    private async Task<Row> AgainstListAsync(string name, string script, double target)
    {
        engine.Run(
            """
            Export-GijIntegration $folder/same.json -Server $two -Force
            $json = [System.IO.File]::ReadAllText("$folder/same.json")
            $some = [regex]::new('"maxMinsToCommitEmail": 1440').Replace($json, '"maxMinsToCommitEmail": 60', 200)
            [System.IO.File]::WriteAllText("$folder/changed.json", $some)
            """
        );
        // The rows before have run the reference hot, and ours is as many methods again.
        for (var run = 0; run < HotAfter; run++)
        {
            engine.Run(script);
        }

        var blocks = await Block.AlternateAsync(
            effort.WarmUp,
            effort.Runs,
            () => Task.FromResult(engine.Time(script)),
            () => Task.FromResult(engine.Time(List))
        );
        return Row.OfBlocks(name, "ms", blocks, target);
    }
}
