using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>docs/architecture.md names what is there, and leaves out no folder of it.</summary>
public partial class ArchitectureTests
{
    private static readonly string[] NotSource = ["bin", "obj", "output", "TestResults"];

    private static readonly HashSet<string> Named =
    [
        .. Marked()
            .Matches(Drawing().Replace(Checkout.Read("docs/architecture.md"), string.Empty))
            .Select(match => match.Groups["text"].Value),
    ];

    [Fact]
    public void Every_file_it_names_is_there_once()
    {
        var files = Folders(Checkout.Folder, SearchOption.AllDirectories)
            .Append(Checkout.Folder)
            .SelectMany(Directory.EnumerateFiles)
            .ToLookup(Path.GetFileName);
        var named = Named.Where(name => FileName().IsMatch(name)).ToArray();
        Assert.True(named.Length > 20, "The names of files are no longer found.");
        Assert.All(named, name => Assert.Single(files[name]));
    }

    [Fact]
    public void Every_folder_it_names_is_there_and_no_folder_of_sources_is_left_out()
    {
        var folders = Folders(Checkout.PathOf("src"), SearchOption.AllDirectories)
            .Concat(Folders(Checkout.Folder, SearchOption.TopDirectoryOnly))
            .Select(Relative)
            .Where(folder => folder != "src/");
        Assert.Equal(folders.Order(StringComparer.Ordinal), Named.Where(name => name.EndsWith('/')).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Folders(string root, SearchOption depth) =>
        Directory
            .EnumerateDirectories(root, "*", depth)
            .Where(folder => !Relative(folder).Split('/').Any(part => part.StartsWith('.') || NotSource.Contains(part)));

    private static string Relative(string folder) => Path.GetRelativePath(Checkout.Folder, folder).Replace('\\', '/') + '/';

    [GeneratedRegex("^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline, 1000)]
    private static partial Regex Drawing();

    [GeneratedRegex("`(?<text>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marked();

    [GeneratedRegex(@"^[\w.]+\.(cs|resx|ps1xml|psd1|props)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileName();
}
