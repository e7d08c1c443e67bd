using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using GitIntegration.Sandbox;

namespace GitIntegration.Tests;

/// <summary>A folder with bulk files, and a session whose location it is, connected to a sandbox on a real socket.</summary>
internal sealed class BulkFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("bulk");

    public BulkFolder(SandboxData? data = null, Func<string, int>? choose = null)
    {
        Server = new LoopbackServer(data: data);
        Engine = new Engine(choose);
        Engine.ConnectTo(Server);
        Engine.With("folder", folder.FullName).Succeed("$ExecutionContext.SessionState.Path.SetLocation($folder)");
    }

    public LoopbackServer Server { get; }

    public Engine Engine { get; }

    /// <summary>The forms that were sent.</summary>
    public IReadOnlyList<string> Sent =>
        [
            .. Server
                .Writes.Where(request => request.Path.EndsWith("configuration.json", StringComparison.Ordinal))
                .Select(request => request.Body),
        ];

    public string PathOf(string name) => Path.Combine(folder.FullName, name);

    public string Read(string name) => File.ReadAllText(PathOf(name));

    public void Write(string name, string text) => File.WriteAllText(PathOf(name), text);

    /// <summary>Exports the file, and returns its rows. No cell of the samples needs quotes.</summary>
    public List<string[]> Export(string options = "")
    {
        Engine.Succeed($"Export-GijBulkFile bulk.tsv -Force {options}");
        return [.. Read("bulk.tsv").TrimEnd('\n').Split('\n').Select(line => line.Split('\t'))];
    }

    /// <summary>Exports the file with other cells.</summary>
    /// <returns>The number of the row.</returns>
    public int ExportWith(int id, params (string Column, string Cell)[] edits)
    {
        var rows = Export();
        var row = rows.FindIndex(cells => cells[0] == $"{id}");
        foreach (var (column, cell) in edits)
        {
            rows[row][Array.IndexOf(rows[0], column)] = cell;
        }

        Save(rows);
        return row + 1;
    }

    public void Save(IEnumerable<IEnumerable<string>> rows, string name = "bulk.tsv") =>
        Write(name, string.Concat(rows.Select(cells => string.Join('\t', cells) + "\n")));

    /// <summary>What is wrong with the file.</summary>
    public IReadOnlyList<GijBulkFinding> Test(string options = "") =>
        [.. Engine.Succeed($"Test-GijBulkFile bulk.tsv {options}").Output.Select(item => (GijBulkFinding)item.BaseObject)];

    public void Dispose()
    {
        Engine.Dispose();
        Server.Dispose();
        folder.Delete(recursive: true);
    }
}
