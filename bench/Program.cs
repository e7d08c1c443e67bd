using System;
using System.IO;
using System.Linq;
using GitIntegration.Bench;

// Measures the module against plain references, as ratios from one run: dotnet run -c Release --project bench [-- --quick] [--json FILE]
// The words 'serve' and 'import' start the parts that need a process of their own.
switch (args)
{
    case ["serve"]:
        await BenchServer.RunAsync();
        return 0;
    case ["import", var manifest]:
        Console.WriteLine(BenchEngine.TimeImport(manifest).TotalMilliseconds);
        return 0;
}

var quick = args.Contains("--quick");
using var server = ServerProcess.Start();
using var measurements = new Measurements(server.Address, quick);
var rows = await measurements.RunAsync();
Report.Print(Console.Out, rows);
if (Array.IndexOf(args, "--json") is >= 0 and var at && at + 1 < args.Length)
{
    await File.WriteAllTextAsync(args[at + 1], Report.Json(rows));
}

return rows.All(row => row.Passes) ? 0 : 1;
