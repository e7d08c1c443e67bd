using System;
using System.IO;

namespace GitIntegration.Tests;

/// <summary>A file with some text in a folder of its own, which is gone at the end of a test with all that was written beside it.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gij-file");

    public TemporaryFile(string text)
    {
        Path = System.IO.Path.Combine(folder.FullName, "file.txt");
        File.WriteAllText(Path, text);
    }

    public string Path { get; }

    public void Dispose() => folder.Delete(recursive: true);
}
