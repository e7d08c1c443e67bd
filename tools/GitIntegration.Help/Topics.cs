using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace GitIntegration.Help;

/// <summary>The about topics: written by hand, but for the list of errors, which comes from the XML comments of the enum.</summary>
internal sealed class Topics(string folder, XmlComments comments)
{
    public const string Extension = ".help.txt";

    private const string ErrorsGoHere = "{errors}",
        ErrorIds = "GitIntegration.GijErrorId";

    public IReadOnlyList<string> Names { get; } =
    [
        .. Directory
            .EnumerateFiles(folder, $"about_*{Extension}")
            .Select(file => Path.GetFileName(file)[..^Extension.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Each topic's file name and text.</summary>
    public IEnumerable<(string Name, string Text)> Files =>
        Names.Select(name => ($"{name}{Extension}", Filled(File.ReadAllText(Path.Combine(folder, $"{name}{Extension}")))));

    private string Filled(string topic) =>
        topic
            .ReplaceLineEndings("\n")
            .Replace(ErrorsGoHere, string.Join("\n\n", comments.ValuesOf(ErrorIds).Select(Entry)), StringComparison.Ordinal);

    private static string Entry((string Name, HelpText Meaning) error) =>
        $"    {error.Name}\n{Lines.Wrapped(string.Join(' ', error.Meaning.Plain), indent: 8)}";
}
