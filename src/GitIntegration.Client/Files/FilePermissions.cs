using System;
using System.IO;
using System.Reflection;

namespace GitIntegration;

/// <summary>Who may read a file, and where links lead: what .NET has only since .NET Standard 2.0.</summary>
internal static class FilePermissions
{
    /// <summary>Read and write for the owner, as Unix mode bits.</summary>
    private const int OwnerOnly = 0x180;

    /// <summary>Lets a failure through as it is. .NET Standard has no name for it.</summary>
    private const BindingFlags DoNotWrapExceptions = (BindingFlags)0x02000000;

    /// <summary>.NET Standard has no such method, and .NET Framework, which runs on Windows only, doesn't need it.</summary>
    private static readonly MethodInfo? SetMode = Array.Find(
        typeof(File).GetMethods(),
        method => method.Name == "SetUnixFileMode" && method.GetParameters()[0].ParameterType == typeof(string)
    );

    private static readonly MethodInfo? ResolveLink = typeof(FileInfo).GetMethod("ResolveLinkTarget", [typeof(bool)]);

    /// <summary>The file that a link leads to in the end; null where that can't be told, and where it doesn't exist.</summary>
    public static string? TargetOf(string link) =>
        Call(ResolveLink, new FileInfo(link), true) is FileInfo { Exists: true } target ? target.FullName : null;

    /// <summary>Lets only the owner read and write a file, which need not exist. On Windows, the folder decides.</summary>
    public static void Restrict(string path)
    {
        if (Path.DirectorySeparatorChar != '/' || SetMode is null)
        {
            return;
        }

        File.Open(path, FileMode.OpenOrCreate).Dispose();
        Call(SetMode, null, path, Enum.ToObject(SetMode.GetParameters()[1].ParameterType, OwnerOnly));
    }

    private static object? Call(MethodInfo? method, object? target, params object[] arguments) =>
        method?.Invoke(target, DoNotWrapExceptions, binder: null, arguments, culture: null);
}
