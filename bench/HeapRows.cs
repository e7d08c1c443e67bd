using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.Bench;

/// <summary>What stays or piles up in memory.</summary>
internal sealed class HeapRows(BenchEngine engine, Effort effort)
{
    private const double Mebibyte = 1024 * 1024;

    public Row Peak() => Peak("list of 100,000", "Get-GijIntegration -Server $hundred");

    public Row RepositoriesPeak() => Peak("list of 100,000 repositories", "Get-GijRepository -Server $hundredRepositories");

    public Row Live()
    {
        const string Script = """
            1..5000 | Set-GijIntegration -MaxMinsToCommitEmail 60 -Server $ten |
                ForEach-Object { if ($_.Id -in 1000, 5000) { [GC]::GetTotalMemory($true) } }
            """;
        var growth = Enumerable.Range(0, effort.SlowRuns).Select(_ => GrowthWithin(Script)).ToArray();
        return Row.OfFigures("4,000 updates in one pipeline, growth of the live heap", "MiB", growth, 4);
    }

    private Row Peak(string list, string command)
    {
        var script = $"{command} | Where-Object Id -eq 0";
        engine.Run(script);
        var growth = Enumerable.Range(0, effort.Runs).Select(_ => GrowthWhile(() => engine.Run(script))).ToArray();
        return Row.OfFigures($"{list} to Where-Object, growth of the peak heap", "MiB", growth, 24);
    }

    private double GrowthWithin(string script)
    {
        var heap = engine.Run(script);
        return ((long)heap[1].BaseObject - (long)heap[0].BaseObject) / Mebibyte;
    }

    /// <summary>By how much the heap grows at most, garbage included, in MiB.</summary>
    public static double GrowthWhile(Action work) => GrowthWhile(work, isOfGarbageToo: true);

    /// <summary>
    /// By how much what is in use grows at most, in MiB. On a processor with a large cache, the collector lets tens of MiB of garbage lie
    /// before it looks at any, whatever a program does.
    /// </summary>
    public static double LiveGrowthWhile(Action work) => GrowthWhile(work, isOfGarbageToo: false);

    private static double GrowthWhile(Action work, bool isOfGarbageToo)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var done = new CancellationTokenSource();
        var peak = Task.Run(() => PeakUntil(isOfGarbageToo, done.Token));
        work();
        done.Cancel();
        return (peak.Result - before) / Mebibyte;
    }

    private static long PeakUntil(bool isOfGarbageToo, CancellationToken done)
    {
        var peak = 0L;
        while (!done.IsCancellationRequested)
        {
            peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: !isOfGarbageToo));
            Thread.Sleep(1);
        }

        return peak;
    }
}
