using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Finds the files that a path means in PowerShell, whose current location and drives are not those of the process.</summary>
/// <param name="paths">The session's paths.</param>
/// <param name="refuse">Makes the error for a path that is not one of the file system, from the path and the reason.</param>
internal sealed class FilePaths(PathIntrinsics paths, Func<string, string, GijException> refuse)
{
    /// <summary>The full path of a file that is about to be read.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.FileUnreadable"/>.</exception>
    public static string ToRead(PathIntrinsics paths, string path) => new FilePaths(paths, GijErrors.FileUnreadable).Full(path);

    /// <summary>The full path of a file that is about to be written.</summary>
    /// <param name="paths">The session's paths.</param>
    /// <param name="path">What was given.</param>
    /// <param name="overwrites">True where a file that exists may be overwritten.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.FileUnwritable"/>.</exception>
    public static string ToWrite(PathIntrinsics paths, string path, bool overwrites)
    {
        var full = new FilePaths(paths, GijErrors.FileUnwritable).Full(path);
        return overwrites || !File.Exists(full) ? full : throw GijErrors.FileExists(full);
    }

    /// <summary>The full path of a file, which need not exist.</summary>
    public string Full(string path)
    {
        try
        {
            var full = paths.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            return IsFileSystem(provider) ? full : throw refuse(path, Reasons.Named("NotFileSystem"));
        }
        catch (Exception failure) when (failure is SessionStateException or ProviderInvocationException or NotSupportedException)
        {
            throw refuse(path, failure.Message.TrimEnd('.'));
        }
    }

    /// <summary>
    /// The full paths of the files that match, in the order of their names; one path where it has no wildcards, or is itself a file.
    /// </summary>
    public IReadOnlyList<string> Matching(string path)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(path) || File.Exists(Full(path)))
        {
            return [Full(path)];
        }

        try
        {
            var found = paths.GetResolvedProviderPathFromPSPath(path, out var provider);
            return IsFileSystem(provider)
                ? [.. found.OrderBy(one => one, StringComparer.Ordinal)]
                : throw refuse(path, Reasons.Named("NotFileSystem"));
        }
        catch (Exception failure)
            when (failure is SessionStateException or ProviderInvocationException or WildcardPatternException or NotSupportedException)
        {
            throw refuse(path, failure.Message.TrimEnd('.'));
        }
    }

    /// <summary>The same, where nothing to read would look like nothing wrong: it's an error if no file matches.</summary>
    public IReadOnlyList<string> AtLeastOne(string path) =>
        Matching(path) is { Count: > 0 } found ? found : throw refuse(path, Reasons.Named("NoFileMatches"));

    private static bool IsFileSystem(ProviderInfo provider) => provider.Name == "FileSystem";
}
