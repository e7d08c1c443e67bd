using System;
using System.IO;

namespace GitIntegration;

/// <summary>Tells full paths from those that depend on where a process is.</summary>
internal static class FullPath
{
    /// <summary>
    /// True for a path that names the same file whatever the current folder and drive are. On Windows, <c>C:file</c> and <c>\file</c>
    /// depend on them.
    /// </summary>
    public static bool Is(string path) =>
        Path.DirectorySeparatorChar == '/'
            ? path.StartsWith("/", StringComparison.Ordinal)
            : path.StartsWith(@"\\", StringComparison.Ordinal) || BeginsAtDrive(path);

    /// <summary>True for a full path of Windows that begins with a drive.</summary>
    public static bool BeginsAtDrive(string path) => path.Length > 2 && path[1] == ':' && path[2] is '\\' or '/';
}
