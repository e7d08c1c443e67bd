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

    /// <summary>UTF-8, unless the file says otherwise by its first bytes, as those of Windows PowerShell do.</summary>
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

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
        using var content = new MemoryStream(ReadBytes(file));
        using var text = new StreamReader(content, Strict);
        return PolicyReader.Read(file, text);
    }

    /// <summary>Counts what is read: the length of a device or of a growing file is not to be relied on.</summary>
    private static byte[] ReadBytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[(LargestKiB * 1024) + 1];
        var length = 0;
        for (var read = -1; read != 0 && length < bytes.Length; length += read)
        {
            read = stream.Read(bytes, length, bytes.Length - length);
        }

        if (length == bytes.Length)
        {
            throw new FormatException(Reasons.Named("FileTooLarge", LargestKiB));
        }

        Array.Resize(ref bytes, length);
        return bytes;
    }
}
