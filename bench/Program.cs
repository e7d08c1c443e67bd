using System;
using System.IO;
using System.Linq;
using GitIntegration.Bench;

// Measures the module against plain references, as ratios from one run: dotnet run -c Release --project bench [-- --quick] [--json FILE]
// The word 'serve' starts the server, which needs a process of its own.
if (args is ["serve"])
{
    await BenchServer.RunAsync();
    return 0;
}

var effort = args.Contains("--quick") ? Effort.Quick : Effort.Full;
Pwsh.Restore();
using var server = ServerProcess.Start();
using var engine = new BenchEngine(server.Address);
using var plain = new PlainClient(server.Address);
var updates = new UpdateRows(engine, plain, effort);
var lists = new ListRows(engine, plain, effort);
var configurations = new ConfigurationRows(engine, server.Address, effort);
var scans = new ScanRows(engine, plain, effort);
var health = new HealthRows(engine, effort);
var bulk = new BulkRows(engine, effort);
var heap = new HeapRows(engine, effort);
var pwsh = new PwshRows(server.Address, effort);
Row[] rows =
[
    await updates.OneAfterAnotherAsync(),
    await updates.OneAfterAnotherAgainstWakingAsync(),
    await updates.CommandForEachAsync(),
    await updates.WithJournalAsync(),
    updates.AtOnce(),
    updates.BehindLimit(1),
    updates.BehindLimit(4),
    updates.BehindLimit(16),
    new ReindexRows(engine, effort).Requests(),
    await configurations.CompareAsync(),
    await configurations.PlanAsync(),
    await configurations.CompareInJobAsync(),
    await configurations.PlanInJobAsync(),
    await scans.PreviewAsync(),
    await scans.FilterAsync(),
    await health.ReportAsync(),
    health.Size(),
    health.Peak(),
    await bulk.LintAsync(),
    bulk.Peak(),
    bulk.PeakOfChanges(),
    .. pwsh.Instead(),
    await lists.WholeAsync(),
    await lists.RepositoriesAsync(),
    lists.First(),
    heap.Peak(),
    heap.RepositoriesPeak(),
    heap.Live(),
    await pwsh.FirstImportAsync(),
    await pwsh.LaterImportAsync(),
];
Report.Print(Console.Out, rows);
if (Array.IndexOf(args, "--json") is >= 0 and var at && at + 1 < args.Length)
{
    await File.WriteAllTextAsync(args[at + 1], Report.Json(rows));
}

return rows.All(row => row.Passes) ? 0 : 1;
