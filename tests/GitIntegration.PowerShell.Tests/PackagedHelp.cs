using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace GitIntegration.Tests;

/// <summary>The help as it lies in the package.</summary>
internal static class PackagedHelp
{
    private static readonly string Folder = Path.Combine(Module.Folder, "en-US");

    private static readonly XElement[] Commands =
    [
        .. XDocument.Load(Path.Combine(Folder, "GitIntegration.PowerShell.dll-Help.xml")).Root!.Elements(),
    ];

    public static IReadOnlyList<string> Cmdlets { get; } = [.. Commands.Select(command => Child(Child(command, "details"), "name").Value)];

    public static IReadOnlyList<string> Topics { get; } =
    [
        .. Directory
            .EnumerateFiles(Folder, "about_*.help.txt")
            .Select(file => Path.GetFileName(file).Split('.')[0])
            .Order(StringComparer.Ordinal),
    ];

    private static XElement Child(XElement element, string name) => element.Elements().Single(child => child.Name.LocalName == name);
}
