using System;
using System.Linq;
using System.Threading.Tasks;

namespace GitIntegration.Bench;

/// <summary>What changing integrations costs.</summary>
internal sealed class UpdateRows(BenchEngine engine, PlainClient plain, Effort effort)
{
    private const int Count = 1000;

    private static readonly string InOnePipeline = $"$null = 1..{Count} | Set-GijIntegration -MaxMinsToCommitEmail 60 -Server $ten";

    public Task<Row> OneAfterAnotherAsync() =>
        AgainstAsync(() => plain.UpdateAsync(Count), "one update after another, each", InOnePipeline, 1.3);

    /// <summary>What a cmdlet adds to waking its thread, which no cmdlet can spare.</summary>
    public Task<Row> OneAfterAnotherAgainstWakingAsync() =>
        AgainstAsync(
            () => Task.FromResult(plain.UpdateFromWaitingThread(Count)),
            "  against a plain client that wakes a waiting thread",
            InOnePipeline,
            target: null
        );

    public Task<Row> CommandForEachAsync() =>
        AgainstAsync(
            () => plain.UpdateAsync(Count),
            "one update after another, a command for each",
            $"foreach ($id in 1..{Count}) {{ $null = Set-GijIntegration $id -MaxMinsToCommitEmail 60 -Server $ten }}",
            2.2
        );

    /// <summary>
    /// Objects are piped, so that both send one request for each: what the journal adds is two lines, each of them flushed to the disk.
    /// </summary>
    public Task<Row> WithJournalAsync()
    {
        const int Few = 100;
        const string Change = "Set-GijIntegration -MaxMinsToCommitEmail 60";
        engine.Run(
            $"$global:plain, $global:journalled = $ten, $recorded | ForEach-Object {{ , (1..{Few} | Get-GijIntegration -Server $_) }}"
        );
        return AgainstAsync(
            () => Task.FromResult(engine.Time($"$null = $plain | {Change}") / Few),
            "one update after another with a journal, against without",
            $"$null = $journalled | {Change}",
            target: 25,
            Few
        );
    }

    /// <summary>The ideal uses the requests of the first second at once, and then sends each as soon as it is accepted.</summary>
    public Row BehindLimit(int throttle)
    {
        const int PerSecond = 20,
            Updates = 300;
        const double Ideal = (Updates - PerSecond) * 1000.0 / PerSecond;
        var script = $"$null = 1..{Updates} | Set-GijIntegration -MaxMinsToCommitEmail 60 -ThrottleLimit {throttle} -Server $limited";
        var blocks = Enumerable.Range(0, effort.SlowRuns).Select(_ => new Block(engine.Time(script), Ideal)).ToArray();
        return Row.OfBlocks($"{Updates} updates behind {PerSecond} a second at {throttle}, against the ideal", "ms", blocks, 1.25);
    }

    public Row AtOnce()
    {
        const string Script = "$null = 1..200 | Set-GijIntegration -MaxMinsToCommitEmail 60 -ThrottleLimit 16 -Server $slow";
        const double Ideal = (200 + 15) / 16 * 50;
        engine.Run(Script);
        var blocks = Enumerable.Range(0, effort.Runs).Select(_ => new Block(engine.Time(Script), Ideal)).ToArray();
        return Row.OfBlocks("200 updates of 50 ms at 16, against the ideal", "ms", blocks, 1.1);
    }

    private async Task<Row> AgainstAsync(Func<Task<double>> reference, string name, string script, double? target, int count = Count)
    {
        var blocks = await Block.AlternateAsync(
            effort.WarmUp,
            effort.Blocks,
            () => Task.FromResult(engine.Time(script) / count),
            reference
        );
        return Row.OfBlocks(name, "ms", blocks, target);
    }
}
