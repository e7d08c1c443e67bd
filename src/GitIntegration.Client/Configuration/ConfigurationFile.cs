using System;
using System.IO;

namespace GitIntegration;

/// <summary>The files of configurations and plans.</summary>
internal static class ConfigurationFile
{
    /// <summary>More than a hundred thousand integrations take.</summary>
    private const int LargestKiB = 64 * 1024;

    /// <summary>PowerShell keeps some hundred bytes for each byte of a data file.</summary>
    private const int LargestDataKiB = 4 * 1024;

    /// <summary>True for the name of a data file, and false for that of a JSON file; null for any other.</summary>
    public static bool? IsDataFile(string path) =>
        path.EndsWith(".psd1", StringComparison.OrdinalIgnoreCase) ? true
        : path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? false
        : null;

    /// <summary>Reads a file.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.ConfigurationUnreadable"/>.</exception>
    public static string Read(string path) => Read(path, text => text.ReadToEnd());

    /// <summary>Reads a data file.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.ConfigurationUnreadable"/>.</exception>
    public static string ReadData(string path) => Read(path, text => text.ReadToEnd(), LargestDataKiB);

    /// <summary>Reads a file bit by bit.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.ConfigurationUnreadable"/>, or what the reading throws.</exception>
    public static T Read<T>(string path, Func<TextReader, T> read, int largestKiB = LargestKiB)
    {
        try
        {
            using var text = TextFile.Open(path, largestKiB);
            return read(text);
        }
        catch (Exception failure) when (TextFile.WhyNot(failure) is { } reason)
        {
            throw GijErrors.ConfigurationUnreadable(path, reason);
        }
    }
}
