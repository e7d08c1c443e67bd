using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Security;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>
/// The file of a journal. Several processes may append to it: each holds a second file, the lock, for as long as it writes. The
/// journal itself stays open to readers at all times, so that a program that ships or follows it holds up no change.
/// </summary>
#pragma warning disable CA1001 // A semaphore that nobody takes a wait handle of has nothing to free.
internal sealed class JournalFile
#pragma warning restore CA1001
{
    /// <summary>The environment variable that names the journal of every connection.</summary>
    public const string Variable = "GIJ_JOURNAL";

    private const string LockExtension = ".lock";

    /// <summary>HResult of a file that is locked by another process: two on Windows, on Linux (EAGAIN), and on macOS (EAGAIN).</summary>
    private const int SharingViolation = unchecked((int)0x80070020),
        LockViolation = unchecked((int)0x80070021),
        BusyOnLinux = 11,
        BusyOnMac = 35;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>The threads of one connection take turns here, so that they do not wait for each other's lock with pauses.</summary>
    private readonly SemaphoreSlim turn = new(1);
    private readonly TimeSpan patience;

    /// <param name="path">Its full path.</param>
    /// <param name="patience">The longest wait for other processes; 30 seconds unless given.</param>
    public JournalFile(string path, TimeSpan? patience = null)
    {
        Path = path;
        this.patience = patience ?? TimeSpan.FromSeconds(30);
    }

    public string Path { get; }

    /// <summary>Opens a journal, and makes sure that it can be written. The file is made if it doesn't exist.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.JournalUnwritable"/>.</exception>
    public static JournalFile Open(string path)
    {
        if (!FullPath.Is(path))
        {
            throw GijErrors.JournalUnwritable(path, Reasons.Named("PathNotFull"));
        }

        var journal = new JournalFile(path);

        // A file that another process is writing to at this moment can be written.
        _ = journal.TryAppend([]);
        return journal;
    }

    /// <inheritdoc cref="AppendAsync(byte[], CancellationToken)"/>
    public async Task AppendAsync(IEnumerable<byte[]> lines, CancellationToken cancellationToken)
    {
        using var joined = new MemoryStream();
        foreach (var line in lines)
        {
            joined.Write(line, 0, line.Length);
        }

        await AppendAsync(joined.ToArray(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Appends whole lines, and returns when they are on the disk.</summary>
    /// <param name="lines">One or several, each with its line end.</param>
    /// <param name="cancellationToken">Ends the wait for others. What was begun is written to its end.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.JournalUnwritable"/>.</exception>
    public async Task AppendAsync(byte[] lines, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // On another thread: a disk that does not respond must not hold up the thread that Ctrl-C needs.
            var waited = Stopwatch.StartNew();
            while (!await Task.Run(() => TryAppend(lines), CancellationToken.None).ConfigureAwait(false))
            {
                if (waited.Elapsed >= patience)
                {
                    throw GijErrors.JournalUnwritable(Path, Reasons.Named("FileBusy", Path + LockExtension));
                }

                await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Appends lines, unless another process is about to.</summary>
    private bool TryAppend(byte[] lines)
    {
        try
        {
            // The lock comes second, so that none is left beside a path that can't be a journal.
            using var file = OpenFile(Path, FileShare.ReadWrite | FileShare.Delete);
            using var held = OpenFile(Path + LockExtension, FileShare.None);
            if (lines.Length > 0)
            {
                Append(file, lines);
            }

            return true;
        }
        catch (IOException busy) when (busy.HResult is SharingViolation or LockViolation or BusyOnLinux or BusyOnMac)
        {
            return false;
        }
        catch (Exception failure)
            when (failure is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException)
        {
            throw GijErrors.JournalUnwritable(Path, failure.Message.TrimEnd('.'));
        }
    }

    private static FileStream OpenFile(string path, FileShare share) =>
        new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, share, bufferSize: 1);

    /// <summary>Writes the lines at once, so that only the last one can be cut off, by a crash.</summary>
    private static void Append(FileStream file, byte[] lines)
    {
        var end = file.Seek(0, SeekOrigin.End);
        var whole = IsCutOff(file, end) ? [(byte)'\n', .. lines] : lines;
        try
        {
            file.Write(whole, 0, whole.Length);
            file.Flush(flushToDisk: true);
        }
        catch
        {
            TakeBack(file, end);
            throw;
        }
    }

    /// <summary>True when a process has ended in the middle of the last line, which the next line must not continue.</summary>
    private static bool IsCutOff(FileStream file, long end)
    {
        if (end == 0)
        {
            return false;
        }

        file.Position = end - 1;
        return file.ReadByte() != '\n';
    }

    /// <summary>Removes what there was room for of a line on a full disk.</summary>
    private static void TakeBack(FileStream file, long end)
    {
        try
        {
            file.SetLength(end);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // The next line is put behind a line end.
        }
    }
}
