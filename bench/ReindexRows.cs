using System;
using System.Globalization;
using System.Linq;

namespace GitIntegration.Bench;

/// <summary>How many requests a wait for many reindexes takes.</summary>
internal sealed class ReindexRows(BenchEngine engine, Effort effort)
{
    /// <summary>Against one start for each, and one look at everything whenever the pace has room for one.</summary>
    public Row Requests()
    {
        const string Script = """
            $all = Get-GijRepository -Server $reindexed | Start-GijReindex -Wait -ThrottleLimit 8 -ErrorAction SilentlyContinue
            $count = Invoke-GijRestMethod rest/requests -Server $reindexed
            @($all).Count, $count.requests, $count.seconds
            """;
        var blocks = Enumerable.Range(0, effort.SlowRuns).Select(_ => BlockOf(Script)).ToArray();
        return Row.OfBlocks("500 repositories reindexed and waited for, requests", string.Empty, blocks, 1.2);
    }

    private Block BlockOf(string script)
    {
        var counts = engine.Run(script).Select(item => double.Parse($"{item}", CultureInfo.InvariantCulture)).ToArray();
        return new Block(counts[1], counts[0] + LooksIn(counts[2]));
    }

    /// <summary>How many looks the pace of 1, 2, 4, 8 and then always 15 seconds has room for, and no more.</summary>
    private static int LooksIn(double seconds)
    {
        var (looks, time) = (1, 0);
        for (var pause = 1; time + pause <= seconds + 0.5; pause = Math.Min(2 * pause, 15))
        {
            time += pause;
            looks++;
        }

        return looks;
    }
}
