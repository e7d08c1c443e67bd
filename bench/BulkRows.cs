using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace GitIntegration.Bench;

/// <summary>What a bulk file of 100,000 rows takes.</summary>
internal sealed class BulkRows(BenchEngine engine, Effort effort)
{
    private const string Export = "Export-GijBulkFile $folder/bulk.tsv -Server $bulk -Force";

    /// <summary>The file as it is, and with one row in a hundred changed.</summary>
    private const string Whole = $"""
        {Export}
        $null = Test-GijBulkFile $folder/bulk.tsv -Server $bulk -InformationAction Ignore
        Import-GijBulkFile $folder/bulk.tsv -Server $bulk -InformationAction Ignore
        """;

    public async Task<Row> LintAsync()
    {
        engine.Run(Export);
        var blocks = await Block.AlternateAsync(
            effort.WarmUp,
            effort.Runs,
            () => Task.FromResult(engine.Time("Test-GijBulkFile $folder/bulk.tsv -Offline -InformationAction Ignore")),
            () => Task.FromResult(TimeSplit(Path.Combine(engine.Folder, "bulk.tsv")))
        );
        return Row.OfBlocks("bulk file of 100,000 rows checked, against reading and splitting it", "ms", blocks, 3);
    }

    public Row Peak() => Peak("exported, checked and imported again", Whole);

    public Row PeakOfChanges()
    {
        engine.Run(Export);
        Change();
        return Peak("with 1,000 changes imported", "$null = Import-GijBulkFile $folder/changed.tsv -Server $bulk -Confirm:$false");
    }

    private Row Peak(string what, string script)
    {
        engine.Run(script);
        var growth = Enumerable.Range(0, effort.SlowRuns).Select(_ => HeapRows.LiveGrowthWhile(() => engine.Run(script))).ToArray();
        return Row.OfFigures($"bulk file of 100,000 rows {what}, growth of the live heap at its peak", "MiB", growth, 48);
    }

    private void Change()
    {
        var lines = File.ReadLines(Path.Combine(engine.Folder, "bulk.tsv"))
            .Select((line, index) => index % 100 == 50 ? line.Replace("^v[0-9]+", "^release") : line);
        File.WriteAllLines(Path.Combine(engine.Folder, "changed.tsv"), lines);
    }

    private static double TimeSplit(string file)
    {
        var watch = Stopwatch.StartNew();
        var cells = File.ReadLines(file).Sum(line => line.Split('\t').Length);
        return cells > 0 ? watch.Elapsed.TotalMilliseconds : double.NaN;
    }
}
