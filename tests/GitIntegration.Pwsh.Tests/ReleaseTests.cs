using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>What build.ps1 refuses to release, which costs no build.</summary>
public sealed class ReleaseTests : IDisposable
{
    private readonly ProjectCopy project = new();

    [PinnedPowerShellFact]
    public async Task Nothing_is_published_that_nobody_could_find()
    {
        project.SetManifest("9.1.0", new Dictionary<string, string> { ["ProjectUri"] = "https://git.example.com/gij" });
        Assert.Contains("lacks LicenseUri, IconUri:", await project.FailAsync("Publish", "-Repository", "x"), StringComparison.Ordinal);
    }

    [PinnedPowerShellFact]
    public async Task Nothing_is_published_that_was_not_packed_before()
    {
        const string Page = "https://git.example.com/gij";
        project.SetManifest(
            "9.1.0",
            new Dictionary<string, string>
            {
                ["ProjectUri"] = Page,
                ["LicenseUri"] = Page,
                ["IconUri"] = Page,
            }
        );
        var error = await project.FailAsync("Publish", "-Repository", "x");
        Assert.Contains(
            "GitIntegration.9.1.0.nupkg. Make it with 'dotnet pwsh ./build.ps1 -Task Package'",
            error,
            StringComparison.Ordinal
        );
        Assert.False(Directory.Exists(project.PathOf("output")));
    }

    [PinnedPowerShellFact]
    public async Task The_notes_of_a_release_are_the_section_of_its_version()
    {
        project.SetManifest("9.1.0", new Dictionary<string, string> { ["Prerelease"] = "preview1" });
        File.WriteAllText(
            project.PathOf("CHANGELOG.md"),
            """
            # Changelog

            ## [Unreleased]

            - later

            ## [9.1.0-preview1] - 2026-12-01

            ### Added

            - "quoted" – ünïcode

            ## [9.1.0] - 2026-12-02

            - other
            """
        );
        await project.BuildAsync("Notes");
        Assert.Equal(
            "### Added\n\n- \"quoted\" – ünïcode",
            File.ReadAllText(project.PathOf("output/GitIntegration.9.1.0-preview1.md")).Trim().ReplaceLineEndings("\n")
        );
    }

    [PinnedPowerShellFact]
    public async Task A_version_without_notes_is_refused()
    {
        project.SetManifest("9.1.0", new Dictionary<string, string>());
        string[] changelogs =
        [
            "## [Unreleased]\n\n- new\n",
            "## [9.1.0]\n\n- no date\n",
            "## [9.1.0] - 2026-12-01\n\n## [9.0.0] - 2026-12-01\n\n- older\n",
            "## [9.1.0-preview1] - 2026-12-01\n\n- a prerelease\n",
        ];
        foreach (var changelog in changelogs)
        {
            File.WriteAllText(project.PathOf("CHANGELOG.md"), changelog);
            Assert.Contains("CHANGELOG.md says nothing of 9.1.0.", await project.FailAsync("Notes"), StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(project.PathOf("output")));
    }

    public void Dispose() => project.Dispose();
}
