using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>
/// Every ```powershell block of the README and of the guides runs as it stands, but that the example addresses become those
/// of test servers on real sockets, and that functions stand in for prompts and vaults: see Guide.ps1.
/// </summary>
public sealed class GuideTests : IDisposable
{
    /// <summary>The beginning of a block that is run, and not saved as a script.</summary>
    private static readonly Regex Block = new(@"^```powershell\r?\n(?!# \S+\.ps1)", RegexOptions.Multiline, TimeSpan.FromSeconds(1));

    private readonly LoopbackServer production = new();
    private readonly LoopbackServer staging = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("a b'c");

    private static readonly string[] Files =
    [
        .. Directory
            .EnumerateFiles(Checkout.PathOf("docs"), "*.md")
            .Append(Checkout.PathOf("README.md"))
            .Select(file => Path.GetRelativePath(Checkout.Folder, file))
            .Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Pages => [.. Files];

    public static TheoryData<string> PagesWithBlocks => [.. Files.Where(page => Block.IsMatch(Checkout.Read(page)))];

    [Theory]
    [MemberData(nameof(PagesWithBlocks))]
    public async Task Runs_as_it_stands(string page) => Assert.Equal(Block.Count(Checkout.Read(page)), await RunAsync(page));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_to_files_that_exist(string page)
    {
        var file = Checkout.PathOf(page);
        var links = Regex
            .Matches(File.ReadAllText(file), @"\]\((?<path>[^)#]+)", RegexOptions.NonBacktracking)
            .Select(match => match.Groups["path"].Value)
            .Where(path => !path.StartsWith("https:", StringComparison.Ordinal));
        Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(file)!, link)), link));
    }

    [Fact]
    public async Task Going_to_production_leaves_staging_alone()
    {
        await RunAsync("docs/staging-to-production.md");
        Assert.Empty(staging.Writes);
        Assert.Equal(3, production.Writes.Count(request => request.Method == "POST"));
    }

    [Fact]
    public async Task Rotating_ends_with_what_the_page_names_verified_and_asks_no_other_server()
    {
        await RunAsync("docs/rotating-tokens.md");
        Assert.Empty(production.Writes);
        Assert.Equal(["3"], Verified("rotation.jsonl"));
        Assert.Equal(["3", "4"], Verified("many.jsonl"));
    }

    private string[] Verified(string journal) =>
        [
            .. File.ReadAllLines(Path.Combine(folder.FullName, journal))
                .Where(line => line.Contains("\"Verified\"", StringComparison.Ordinal))
                .Select(line => Regex.Match(line, "\"integrationId\":(?<id>\\d+)", RegexOptions.NonBacktracking).Groups["id"].Value)
                .Order(StringComparer.Ordinal),
        ];

    public void Dispose()
    {
        production.Dispose();
        staging.Dispose();
        folder.Delete(recursive: true);
    }

    /// <summary>Returns the number of blocks that were run.</summary>
    private async Task<int> RunAsync(string page)
    {
        var run = await Pwsh.RunAsync(
            Checkout.PathOf("tests/GitIntegration.Pwsh.Tests/Guide.ps1"),
            [Checkout.PathOf(page), folder.FullName, Checkout.Metadata("Pester")],
            new Dictionary<string, string?>
            {
                ["GIJ_TESTS_PRODUCTION"] = $"{production.BaseUri}",
                ["GIJ_TESTS_PRODUCTION_TOKEN"] = production.Sandbox.AdministratorToken,
                ["GIJ_TESTS_PRODUCTION_WEBHOOK_KEY"] = production.WebhookKey,
                ["GIJ_TESTS_STAGING"] = $"{staging.BaseUri}",
                ["GIJ_TESTS_STAGING_TOKEN"] = staging.Sandbox.AdministratorToken,
            }
        );
        Assert.True(run.ExitCode == 0, run.Text);
        return int.Parse(run.Output.TrimEnd().Split('\n').Last(), CultureInfo.InvariantCulture);
    }
}
