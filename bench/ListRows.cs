using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;

namespace GitIntegration.Bench;

/// <summary>What reading long lists costs.</summary>
internal sealed class ListRows(BenchEngine engine, PlainClient plain, Effort effort)
{
    public Task<Row> WholeAsync() =>
        WholeAsync("list of 10,000, against JObject.Parse", "$null = Get-GijIntegration -Server $ten", plain.ListAsync);

    public Task<Row> RepositoriesAsync() =>
        WholeAsync(
            "list of 10,000 repositories, against JObject.Parse",
            "$null = Get-GijRepository -Server $tenRepositories",
            plain.ListRepositoriesAsync
        );

    public Row First()
    {
        var blocks = new List<Block>();
        for (var run = -1; run < effort.Runs; run++)
        {
            var block = FirstAndWhole();
            if (run >= 0)
            {
                blocks.Add(block);
            }
        }

        return Row.OfBlocks("list of 100,000, its first object against the whole", "ms", blocks, 0.02);
    }

    private async Task<Row> WholeAsync(string name, string script, Func<Task<double>> reference)
    {
        var blocks = await Block.AlternateAsync(effort.WarmUp, effort.Runs, () => Task.FromResult(engine.Time(script)), reference);
        return Row.OfBlocks(name, "ms", blocks, 0.3);
    }

    private Block FirstAndWhole()
    {
        var first = 0.0;
        var watch = Stopwatch.StartNew();
        engine.Run("Get-GijIntegration -Server $hundred", () => first = watch.Elapsed.TotalMilliseconds);
        return new Block(first, watch.Elapsed.TotalMilliseconds);
    }
}
