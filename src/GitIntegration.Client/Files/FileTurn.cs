using System;
using System.IO;
using System.Text;
using System.Threading;

namespace GitIntegration;

/// <summary>Lets the threads and processes of a user take turns at a file that is read, changed and written as a whole.</summary>
internal static class FileTurn
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Does the work when nobody else is at the file.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="work">The work.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.FileUnwritable"/>: another process doesn't finish.</exception>
    public static T Take<T>(string path, Func<T> work)
    {
        using var turn = Open(path);
        if (!HasTurn(turn))
        {
            throw GijErrors.FileUnwritable(path, Reasons.Named("FileBusy", path));
        }

        try
        {
            return work();
        }
        finally
        {
            turn.ReleaseMutex();
        }
    }

    private static Mutex Open(string path)
    {
        try
        {
            // Global: scheduled jobs run in sessions of their own.
            return new Mutex(
                initiallyOwned: false,
                $@"Global\GitIntegration-{Sha256.Hex(Encoding.UTF8.GetBytes($"{Environment.UserName}\n{path}"))}"
            );
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or WaitHandleCannotBeOpenedException)
        {
            throw GijErrors.FileUnwritable(path, failure.Message.TrimEnd('.'));
        }
    }

    private static bool HasTurn(Mutex turn)
    {
        try
        {
            return turn.WaitOne(Patience);
        }
        catch (AbandonedMutexException)
        {
            // Its process was killed. The file is as it was before or after, because it's replaced as a whole.
            return true;
        }
    }
}
