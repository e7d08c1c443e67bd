using System;
using System.Collections.Specialized;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>
/// Every ```powershell block of the README and of the guides runs as it stands, but that the example addresses become those
/// of test servers on real sockets, and that functions stand in for prompts and vaults: see Shared/Guide.ps1, which the Pester
/// suite calls as well, for the pages with blocks marked 'needs-pwsh'. Some blocks set GIJ_SERVER, so these tests run alone.
/// </summary>
[Collection(nameof(EnvironmentTests))]
public sealed class GuideTests : IDisposable
{
    private static readonly string ModulePath = Environment.GetEnvironmentVariable("PSModulePath") ?? string.Empty;

    private readonly LoopbackServer production = new();
    private readonly LoopbackServer staging = new();
    private readonly Engine engine = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    public GuideTests() => Environment.SetEnvironmentVariable("PSModulePath", $"{Checkout.Folder}/output{Path.PathSeparator}{ModulePath}");

    public static TheoryData<string> Pages =>
        [
            .. new[] { "README.md" }.Concat(
                Directory
                    .EnumerateFiles($"{Checkout.Folder}/docs", "*.md")
                    .Select(file => Path.GetRelativePath(Checkout.Folder, file))
                    .Order(StringComparer.Ordinal)
            ),
        ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Runs_as_it_stands(string page)
    {
        var text = Checkout.Read(page);
        Assert.Equal(Regex.Count(text, @"^```powershell\r?\n(?!# \S+\.ps1)", RegexOptions.Multiline), Run(page));
    }

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
    public void Going_to_production_leaves_staging_alone()
    {
        Run("docs/staging-to-production.md");
        Assert.Empty(staging.Writes);
        Assert.Equal(3, production.Writes.Count(request => request.Method == "POST"));
    }

    [Fact]
    public void Rotating_gives_new_secrets_to_the_integrations_that_the_page_names()
    {
        Run("docs/rotating-tokens.md");
        Assert.All(
            production.Writes,
            request => Assert.Contains(production.Sandbox.AdministratorToken, request.Body, StringComparison.Ordinal)
        );
        Assert.Equal(
            ["12", "3", "4", "4"],
            production.Writes.Select(request => request.Path.Split('/').Last()).Order(StringComparer.Ordinal)
        );
    }

    public void Dispose()
    {
        engine.Dispose();
        production.Dispose();
        staging.Dispose();
        folder.Delete(recursive: true);
        Environment.SetEnvironmentVariable("PSModulePath", ModulePath);
        Environment.SetEnvironmentVariable("GIJ_SERVER", null);
        Environment.SetEnvironmentVariable("GIJ_TOKEN", null);
    }

    /// <summary>Gives the number of blocks that were run.</summary>
    private int Run(string page)
    {
        engine.WithSecret("production", production.Sandbox.AdministratorToken).WithSecret("staging", staging.Sandbox.AdministratorToken);
        engine
            .With("script", $"{Checkout.Folder}/tests/Shared/Guide.ps1")
            .With("page", Checkout.PathOf(page))
            .With("folder", folder.FullName);
        engine.With(
            "replacements",
            new OrderedDictionary
            {
                ["https://jira.example.com/jira"] = production.BaseUri.ToString(),
                ["https://jira.example.com"] = production.BaseUri.ToString(),
                ["https://jira-staging.example.com"] = staging.BaseUri.ToString(),
                ["-Proxy http://proxy.example.com:3128"] = $"-AllowUnencrypted -Proxy {production.BaseUri}",
                ["./output/GitIntegration"] = $"{Checkout.Folder}/output/GitIntegration",
            }
        );
        return (int)engine.Succeed("& $script $page $folder $production $staging $replacements -GuideIsHosted").Output.Single().BaseObject;
    }
}
