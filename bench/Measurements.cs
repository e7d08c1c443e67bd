using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;

namespace GitIntegration.Bench;

/// <summary>The rows. Each runs in turn with its reference, several times, and the medians count.</summary>
internal sealed class Measurements(Uri address, bool quick) : IDisposable
{
    private const int WarmUp = 4;
    private const double Mebibyte = 1024 * 1024;

    private readonly HttpClient http = new();
    private readonly BenchEngine engine = new(address);
    private readonly int rounds = quick ? 5 : 15;

    public async Task<IReadOnlyList<Row>> RunAsync() =>
        [
            await UpdatesAsync(
                "one update after another, per call",
                1.3,
                count => $"$null = 1..{count} | Set-GijIntegration -MaxMinsToCommitEmail 60 -Server $ten"
            ),
            await UpdatesAsync(
                "  the same with a command of its own for each",
                null,
                count => $"foreach ($id in 1..{count}) {{ $null = Set-GijIntegration $id -MaxMinsToCommitEmail 60 -Server $ten }}"
            ),
            Throttled(),
            await ListAsync(),
            FirstOfMany(),
            PeakOfMany(),
            Live(),
            Import(),
        ];

    public void Dispose()
    {
        engine.Dispose();
        http.Dispose();
    }

    private async Task<Row> UpdatesAsync(string name, double? target, Func<int, string> script)
    {
        const int count = 2000;
        var (ours, reference) = await InTurnAsync(
            () => Task.FromResult(engine.Time(script(count))),
            () =>
                TimeAsync(async () =>
                {
                    for (var id = 1; id <= count; id++)
                    {
                        using var body = new StringContent(
                            new JObject { ["maxMinsToCommitEmail"] = 60 }.ToString(Newtonsoft.Json.Formatting.None),
                            Encoding.UTF8,
                            "application/json"
                        );
                        using var answer = await http.PutAsync(
                            $"{address}count/10000/rest/gitplugin/1.0/integration/{id.ToString(CultureInfo.InvariantCulture)}",
                            body
                        );
                        _ = JObject.Parse(await answer.Content.ReadAsStringAsync())["integration"];
                    }
                })
        );
        return new Row(name, ours / count, reference / count, "ms", target);
    }

    private Row Throttled()
    {
        var ours = Median(
            Enumerable
                .Range(0, rounds)
                .Select(_ =>
                    engine.Time("1..200 | Set-GijIntegration -MaxMinsToCommitEmail 60 -ThrottleLimit 16 -Server $slow").TotalMilliseconds
                )
                .ToList()
        );
        return new Row("200 updates of 50 ms, ThrottleLimit 16", ours, Math.Ceiling(200 / 16.0) * 50, "ms", 1.15);
    }

    private async Task<Row> ListAsync()
    {
        var (ours, reference) = await InTurnAsync(
            () => Task.FromResult(engine.Time("$null = Get-GijIntegration -Server $ten")),
            () => TimeAsync(async () => JObject.Parse(await http.GetStringAsync($"{address}count/10000/rest/gitplugin/1.0/integration")))
        );
        return new Row("list of 10,000", ours, reference, "ms", 0.35);
    }

    private Row FirstOfMany()
    {
        var first = new List<double>();
        var whole = new List<double>();
        for (var round = 0; round <= rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            engine.Run("Get-GijIntegration -Server $hundred", () => first.Add(watch.Elapsed.TotalMilliseconds));
            whole.Add(watch.Elapsed.TotalMilliseconds);
        }

        return new Row("list of 100,000: first object against the whole", Median(first[1..]), Median(whole[1..]), "ms", 0.03);
    }

    private Row PeakOfMany()
    {
        const string Script = "Get-GijIntegration -Server $hundred | Where-Object Id -eq 0";
        engine.Run(Script);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var peak = before;
        using var end = new CancellationTokenSource();
        var sampling = Task.Run(() =>
        {
            while (!end.IsCancellationRequested)
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
                Thread.Sleep(1);
            }
        });
        engine.Run(Script);
        end.Cancel();
        sampling.Wait();
        return new Row(
            "list of 100,000 to Where-Object: growth of the peak heap",
            (peak - before) / Mebibyte,
            0,
            "MiB",
            32,
            Absolute: true
        );
    }

    private Row Live()
    {
        var count = quick ? 3000 : 10000;
        var heap = engine.Run(
            $"1..{count} | Set-GijIntegration -MaxMinsToCommitEmail 60 -Server $ten | ForEach-Object {{ if ($_.Id -in 1000, {count}) {{ [GC]::GetTotalMemory($true) }} }}"
        );
        return new Row(
            $"{count} updates in one pipeline: growth of the live heap",
            ((long)heap[1].BaseObject - (long)heap[0].BaseObject) / Mebibyte,
            0,
            "MiB",
            4,
            Absolute: true
        );
    }

    private Row Import()
    {
        var ours = new List<double>();
        var reference = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            ours.Add(ImportInFreshProcess(BenchEngine.ModuleManifest));
            reference.Add(ImportInFreshProcess(BenchEngine.EmptyManifest));
        }

        return new Row("Import-Module in a fresh process", Median(ours), Median(reference), "ms", 2.0);
    }

    private static double ImportInFreshProcess(string manifest)
    {
        using var process = Self.Start("import", manifest);
        return double.Parse(process.StandardOutput.ReadToEnd(), CultureInfo.CurrentCulture);
    }

    /// <summary>
    /// Runs both in turn, some rounds to warm up, since the JIT compiler is done with a method only after it has run for a
    /// while, and gives the medians in milliseconds.
    /// </summary>
    private async Task<(double Ours, double Reference)> InTurnAsync(Func<Task<TimeSpan>> ours, Func<Task<TimeSpan>> reference)
    {
        var oursTimes = new List<double>();
        var referenceTimes = new List<double>();
        for (var round = 0; round < WarmUp + rounds; round++)
        {
            oursTimes.Add((await ours()).TotalMilliseconds);
            referenceTimes.Add((await reference()).TotalMilliseconds);
        }

        return (Median(oursTimes[WarmUp..]), Median(referenceTimes[WarmUp..]));
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
