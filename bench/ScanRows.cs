using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using DevLab.JmesPath;
using Newtonsoft.Json.Linq;

namespace GitIntegration.Bench;

/// <summary>What previews of scans and filters cost beyond reading and filtering the same lists.</summary>
internal sealed class ScanRows(BenchEngine engine, PlainClient plain, Effort effort)
{
    private const string Filter = "[?(!archived) && starts_with(name, 'repository')]";
    private const int Many = 100_000;

    /// <summary>50 pages of 100 repositories.</summary>
    public async Task<Row> PreviewAsync()
    {
        const string Script =
            "$null = Get-GijScanPreview 2 -Server $hosted -Pat $token -Origin $address -ApiPath /pages/5000 -InformationAction Ignore";
        var blocks = await Block.AlternateAsync(
            effort.WarmUp,
            effort.Runs,
            () => Task.FromResult(engine.Time(Script)),
            plain.ReadPagesAsync
        );
        return Row.OfBlocks("preview of 5,000 in 50 pages, against HttpClient and JToken", "ms", blocks, 1.2);
    }

    public async Task<Row> FilterAsync()
    {
        var file = Path.Combine(engine.Folder, "repositories.json");
        await File.WriteAllTextAsync(
            file,
            $"[{string.Join(",", Enumerable.Range(1, Many).Select(id => BenchServer.HostRepository(id, linkCount: 8)))}]"
        );
        var script = $"$null = Test-GijApiFilter \"{Filter}\" -Path '{file}'";
        var blocks = await Block.AlternateAsync(
            1,
            Math.Min(effort.Runs, 5),
            () => Task.FromResult(engine.Time(script)),
            () => Task.FromResult(TimeAlone(file))
        );
        return Row.OfBlocks("filter of 100,000 in a file, against JmesPath.Net alone", "ms", blocks, 2);
    }

    private static double TimeAlone(string file)
    {
        var watch = Stopwatch.StartNew();
        _ = new JmesPath().Parse(Filter).Transform(JToken.Parse(File.ReadAllText(file))).AsJToken();
        return watch.Elapsed.TotalMilliseconds;
    }
}
