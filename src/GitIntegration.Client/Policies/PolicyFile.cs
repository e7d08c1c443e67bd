using System;
using System.IO;
using System.Security;
using System.Text;

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
            return FullPath.Is(file) ? Parse(file) : throw new FormatException(Reasons.Named("PathNotFull"));
        }
        catch (Exception failure) when (failure is FormatException or DecoderFallbackException)
        {
            throw GijErrors.PolicyUnreadable(file, TextFile.WhyNot(failure)!);
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
        using var text = TextFile.Open(file, LargestKiB);
        return PolicyReader.Read(file, text);
    }
}
