using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>What F5 starts in Visual Studio Code, up to the debugger.</summary>
public sealed class DebuggingTests : IDisposable
{
    private static readonly JsonDocumentOptions WithComments = new() { CommentHandling = JsonCommentHandling.Skip };

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("a b'c");

    private readonly JsonElement[] launches = Read("launch.json", "configurations");

    private readonly JsonElement[] tasks = Read("tasks.json", "tasks");

    [Fact]
    public void Every_task_that_is_run_before_exists()
    {
        var named = Texts(launches, "preLaunchTask").Concat(Texts(tasks, "dependsOn")).Distinct();
        Assert.All(named, name => Assert.Single(tasks, task => task.GetProperty("label").GetString() == name));
    }

    [PinnedPowerShellFact]
    public async Task The_debugger_finds_PowerShell_where_it_looks()
    {
        var task = tasks.Single(task => task.GetProperty("label").GetString() == "find PowerShell");
        var link = task.GetProperty("args").EnumerateArray().Last().GetString();
        Directory.CreateDirectory(Path.Combine(folder.FullName, "output"));
        var here = $"Set-Location -LiteralPath {Pwsh.Quote(folder.FullName)}";
        Assert.Equal(string.Empty, (await Pwsh.RunCommandAsync($"{here}; {link}; {link}")).Text);

        Assert.All(
            Texts(launches, "program"),
            program => Assert.True(File.Exists(program.Replace("${workspaceFolder}", folder.FullName, StringComparison.Ordinal)), program)
        );
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static JsonElement[] Read(string file, string list)
    {
        using var document = JsonDocument.Parse(Checkout.Read($".vscode/{file}"), WithComments);
        return [.. document.RootElement.Clone().GetProperty(list).EnumerateArray()];
    }

    /// <summary>The values of a property that is a text or a list of texts, of the elements that have it.</summary>
    private static IEnumerable<string> Texts(IEnumerable<JsonElement> elements, string property) =>
        elements
            .Select(element => element.TryGetProperty(property, out var value) ? value : default)
            .SelectMany<JsonElement, string>(value =>
                value.ValueKind switch
                {
                    JsonValueKind.String => [value.GetString()!],
                    JsonValueKind.Array => value.EnumerateArray().Select(item => item.GetString()!),
                    _ => [],
                }
            );
}
