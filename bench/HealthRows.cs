using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace GitIntegration.Bench;

/// <summary>What checking every rule and writing the page cost beyond reading the same lists.</summary>
internal sealed class HealthRows(BenchEngine engine, Effort effort)
{
    private const string Report =
        "Test-GijIntegration -Server $health -InformationAction Ignore | Export-GijReport \"$folder/health.html\" -Force";

    private const double Mebibyte = 1024 * 1024;

    public async Task<Row> ReportAsync()
    {
        var blocks = await Block.AlternateAsync(
            1,
            effort.SlowRuns,
            () => Task.FromResult(engine.Time(Report)),
            () => Task.FromResult(engine.Time("$null = Get-GijIntegration -Server $health; $null = Get-GijRepository -Server $health"))
        );
        return Row.OfBlocks("report on 2,000 with 50,000 repositories, against listing both", "ms", blocks, 1.3);
    }

    /// <summary>The same few thousand findings again, up to 10,000.</summary>
    public Row Size()
    {
        engine.Run(
            "$all = @(Test-GijIntegration -Server $health -InformationAction Ignore); $all = $all + $all + $all + $all; "
                + "$all[0..9999] | Export-GijReport \"$folder/many.html\" -Force"
        );
        var size = new FileInfo(Path.Combine(engine.Folder, "many.html")).Length / Mebibyte;
        return Row.OfFigures("page of 10,000 findings", "MiB", [size], 4);
    }

    public Row Peak()
    {
        var growth = Enumerable.Range(0, effort.Runs).Select(_ => HeapRows.GrowthWhile(() => engine.Run(Report))).ToArray();
        return Row.OfFigures("report on 2,000 with 50,000 repositories, growth of the peak heap", "MiB", growth, 64);
    }
}
