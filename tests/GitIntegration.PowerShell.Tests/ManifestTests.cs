using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Management.Automation.Language;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>The manifest has what the PowerShell Gallery refuses a module without, or shows of it.</summary>
public class ManifestTests
{
    private readonly Hashtable manifest = Parsed();

    private Hashtable Data => (Hashtable)((Hashtable)manifest["PrivateData"]!)["PSData"]!;

    private string Project => (string)Data["ProjectUri"]!;

    [Fact]
    public void Is_valid_to_PowerShell()
    {
        using var engine = new Engine();
        engine.With("manifest", Module.Manifest).Succeed("Test-ModuleManifest $manifest");
    }

    [Theory]
    [InlineData("RootModule")]
    [InlineData("ModuleVersion")]
    [InlineData("GUID")]
    [InlineData("Author")]
    [InlineData("CompanyName")]
    [InlineData("Copyright")]
    [InlineData("Description")]
    public void Says_what_the_gallery_asks_for(string key) => Assert.NotEqual(string.Empty, Assert.IsType<string>(manifest[key]).Trim());

    [Fact]
    public void Is_for_both_editions()
    {
        Assert.Equal("5.1", manifest["PowerShellVersion"]);
        Assert.Equal("4.7.2", manifest["DotNetFrameworkVersion"]);
        Assert.Equal(["Desktop", "Core"], Texts(manifest["CompatiblePSEditions"]));
        Assert.Superset(
            new[] { "PSEdition_Desktop", "PSEdition_Core", "Windows", "Linux", "MacOS" }.ToHashSet(),
            Texts(Data["Tags"]).ToHashSet()
        );
        Assert.All(Texts(Data["Tags"]), tag => Assert.Matches(@"^\S+$", tag));
    }

    [Theory]
    [InlineData("CmdletsToExport")]
    [InlineData("FunctionsToExport")]
    [InlineData("VariablesToExport")]
    [InlineData("AliasesToExport")]
    public void Names_each_export(string key) =>
        Assert.All(Texts(manifest[key]), name => Assert.DoesNotContain("*", name, StringComparison.Ordinal));

    [Theory]
    [InlineData("LicenseUri", "LICENSE")]
    [InlineData("IconUri", "docs/icon.png")]
    [InlineData("ReleaseNotes", "CHANGELOG.md")]
    public void Points_at_files_of_the_project(string key, string file)
    {
        var address = (string)Data[key]!;
        Assert.StartsWith(Uri.UriSchemeHttps, Project, StringComparison.Ordinal);
        Assert.StartsWith($"{Project}/", address, StringComparison.Ordinal);
        Assert.EndsWith($"/main/{file}", address, StringComparison.Ordinal);
        Assert.True(File.Exists(Checkout.PathOf(file)), $"There is no {file}.");
    }

    private static string[] Texts(object? list) => [.. ((IEnumerable)list!).Cast<string>()];

    private static Hashtable Parsed()
    {
        var script = Parser.ParseFile(Module.Manifest, out _, out var errors);
        Assert.Empty(errors);
        return (Hashtable)script.Find(ast => ast is HashtableAst, searchNestedScriptBlocks: false)!.SafeGetValue();
    }
}
