using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>build.ps1, from the package to the user's module path, under a path with a space and an apostrophe.</summary>
public sealed class BuildScriptTests(ProjectCopy project) : IClassFixture<ProjectCopy>
{
    [PinnedPowerShellFact]
    public async Task Package_holds_the_files_of_the_module()
    {
        await project.BuildAsync("Package");

        using var package = ZipFile.OpenRead(Package);
        var module = Path.Combine(Output, "GitIntegration", Version);
        Assert.Superset(
            Directory
                .EnumerateFiles(module, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(module, file).Replace('\\', '/'))
                .ToHashSet(),
            package.Entries.Select(entry => Uri.UnescapeDataString(entry.FullName)).ToHashSet()
        );
    }

    [PinnedPowerShellFact(Installs = true)]
    public async Task Publish_puts_the_package_into_a_repository()
    {
        var shelf = Directory.CreateDirectory(project.PathOf("shelf")).FullName;
        await project.RunAsync($"Register-PSResourceRepository shelf -Uri {Pwsh.Quote(shelf)} -Trusted");
        await project.BuildAsync("Publish", "-Repository", "shelf");

        Assert.Equal(File.ReadAllBytes(Package), File.ReadAllBytes(Directory.EnumerateFiles(shelf).Single()));
        Assert.Equal(
            [$"GitIntegration {Version}"],
            await project.RunAsync(
                "Find-PSResource GitIntegration -Repository shelf -Prerelease | ForEach-Object { \"$($_.Name) $($_.Version)\" }"
            )
        );
    }

    [PinnedPowerShellFact(Installs = true)]
    public async Task What_Install_has_installed_is_imported_updated_and_uninstalled()
    {
        await project.BuildAsync("Install");
        Assert.Equal(
            [$"{Version} sandbox"],
            await project.RunAsync(
                """
                Import-Module GitIntegration
                Connect-GijServer -Sandbox 6> $null
                "$((Get-Module GitIntegration).Version) $((Get-GijServer).Name)"
                """
            )
        );

        project.SetVersion("9.1.0", "preview1");
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

        await project.BuildAsync("Install");
        await project.RunAsync("Uninstall-PSResource GitIntegration -Version *");
        Assert.Empty(await project.RunAsync("Get-Module GitIntegration -ListAvailable | ForEach-Object Path"));
    }

    private string Output => project.PathOf("output");

    private string Version => Path.GetFileName(Directory.EnumerateDirectories(Path.Combine(Output, "GitIntegration")).Single());

    private string Package => Directory.EnumerateFiles(Output, $"GitIntegration.{Version}*.nupkg").Single();
}
