using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>build.ps1, from the package to the user's module path, under a path with a space and an apostrophe.</summary>
public sealed class BuildScriptTests(ProjectCopy project) : IClassFixture<ProjectCopy>
{
    private const string Page = ProjectCopy.Page;

    [PinnedPowerShellFact]
    public async Task Package_holds_the_files_of_the_module()
    {
        await project.BuildAsync("Package");

        using var package = ZipFile.OpenRead(Package);
        Assert.Superset(
            Directory
                .EnumerateFiles(Built, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Built, file).Replace('\\', '/'))
                .ToHashSet(),
            package.Entries.Select(entry => Uri.UnescapeDataString(entry.FullName)).ToHashSet()
        );
    }

    [PinnedPowerShellFact]
    public async Task Sbom_lists_what_the_module_brings_along()
    {
        await project.BuildAsync("Package");
        await project.BuildAsync("Sbom");

        var sbom = JObject.Parse(File.ReadAllText(Directory.EnumerateFiles(Output, "*.cdx.json").Single()));
        Assert.Equal("CycloneDX GitIntegration", $"{sbom["bomFormat"]} {sbom["metadata"]!["component"]!["name"]}");
        Assert.Equal(
            ["JmesPath.Net 1.1.0", "JmesPath.Net.Parser 1.1.0", "Newtonsoft.Json 13.0.4", "Sylvan.Data.Csv 1.4.4"],
            sbom["components"]!.Where(part => (string?)part["scope"] == "required").Select(part => $"{part["name"]} {part["version"]}")
        );
    }

    [PinnedPowerShellFact(Installs = true)]
    public async Task A_version_is_installed_updated_published_and_uninstalled()
    {
        project.SetManifest("9.0.0", new Dictionary<string, string>());
        await project.BuildAsync("Install");
        Assert.Equal(
            [$"{Path.GetFileName(Built)} sandbox"],
            await project.RunAsync(
                """
                Import-Module GitIntegration
                Connect-GijServer -Sandbox 6> $null
                "$((Get-Module GitIntegration).Version) $((Get-GijServer).Name)"
                """
            )
        );

        Assert.Contains(
            "GitIntegration.9.0.0.nupkg has no ProjectUri, LicenseUri, IconUri.",
            await project.FailAsync("Publish", "-Repository", "x"),
            StringComparison.Ordinal
        );

        project.SetManifest("9.1.0", new Dictionary<string, string>(ProjectCopy.Addresses) { ["Prerelease"] = "preview1" });
        await project.BuildAsync("Package");
        Assert.Equal(
            ["9.1.0 preview1"],
            await project.RunAsync(
                """
                Update-PSResource GitIntegration -Prerelease
                Get-InstalledPSResource GitIntegration -Version '9.1.0-preview1' | ForEach-Object { "$($_.Version) $($_.Prerelease)" }
                """
            )
        );
        Assert.Equal(
            [$"{Page}/blob/HEAD/docs/en-US/Get-GijProject.md", $"{Page}/blob/HEAD/docs/rules/GIJ004.md", "True True"],
            await project.RunAsync(
                $$"""
                (Get-Help Get-GijProject).relatedLinks.navigationLink[0].uri
                Connect-GijServer -Sandbox -Faulty 6> $null
                $finding = Test-GijIntegration -Rule GIJ004 6> $null | Select-Object -First 1
                "$($finding.HelpUri)"
                Export-GijIntegration "$HOME/a.json"
                $finding | Export-GijReport "$HOME/a.sarif"
                $schema = '"$schema": "{{Page}}/raw/HEAD/docs/en-US/integrations.schema.json"'
                "$((Get-Content "$HOME/a.json" -Raw).Contains($schema)) $((Get-Content "$HOME/a.sarif" -Raw).Contains('"{{Page}}"'))"
                """
            )
        );

        await Publishes_what_was_packed();
        await project.BuildAsync("Install", "-NoBuild");
        await project.RunAsync("Uninstall-PSResource GitIntegration -Version *");
        Assert.Empty(await project.RunAsync("Get-Module GitIntegration -ListAvailable | ForEach-Object Path"));
    }

    private async Task Publishes_what_was_packed()
    {
        var shelf = Directory.CreateDirectory(project.PathOf("shelf")).FullName;
        var built = File.ReadAllBytes(Package);
        await project.RunAsync($"Register-PSResourceRepository shelf -Uri {Pwsh.Quote(shelf)} -Trusted");
        await project.BuildAsync("Publish", "-Repository", "shelf");

        Assert.Equal(built, File.ReadAllBytes(Directory.EnumerateFiles(shelf).Single()));
        Assert.Equal(
            ["GitIntegration 9.1.0"],
            await project.RunAsync(
                "Find-PSResource GitIntegration -Repository shelf -Prerelease | ForEach-Object { \"$($_.Name) $($_.Version)\" }"
            )
        );
        Assert.Contains(
            "shelf already has GitIntegration 9.1.0-preview1.",
            await project.FailAsync("Publish", "-Repository", "shelf"),
            StringComparison.Ordinal
        );
    }

    private string Output => project.PathOf("output");

    private string Built => Directory.EnumerateDirectories(Path.Combine(Output, "GitIntegration")).Single();

    private string Package => Directory.EnumerateFiles(Output, $"GitIntegration.{Path.GetFileName(Built)}*.nupkg").Single();
}
