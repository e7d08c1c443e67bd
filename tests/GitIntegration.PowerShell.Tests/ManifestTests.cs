using System;
using System.Collections;
using System.Linq;
using System.Management.Automation.Language;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>The manifest has what the PowerShell Gallery refuses a module without, or shows of it.</summary>
public class ManifestTests
{
    private readonly Hashtable manifest = Parsed();

    private Hashtable Data => (Hashtable)((Hashtable)manifest["PrivateData"]!)["PSData"]!;

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

    [Fact]
    public void Says_in_words_what_is_new_in_its_version() =>
        Assert.Matches($@"^{manifest["ModuleVersion"]}: \w.*\.$", Assert.IsType<string>(Data["ReleaseNotes"]));

    /// <summary>An address of somebody else's would be opened by Get-Help -Online.</summary>
    [Fact]
    public void Has_all_addresses_of_the_project_or_none()
    {
        var addresses = new[] { "LicenseUri", "IconUri" }.Select(key => Data[key] as string);
        if (Data["ProjectUri"] is string project)
        {
            Assert.All(addresses, address => Assert.StartsWith($"{project}/", address, StringComparison.Ordinal));
            Assert.Matches(@"(?m)^\* @\S", Checkout.Read(".github/CODEOWNERS"));
        }
        else
        {
            Assert.All(addresses, Assert.Null);
        }
    }

    private static string[] Texts(object? list) => [.. ((IEnumerable)list!).Cast<string>()];

    private static Hashtable Parsed()
    {
        var script = Parser.ParseFile(Module.Manifest, out _, out var errors);
        Assert.Empty(errors);
        return (Hashtable)script.Find(ast => ast is HashtableAst, searchNestedScriptBlocks: false)!.SafeGetValue();
    }
}
