using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace GitIntegration.Bench;

/// <summary>What is seen in the official PowerShell only, each run in a fresh process of it.</summary>
internal sealed class PwshRows(Uri server, Effort effort)
{
    public Task<Row> FirstImportAsync() => ImportAsync("Import-Module, the first in its process, against an empty module", null, 1.6);

    /// <summary>
    /// No target: PowerShell has compiled what imports a manifest by then, but not what reads a format and a types file, and
    /// this alone makes an otherwise empty module take four times as long.
    /// </summary>
    public Task<Row> LaterImportAsync() =>
        ImportAsync("Import-Module, when Utility was imported before", "Microsoft.PowerShell.Utility", null);

    /// <summary>What a script has instead of the module, so that a reader sees what it is good for.</summary>
    public Row[] Instead()
    {
        var lines = Pwsh.Run("instead.ps1", Locations.ModuleManifest, server.ToString(), $"{effort.SlowRuns}");
        var times = lines.Select(line => line.Split(' ').Select(Number).ToArray()).ToArray();
        Block[] Against(int column) => [.. times.Select(time => new Block(time[0], time[column]))];
        return
        [
            Row.OfBlocks("  in pwsh, against Invoke-RestMethod one by one", "ms", Against(1)),
            Row.OfBlocks("  in pwsh, against it in ForEach-Object -Parallel at 16", "ms", Against(2)),
        ];
    }

    private async Task<Row> ImportAsync(string name, string? before, double? target)
    {
        var blocks = await Block.AlternateAsync(
            1,
            effort.Runs,
            () => Task.FromResult(Import(Locations.ModuleManifest, before)),
            () => Task.FromResult(Import(Locations.EmptyManifest, before))
        );
        return Row.OfBlocks(name, "ms", blocks, target);
    }

    private static double Import(string manifest, string? before) =>
        Number(Pwsh.Run("import.ps1", before is null ? [manifest] : [manifest, before]).Single());

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
