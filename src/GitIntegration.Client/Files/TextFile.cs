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
    public static void Write(string path, string text)
    {
        if (IsLink(path))
        {
            // A link stays one, and what it leads to is written in its place.
            File.WriteAllText(path, text, Strict);
            return;
        }

        var draft = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            WriteDraft(draft, path, text);
        }
        catch
        {
            Discard(draft);
            throw;
        }
    }

    /// <summary>Writes a file as <see cref="Write"/> does, with an error that says why it can't be.</summary>
    /// <returns>The file.</returns>
    /// <exception cref="GijException"><see cref="GijErrorId.FileUnwritable"/>.</exception>
    public static FileInfo Save(string path, string text)
    {
        try
        {
            Write(path, text);
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

    private static void WriteDraft(string draft, string path, string text)
    {
        if (!File.Exists(path))
        {
            File.WriteAllText(draft, text, Strict);
            File.Move(draft, path);
            return;
        }

        // The copy has the permissions of the file.
        File.Copy(path, draft);
        File.WriteAllText(draft, text, Strict);
        File.Replace(draft, path, destinationBackupFileName: null);
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
