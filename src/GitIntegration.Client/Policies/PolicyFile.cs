using System;
using System.IO;
using System.Security;

namespace GitIntegration;

/// <summary>Reads a policy off the disk. Nothing that goes wrong there lets a connection pass.</summary>
internal static class PolicyFile
{
    /// <summary>Far more than any policy needs.</summary>
    private const int LargestKiB = 64;

    /// <summary>Reads a policy.</summary>
    /// <param name="file">Its full path: one that depends on the current folder would name now this policy, now that.</param>
    /// <param name="mayBeMissing">False where the policy was named, and has to be there.</param>
    /// <returns>The policy; null if the file does not exist.</returns>
    /// <exception cref="GijException"><see cref="GijErrorId.PolicyUnreadable"/>.</exception>
    public static Policy? Read(string file, bool mayBeMissing)
    {
        try
        {
            return Path.IsPathRooted(file) ? Parse(file) : throw new FormatException(Reasons.Named("PathNotFull"));
        }
        catch (FormatException failure)
        {
            throw GijErrors.PolicyUnreadable(file, failure.Message);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            // Not asked for beforehand: File.Exists says no of a file that this user may not see.
            return mayBeMissing ? null : throw GijErrors.PolicyUnreadable(file, Reasons.Named("FileMissing"));
        }
        catch (Exception failure)
            when (failure is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException)
        {
            throw GijErrors.PolicyUnreadable(file, Reasons.Named("FileUnreadable", failure.GetType().Name));
        }
    }

    private static Policy Parse(string file)
    {
        using var text = new StringReader(TextFile.Read(file, LargestKiB));
        return PolicyReader.Read(file, text);
    }
}
