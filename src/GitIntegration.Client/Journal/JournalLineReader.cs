using System;
using System.Collections.Generic;
using System.IO;
using System.Security;
using System.Text;
using System.Threading;

namespace GitIntegration;

/// <summary>Reads the lines of a file one by one, none of them longer than a limit. Who appends to it is not held up.</summary>
internal static class JournalLineReader
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the lines that are not blank.</summary>
    /// <param name="path">The file.</param>
    /// <param name="report">Called with each line that is too long or not text.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.JournalUnreadable"/>.</exception>
    public static IEnumerable<(long Number, string Text)> Read(
        string path,
        Action<JournalFault> report,
        CancellationToken cancellationToken
    )
    {
        using var file = Guarded(path, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        var chunk = new byte[64 * 1024];
        using var line = new MemoryStream();
        var (number, isTooLong) = (1L, false);
        while (Guarded(path, () => file.Read(chunk, 0, chunk.Length)) is > 0 and var length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var start = 0; start < length; )
            {
                var end = Array.IndexOf(chunk, (byte)'\n', start, length - start);
                Keep(start, end < 0 ? length : end);
                start = end < 0 ? length : end + 1;
                if (end >= 0)
                {
                    if (Take() is { } text)
                    {
                        yield return (number, text);
                    }

                    number++;
                }
            }
        }

        if (Take() is { } last)
        {
            yield return (number, last);
        }

        void Keep(int start, int end)
        {
            isTooLong |= line.Length + end - start > JournalMembers.LongestLine;
            line.Write(chunk, start, isTooLong ? 0 : end - start);
        }

        string? Take()
        {
            var text = isTooLong ? null : Decode(line.GetBuffer(), (int)line.Length);
            if (text is null)
            {
                var reason = isTooLong ? Reasons.Named("FileTooLarge", JournalMembers.LongestLine / 1024) : Reasons.Named("NotUtf8");
                report(new JournalFault(path, number, reason));
            }

            line.SetLength(0);
            isTooLong = false;
            return string.IsNullOrWhiteSpace(text) ? null : text;
        }
    }

    private static string? Decode(byte[] bytes, int length)
    {
        try
        {
            // An editor, or Windows PowerShell, marks the beginning of what it saves, and files can be joined.
            return Strict.GetString(bytes, 0, length).TrimStart('\uFEFF');
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static T Guarded<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw GijErrors.JournalUnreadable(path, Reasons.Named("FileMissing"));
        }
        catch (Exception failure)
            when (failure is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException)
        {
            throw GijErrors.JournalUnreadable(path, Reasons.Named("FileUnreadable", failure.Message.TrimEnd('.')));
        }
    }
}
