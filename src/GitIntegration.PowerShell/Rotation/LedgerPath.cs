using System;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Finds the file with the dates on which tokens expire.</summary>
internal static class LedgerPath
{
    /// <summary>The file that the environment names; null where it names none.</summary>
    public static string? Named => Environment.GetEnvironmentVariable(TokenLedger.Variable) is { Length: > 0 } path ? path : null;

    /// <summary>The full path of the file that was given, or that the environment names.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>: neither.</exception>
    public static string Find(string? given, PathIntrinsics paths)
    {
        var path = given ?? Named ?? throw GijErrors.NoLedger(TokenLedger.Variable);
        return FilePaths.ToRead(paths, path);
    }
}
