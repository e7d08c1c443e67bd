using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using Xunit;

namespace GitIntegration.Tests;

public class PackageTests
{
    [Fact]
    public void Holds_exactly_the_files_that_users_need() =>
        Assert.Equal(
            [
                "GitIntegration.Client.dll",
                "GitIntegration.Format.ps1xml",
                "GitIntegration.PowerShell.dll",
                "GitIntegration.Sandbox.dll",
                "GitIntegration.Types.ps1xml",
                "GitIntegration.psd1",
                "JmePath.Net.Parser.dll",
                "JmesPath.Net.dll",
                "LICENSE",
                "Newtonsoft.Json.dll",
                "Sylvan.Data.Csv.dll",
                "THIRD-PARTY-NOTICES.txt",
                "en-US/GitIntegration.PowerShell.dll-Help.xml",
                "en-US/about_GijErrors.help.txt",
                "en-US/about_GijServer.help.txt",
                "en-US/about_GitIntegration.help.txt",
                "en-US/integrations.schema.json",
                "jmespath.net.interop.dll",
            ],
            Directory
                .EnumerateFiles(Module.Package, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Module.Package, file).Replace('\\', '/'))
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Has_a_notice_for_every_assembly_of_others()
    {
        var notices = File.ReadAllText(Path.Combine(Module.Package, "THIRD-PARTY-NOTICES.txt"));
        var packages = Checkout.Read("Directory.Packages.props");
        var others = Directory
            .EnumerateFiles(Module.Package, "*.dll")
            .Select(file => Path.GetFileName(file))
            .Where(name => !name.StartsWith("GitIntegration.", StringComparison.Ordinal))
            .ToArray();
        Assert.NotEmpty(others);
        Assert.All(
            others,
            name =>
            {
                var line = Assert.Single(notices.Split('\n'), line => line.StartsWith($"{name} ", StringComparison.Ordinal));
                Assert.Contains($"Version=\"{line.Split(' ')[1].Trim()}\"", packages, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public void Says_nothing_of_the_folder_that_it_was_built_in()
    {
        var built = Path.GetFullPath(Checkout.Folder);
        Assert.All(
            Directory.EnumerateFiles(Module.Package, "*.dll"),
            file =>
            {
                var bytes = File.ReadAllBytes(file);
                Assert.Equal(
                    [-1, -1],
                    new[] { Encoding.UTF8, Encoding.Unicode }.Select(encoding => bytes.AsSpan().IndexOf(encoding.GetBytes(built)))
                );
            }
        );
        Assert.All(Ours, file => Assert.StartsWith("/_/src/", SymbolPath(file), StringComparison.Ordinal));
    }

    [Fact]
    public void Reaches_nothing_that_an_edition_lacks() =>
        Assert.Equal(
            [
                "GitIntegration.Client",
                "GitIntegration.Sandbox",
                "JmePath.Net.Parser, Version=1.1.0.0",
                "JmesPath.Net, Version=1.1.0.0",
                "Newtonsoft.Json, Version=13.0.0.0",
                "Sylvan.Data.Csv, Version=1.4.4.0",
                "System.Management.Automation, Version=3.0.0.0",
                "jmespath.net.interop, Version=1.0.0.0",
                "netstandard, Version=2.0.0.0",
            ],
            Ours.Concat(OfOthers).SelectMany(References).Distinct().Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Is_what_the_tests_run()
    {
        using var engine = new Engine();
        engine.ConnectToSandbox();
        var loaded = AppDomain
            .CurrentDomain.GetAssemblies()
            .Where(assembly =>
                assembly.GetName().Name is "GitIntegration.PowerShell" or "GitIntegration.Client" or "GitIntegration.Sandbox"
            )
            .ToArray();

        Assert.Equal(3, loaded.Length);
        Assert.All(
            loaded,
            assembly =>
                Assert.Equal(Path.GetFullPath(Module.Folder), Path.GetDirectoryName(assembly.Location) + Path.DirectorySeparatorChar)
        );
    }

    [Fact]
    public void Exports_every_cmdlet_that_it_has_and_no_other()
    {
        using var engine = new Engine();
        var exported = engine.Succeed("Get-Command -Module GitIntegration | ForEach-Object Name").Output.Select(name => $"{name}");
        var written = Module
            .Cmdlets.GetExportedTypes()
            .Select(type => type.GetCustomAttribute<CmdletAttribute>())
            .OfType<CmdletAttribute>()
            .Select(cmdlet => $"{cmdlet.VerbName}-{cmdlet.NounName}");

        Assert.Equal(written.Order(), exported.Order());
    }

    [Fact]
    public void Uses_approved_verbs_and_singular_nouns_with_the_prefix()
    {
        using var engine = new Engine();
        var commands = engine.Succeed("Get-Command -Module GitIntegration").Output.Select(item => (CmdletInfo)item.BaseObject).ToArray();
        var approved = typeof(VerbsCommon)
            .Assembly.GetExportedTypes()
            .Where(type => type.Name.StartsWith("Verbs", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields())
            .Select(field => field.Name)
            .ToHashSet();

        Assert.All(commands, command => Assert.Contains(command.Verb, approved));
        Assert.All(commands, command => Assert.Matches("^Gij[A-Z].*([^s]|ss)$", command.Noun));
        Assert.All(
            commands.Where(command => command.Verb is not ("Get" or "Test" or "Wait" or "Connect" or "Compare" or "Format")),
            command => Assert.Contains("WhatIf", command.Parameters.Keys)
        );
    }

    [Fact]
    public void Is_described_whole_by_the_readme()
    {
        using var engine = new Engine();
        var readme = Checkout.Read("README.md");
        Assert.All(
            engine.Succeed("Get-Command -Module GitIntegration | ForEach-Object Name").Output,
            name => Assert.Contains($"| `{name}` |", readme, StringComparison.Ordinal)
        );
        Assert.All(DocumentedFields.All, field => Assert.Contains($"`-{field.Parameter}`", readme, StringComparison.Ordinal));
        Assert.All(IntegrationTypes.All, type => Assert.Contains($"`{type}`", readme, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Ours => Directory.EnumerateFiles(Module.Package, "GitIntegration.*.dll");

    private static IEnumerable<string> OfOthers =>
        new[] { "jm*.dll", "Sylvan*.dll" }.SelectMany(name => Directory.EnumerateFiles(Module.Package, name, AnyCase));

    private static EnumerationOptions AnyCase { get; } = new() { MatchCasing = MatchCasing.CaseInsensitive };

    private static string SymbolPath(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        return image
            .ReadCodeViewDebugDirectoryData(image.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.CodeView))
            .Path;
    }

    /// <summary>The assemblies that a file needs; with their versions where they are not of this module.</summary>
    private static List<string> References(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        var metadata = image.GetMetadataReader();
        return
        [
            .. metadata
                .AssemblyReferences.Select(metadata.GetAssemblyReference)
                .Select(reference =>
                    metadata.GetString(reference.Name) is var name && name.StartsWith("GitIntegration.", StringComparison.Ordinal)
                        ? name
                        : $"{name}, Version={reference.Version}"
                ),
        ];
    }
}
