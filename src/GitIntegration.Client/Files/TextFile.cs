using System;
using System.IO;
using System.Security;
using System.Text;

namespace GitIntegration;

/// <summary>Reads files within a limit, and writes them as a whole or not at all.</summary>
internal static class TextFile
{
    /// <summary>UTF-8, unless the file says otherwise by its first bytes, as those of Windows PowerShell do.</summary>
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="largestKiB">The most that is read.</param>
    /// <exception cref="FormatException">It is larger, or not text. The message says why, without a full stop.</exception>
    /// <exception cref="Exception">It can't be read: <see cref="WhyNot"/> says why.</exception>
    public static string Read(string path, int largestKiB)
    {
        using var text = Open(path, largestKiB);
        return text.ReadToEnd();
    }

    /// <summary>Opens a file, to read it bit by bit. The reader throws what <see cref="Read"/> does.</summary>
    public static TextReader Open(string path, int largestKiB)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return new CappedReader(new StreamReader(file, Strict), largestKiB);
    }

    /// <summary>Writes a file beside the one that it replaces, so that nobody reads a part of it, and a full disk loses nothing.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="text">What it holds.</param>
    /// <exception cref="Exception">It can't be written: <see cref="WhyNot"/> says why.</exception>
    public static void Write(string path, string text) => Write(path, writer => writer.Write(text));

    private static void Write(string path, Action<TextWriter> write, bool isPrivate = false)
    {
        if (IsLink(path))
        {
            // A link stays one, and what it leads to is written.
            if (FilePermissions.TargetOf(path) is not { } target)
            {
                WriteTo(path, write, isPrivate);
                return;
            }

            path = target;
        }

        var draft = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            WriteDraft(draft, path, write, isPrivate);
        }
        catch
        {
            Discard(draft);
            throw;
        }
    }

    /// <summary>Writes a file as <see cref="Write(string, string)"/> does, with an error that says why it can't be.</summary>
    /// <returns>The file.</returns>
    /// <exception cref="GijException"><see cref="GijErrorId.FileUnwritable"/>.</exception>
    public static FileInfo Save(string path, string text) => Save(path, writer => writer.Write(text));

    /// <inheritdoc cref="Save(string, string)"/>
    /// <param name="path">Its full path.</param>
    /// <param name="write">Writes what it holds, bit by bit. If it fails, the file stays as it was.</param>
    /// <param name="isPrivate">True to let only the owner read the file. On Windows, the folder's permissions apply.</param>
    public static FileInfo Save(string path, Action<TextWriter> write, bool isPrivate = false)
    {
        try
        {
            Write(path, write, isPrivate);
            return new FileInfo(path);
        }
        catch (DirectoryNotFoundException)
        {
            throw GijErrors.FileUnwritable(path, Reasons.Named("FolderMissing"));
        }
        catch (Exception failure) when (WhyNot(failure) is { } reason)
        {
            throw GijErrors.FileUnwritable(path, reason);
        }
    }

    private static bool IsLink(string path) => File.Exists(path) && File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint);

    private static void WriteDraft(string draft, string path, Action<TextWriter> write, bool isPrivate)
    {
        var exists = File.Exists(path);
        if (exists)
        {
            // The copy has the permissions of the file.
            File.Copy(path, draft);
        }

        WriteTo(draft, write, isPrivate);
        if (exists)
        {
            File.Replace(draft, path, destinationBackupFileName: null);
        }
        else
        {
            File.Move(draft, path);
        }
    }

    private static void WriteTo(string path, Action<TextWriter> write, bool isPrivate)
    {
        if (isPrivate)
        {
            FilePermissions.Restrict(path);
        }

        using var writer = new StreamWriter(path, append: false, Strict);
        write(writer);
    }

    /// <summary>Why a file can't be read or written, without a full stop; null for any other failure.</summary>
    public static string? WhyNot(Exception failure) =>
        failure switch
        {
            DecoderFallbackException => Reasons.Named("NotUtf8"),
            FormatException => failure.Message,
            FileNotFoundException or DirectoryNotFoundException => Reasons.Named("FileMissing"),
            IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException =>
                failure.Message.TrimEnd('.'),
            _ => null,
        };

    private static void Discard(string draft)
    {
        try
        {
            File.Delete(draft);
        }
        catch (Exception failure) when (WhyNot(failure) is not null)
        {
            // The reason why it couldn't be written is reported instead.
        }
    }
}
