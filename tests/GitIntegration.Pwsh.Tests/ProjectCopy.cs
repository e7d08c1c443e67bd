using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>
/// What the module is built from, copied into a folder of its own, and a home for what is installed there: so that nothing else
/// meets what build.ps1 builds, installs and registers.
/// </summary>
public sealed partial class ProjectCopy : IDisposable
{
    /// <summary>An address that a project could have.</summary>
    public const string Page = "https://git.example.com/gij";

    /// <summary>The addresses that a release needs, by their names in PSData.</summary>
    public static IReadOnlyDictionary<string, string> Addresses { get; } =
        new Dictionary<string, string>
        {
            ["ProjectUri"] = Page,
            ["LicenseUri"] = $"{Page}/license",
            ["IconUri"] = $"{Page}/icon.png",
        };

    private static readonly string[] Sources = ["src", "tools", "docs", ".config"];

    private static readonly string[] BuildFolders = ["bin", "obj"];

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("a b'c");

    public ProjectCopy()
    {
        CopyFiles(Checkout.Folder, Folder);
        foreach (var source in Sources)
        {
            Copy(Checkout.PathOf(source), PathOf(source));
        }

        Directory.CreateDirectory(Data);
    }

    public string Folder => Path.Combine(root.FullName, "project");

    /// <summary>What somebody who runs the tests has set for themselves does not reach the copy, and what it does not reach them.</summary>
    private Dictionary<string, string?> Environment =>
        new()
        {
            ["HOME"] = Home,
            ["XDG_DATA_HOME"] = Data,
            // What has been restored for the tests needs no package source, and no advice, a second time.
            ["NUGET_PACKAGES"] = Checkout.Metadata("NuGetPackages"),
            ["NuGetAudit"] = "false",
            // The sources have been analyzed when the tests were built.
            ["RunAnalyzers"] = "false",
            ["DOTNET_CLI_HOME"] =
                System.Environment.GetEnvironmentVariable("DOTNET_CLI_HOME") ?? System.Environment.GetEnvironmentVariable("HOME"),
            ["MSBUILDDISABLENODEREUSE"] = "1",
        };

    private string Home => Path.Combine(root.FullName, "home");

    private string Data => Path.Combine(Home, ".local", "share");

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Gives the module another version, and replaces its addresses and its prerelease.</summary>
    /// <param name="version">The version, without that of a prerelease.</param>
    /// <param name="data">Addresses and prerelease by their names in PSData.</param>
    public void SetManifest(string version, IReadOnlyDictionary<string, string> data)
    {
        var manifest = PathOf("GitIntegration.psd1");
        var text = ReleaseLines().Replace(File.ReadAllText(manifest), string.Empty);
        text = VersionLine().Replace(text, $"ModuleVersion = '{version}'");
        var entries = string.Concat(data.Select(entry => $"\n{entry.Key} = '{entry.Value}'"));
        File.WriteAllText(manifest, text.Replace("PSData = @{", $"PSData = @{{{entries}", StringComparison.Ordinal));
    }

    /// <summary>Runs a task of build.ps1, which has to succeed.</summary>
    public async Task BuildAsync(params string[] arguments) => Succeeded(await StartAsync(arguments));

    /// <summary>Runs a task of build.ps1, which has to fail, and returns what it says, as one line.</summary>
    public async Task<string> FailAsync(params string[] arguments)
    {
        var outcome = await StartAsync(arguments);
        Assert.NotEqual(0, outcome.ExitCode);
        return Wrapping().Replace(outcome.Text, " ");
    }

    /// <summary>Runs a command that has to succeed, and returns the lines of its output.</summary>
    public async Task<string[]> RunAsync(string command) =>
        Succeeded(await Pwsh.RunCommandAsync($"$ErrorActionPreference = 'Stop'; {command}", Environment))
            .Output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public void Dispose() => root.Delete(recursive: true);

    private Task<PwshOutcome> StartAsync(string[] arguments) => Pwsh.RunAsync(PathOf("build.ps1"), ["-Task", .. arguments], Environment);

    private static PwshOutcome Succeeded(PwshOutcome outcome)
    {
        Assert.True(outcome.ExitCode == 0, outcome.Text);
        return outcome;
    }

    /// <summary>Copies a folder, without what was built in it.</summary>
    public static void Copy(string from, string to)
    {
        CopyFiles(from, to);
        foreach (var folder in Directory.EnumerateDirectories(from).Where(folder => !BuildFolders.Contains(Path.GetFileName(folder))))
        {
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }

    private static void CopyFiles(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }

    [GeneratedRegex("ModuleVersion *= *'[^']+'", RegexOptions.None, 1000)]
    private static partial Regex VersionLine();

    [GeneratedRegex(@"^\s*(?:Prerelease|ProjectUri|LicenseUri|IconUri)\s*=.*$", RegexOptions.Multiline, 1000)]
    private static partial Regex ReleaseLines();

    /// <summary>PowerShell breaks the lines of an error for the console, and puts a bar before each.</summary>
    [GeneratedRegex(@"[\s|]+", RegexOptions.None, 1000)]
    private static partial Regex Wrapping();
}
