using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Threading.Tasks;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>What build.ps1 refuses to release, which costs no build.</summary>
public sealed class ReleaseTests : IDisposable
{
    private const string Section = "## [9.1.0] - 2026-12-01\n\n- new\n";

    private readonly ProjectCopy project = new();

    public ReleaseTests() => File.WriteAllText(project.PathOf("CHANGELOG.md"), Section);

    [PinnedPowerShellFact]
    public async Task Nothing_is_published_that_was_not_packed_before()
    {
        project.SetManifest("9.1.0", ProjectCopy.Addresses);
        Assert.Contains(
            "GitIntegration.9.1.0.nupkg. Run 'dotnet pwsh ./build.ps1 -Task Package'",
            await project.FailAsync("Publish", "-Repository", "x"),
            StringComparison.Ordinal
        );
        Assert.False(Directory.Exists(project.PathOf("output")));
    }

    [PinnedPowerShellFact]
    public async Task Nothing_is_released_that_nobody_could_find()
    {
        project.SetManifest("9.1.0", new Dictionary<string, string> { ["ProjectUri"] = ProjectCopy.Page });
        Assert.Contains("has no LicenseUri, IconUri.", await project.FailAsync("Notes"), StringComparison.Ordinal);
    }

    [PinnedPowerShellFact]
    public async Task A_tag_of_another_version_is_refused()
    {
        project.SetManifest("9.1.0", ProjectCopy.Addresses);
        var error = await project.FailAsync("Notes", "-Tag", "v9.1.0-preview1");
        Assert.Contains("The tag is v9.1.0-preview1, but the module has version 9.1.0.", error, StringComparison.Ordinal);
        await project.BuildAsync("Notes", "-Tag", "v9.1.0");
    }

    [PinnedPowerShellFact]
    public async Task The_notes_of_a_release_are_the_section_of_its_version()
    {
        project.SetManifest("9.1.0", new Dictionary<string, string>(ProjectCopy.Addresses) { ["Prerelease"] = "preview1" });
        var changelog = """
            # Changelog

            ## [Unreleased]

            - later

            ## [9.1.0-preview1] - 2026-12-01

            ### Added

            - "quoted" – ünïcode

            ## [9.1.0] - 2026-12-02

            - other
            """;
        foreach (var text in new[] { changelog, changelog.ReplaceLineEndings("\r\n").Replace("12-01", "12-01 ", StringComparison.Ordinal) })
        {
            File.WriteAllText(project.PathOf("CHANGELOG.md"), text);
            await project.BuildAsync("Notes", "-Tag", "v9.1.0-preview1");
            Assert.Equal(
                "### Added\n\n- \"quoted\" – ünïcode",
                File.ReadAllText(project.PathOf("output/GitIntegration.9.1.0-preview1.md")).Trim().ReplaceLineEndings("\n")
            );
        }
    }

    [PinnedPowerShellFact]
    public async Task A_version_without_notes_is_refused()
    {
        project.SetManifest("9.1.0", ProjectCopy.Addresses);
        string[] changelogs =
        [
            "## [Unreleased]\n\n- new\n",
            "## [9.1.0]\n\n- no date\n",
            "## [9.1.0] - 2026-12-01\n\n### Added\n\n## [9.0.0] - 2026-12-01\n\n- older\n",
            "## [9.1.0-preview1] - 2026-12-01\n\n- a prerelease\n",
        ];
        foreach (var changelog in changelogs)
        {
            File.WriteAllText(project.PathOf("CHANGELOG.md"), changelog);
            Assert.Contains("CHANGELOG.md has no section for 9.1.0.", await project.FailAsync("Notes"), StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(project.PathOf("output")));
    }

    [PinnedPowerShellFact]
    public async Task Only_a_release_build_is_packed_without_a_build()
    {
        Assert.Contains("There is no module in", await project.FailAsync("Package", "-NoBuild"), StringComparison.Ordinal);
        ProjectCopy.Copy(Checkout.PathOf("output/GitIntegration"), project.PathOf("output/GitIntegration"));
        var build = typeof(ReleaseTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        if (build == "Release")
        {
            await project.BuildAsync("Package", "-NoBuild");
        }
        else
        {
            Assert.Contains("output/ holds a Debug build.", await project.FailAsync("Package", "-NoBuild"), StringComparison.Ordinal);
        }
    }

    public void Dispose() => project.Dispose();
}
