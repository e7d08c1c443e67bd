using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using Xunit;

namespace GitIntegration.Tests;

public class PackageTests
{
    [Fact]
    public void Holds_exactly_the_files_that_users_need() => Assert.Equal(
        [
            "GitIntegration.Client.dll",
            "GitIntegration.Format.ps1xml",
            "GitIntegration.PowerShell.dll",
            "GitIntegration.Sandbox.dll",
            "GitIntegration.Types.ps1xml",
            "GitIntegration.psd1",
            "LICENSE",
            "Newtonsoft.Json.dll",
        ],
        Directory.EnumerateFiles(Module.Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Module.Folder, file)).Order(StringComparer.Ordinal));

    [Fact]
    public void Is_what_the_tests_run()
    {
        using var engine = new Engine();
        engine.ConnectToSandbox();
        var loaded = AppDomain.CurrentDomain.GetAssemblies().Where(assembly => assembly.GetName().Name is "GitIntegration.PowerShell" or "GitIntegration.Client" or "GitIntegration.Sandbox").ToArray();

        Assert.Equal(3, loaded.Length);
        Assert.All(loaded, assembly => Assert.Equal(Path.GetFullPath(Module.Folder), Path.GetDirectoryName(assembly.Location) + Path.DirectorySeparatorChar));
    }

    [Fact]
    public void Exports_every_cmdlet_that_it_has_and_no_other()
    {
        using var engine = new Engine();
        var exported = engine.Succeed("Get-Command -Module GitIntegration | ForEach-Object Name").Output.Select(name => $"{name}");
        var assembly = AppDomain.CurrentDomain.GetAssemblies().Single(candidate => candidate.GetName().Name == "GitIntegration.PowerShell");
        var written = assembly.GetExportedTypes().Select(type => type.GetCustomAttribute<CmdletAttribute>()).OfType<CmdletAttribute>().Select(cmdlet => $"{cmdlet.VerbName}-{cmdlet.NounName}");

        Assert.Equal(written.Order(), exported.Order());
    }

    [Fact]
    public void Uses_approved_verbs_and_singular_nouns_with_the_prefix()
    {
        using var engine = new Engine();
        var commands = engine.Succeed("Get-Command -Module GitIntegration").Output.Select(item => (CmdletInfo)item.BaseObject).ToArray();
        var approved = typeof(VerbsCommon).Assembly.GetExportedTypes().Where(type => type.Name.StartsWith("Verbs", StringComparison.Ordinal)).SelectMany(type => type.GetFields()).Select(field => field.Name).ToHashSet();

        Assert.All(commands, command => Assert.Contains(command.Verb, approved));
        Assert.All(commands, command => Assert.Matches("^Gij[A-Z].*[^s]$", command.Noun));
        Assert.All(commands.Where(command => command.Verb is not ("Get" or "Test" or "Connect")), command => Assert.Contains("WhatIf", command.Parameters.Keys));
    }

    [Fact]
    public void Gives_every_error_a_category_and_a_recommended_action()
    {
        using var engine = new Engine();
        var make = AppDomain.CurrentDomain.GetAssemblies().Single(candidate => candidate.GetName().Name == "GitIntegration.PowerShell").GetType("GitIntegration.PowerShell.ErrorRecords", throwOnError: true)!.GetMethod("Of")!;
        foreach (var id in Enum.GetValues<GijErrorId>())
        {
            var error = (ErrorRecord)make.Invoke(null, [GijException.Of(id, "0", "1", "2", "3", "4", "5"), null])!;
            Assert.Equal(id.ToString(), error.FullyQualifiedErrorId);
            Assert.NotEqual(ErrorCategory.NotSpecified, error.CategoryInfo.Category);
            Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        }
    }

    [Fact]
    public void Is_described_whole_by_the_readme()
    {
        using var engine = new Engine();
        var readme = File.ReadAllText(Path.Combine(Module.Folder, "../../../README.md"));
        Assert.All(engine.Succeed("Get-Command -Module GitIntegration | ForEach-Object Name").Output, name => Assert.Contains($"| `{name}` |", readme, StringComparison.Ordinal));
        Assert.All(DocumentedFields.All, field => Assert.Contains($"`-{field.Parameter}`", readme, StringComparison.Ordinal));
        Assert.All(IntegrationTypes.All, type => Assert.Contains($"`{type}`", readme, StringComparison.Ordinal));
    }
}
