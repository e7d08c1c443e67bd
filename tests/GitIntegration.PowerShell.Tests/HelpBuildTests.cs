using System;
using System.IO;
using System.Reflection;
using GitIntegration.Help;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>What the build says about help that is not as it should be.</summary>
public sealed class HelpBuildTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public void Names_every_fault_and_writes_nothing()
    {
        var build = new HelpBuild(Assembly.GetExecutingAssembly(), Path.Combine(Module.Folder, "en-US"));
        build.WriteTo(new Folder(folder), new Folder(folder), new Folder(folder));

        Assert.Equal(
            [
                "Get-Faulty has no <remarks>, which are its description.",
                "Get-Faulty -Unexplained has no <summary>.",
                "Get-Faulty has 1 of the 2 examples that it needs.",
                "Get-Faulty, example 'An end is missing': it has no explanation behind its <code>.",
                "Get-Faulty, example 'An end is missing': it does not parse: An empty pipe element is not allowed.",
            ],
            build.Problems
        );
        Assert.Empty(Directory.EnumerateFiles(folder));
    }

    [Fact]
    public void Brings_a_folder_up_to_date()
    {
        File.WriteAllText(Path.Combine(folder, "old.md"), "of a cmdlet that is gone");
        File.WriteAllText(Path.Combine(folder, "changed.md"), "before");
        new Folder(folder).Replace([("changed.md", "after"), ("new.md", "text")]);

        Assert.Equal("after", File.ReadAllText(Path.Combine(folder, "changed.md")));
        Assert.Equal("text", File.ReadAllText(Path.Combine(folder, "new.md")));
        Assert.False(File.Exists(Path.Combine(folder, "old.md")));
    }

    [Fact]
    public void Only_compares_where_nobody_would_commit_what_it_writes()
    {
        string In(string name) => Path.Combine(folder, name);
        File.WriteAllText(In("same.md"), "a\r\nb\r\n");
        File.WriteAllText(In("changed.md"), "before");
        File.WriteAllText(In("old.md"), "of a cmdlet that is gone");
        var committed = new Folder(folder, onlyCompare: true);
        committed.Replace([("same.md", "a\nb\n"), ("changed.md", "after"), ("new.md", "text")]);

        Assert.Equal([In("old.md"), In("changed.md"), In("new.md")], committed.OutOfDate);
        Assert.Equal("before", File.ReadAllText(In("changed.md")));
        Assert.False(File.Exists(In("new.md")));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
