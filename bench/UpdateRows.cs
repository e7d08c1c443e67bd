using System.Linq;
using System.Threading.Tasks;

namespace GitIntegration.Bench;

/// <summary>What changing integrations costs.</summary>
internal sealed class UpdateRows(BenchEngine engine, PlainClient plain, Effort effort)
{
    private const int Count = 1000;

    private const string InOnePipeline = "Set-GijIntegration -MaxMinsToCommitEmail 60 -Server $ten";

    public Task<Row> OneAfterAnotherAsync() =>
        AgainstPlainAsync("one update after another, each", $"$null = 1..{Count} | {InOnePipeline}", 1.3);

    /// <summary>What a cmdlet adds to waking its thread, which no cmdlet can spare.</summary>
    public async Task<Row> OneAfterAnotherAgainstWakingAsync()
    {
        var blocks = await Block.AlternateAsync(
            effort.WarmUp,
            effort.Blocks,
            () => Task.FromResult(engine.Time($"$null = 1..{Count} | {InOnePipeline}") / Count),
            () => Task.FromResult(plain.UpdateFromWaitingThread(Count))
        );
        return Row.OfBlocks("  against a plain client that wakes a waiting thread", "ms", blocks, target: null);
    }

    public Task<Row> CommandForEachAsync() =>
        AgainstPlainAsync(
            "one update after another, a command for each",
            $"foreach ($id in 1..{Count}) {{ $null = Set-GijIntegration $id -MaxMinsToCommitEmail 60 -Server $ten }}",
            2.2
        );

    public Row AtOnce()
    {
        const string Script = "$null = 1..200 | Set-GijIntegration -MaxMinsToCommitEmail 60 -ThrottleLimit 16 -Server $slow";
        const double Ideal = (200 + 15) / 16 * 50;
        engine.Run(Script);
        var blocks = Enumerable.Range(0, effort.Runs).Select(_ => new Block(engine.Time(Script), Ideal)).ToArray();
        return Row.OfBlocks("200 updates of 50 ms at 16, against the ideal", "ms", blocks, 1.1);
    }

    private async Task<Row> AgainstPlainAsync(string name, string script, double target)
    {
        var blocks = await Block.AlternateAsync(
            effort.WarmUp,
            effort.Blocks,
            () => Task.FromResult(engine.Time(script) / Count),
            () => plain.UpdateAsync(Count)
        );
        return Row.OfBlocks(name, "ms", blocks, target);
    }
}
