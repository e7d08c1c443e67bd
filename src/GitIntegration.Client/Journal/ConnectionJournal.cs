using System;
using System.Threading;
using System.Threading.Tasks;
using M = GitIntegration.JournalMembers;

namespace GitIntegration;

/// <summary>
/// The journal of one connection. Each change has a line before its request and one after it; without the second one its outcome is
/// unknown.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="server">The name of the connection.</param>
/// <param name="baseUri">Its address.</param>
internal sealed class ConnectionJournal(JournalFile file, string server, Uri baseUri)
{
    private static readonly string Computer = Environment.MachineName,
        ProcessUser = Environment.UserName;

    /// <summary>The path of the file.</summary>
    public string Path => file.Path;

    /// <summary>Makes a change, and records it.</summary>
    /// <param name="change">What changes.</param>
    /// <param name="request">The method and the path.</param>
    /// <param name="user">The user, as the server names it.</param>
    /// <param name="command">The cmdlet.</param>
    /// <param name="mask">Hides the secrets of the connection and of the request.</param>
    /// <param name="send">Sends the request, with retries, and reads the response.</param>
    /// <param name="cancellationToken">Ends the wait for the file before anything is sent.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.JournalUnwritable"/>: nothing was sent; or what went wrong with the
    /// request.</exception>
    public async Task<T> RecordAsync<T>(
        ChangeDescription change,
        string request,
        string? user,
        string? command,
        SecretMask mask,
        Func<Task<T>> send,
        CancellationToken cancellationToken
    )
    {
        var writer = new JournalWriter(mask);
        var id = Guid.NewGuid().ToString("N");
        var line = writer.Begin(
            id,
            [
                (M.User, user),
                (M.ProcessUser, ProcessUser),
                (M.Computer, Computer),
                (M.Server, server),
                (M.ServerUri, baseUri.AbsoluteUri),
                (M.Command, command),
                (M.Request, request),
            ],
            change
        );
        if (line.Length > M.LongestLine)
        {
            throw GijErrors.JournalUnwritable(Path, Reasons.Named("ChangeTooLarge", M.LongestLine / 1024 / 1024));
        }

        await file.AppendAsync(line, cancellationToken).ConfigureAwait(false);
        T result;
        try
        {
            result = await send().ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            await RecordFailureAsync(writer, id, failure).ConfigureAwait(false);
            throw;
        }

        await RecordSuccessAsync(writer.End(id, ChangeOutcome.Made, errorId: null, result as INamed)).ConfigureAwait(false);
        return result;
    }

    /// <summary>Not ended by Ctrl-C: that the change was made is what matters most then.</summary>
    private async Task RecordSuccessAsync(byte[] line)
    {
        try
        {
            await file.AppendAsync(line, CancellationToken.None).ConfigureAwait(false);
        }
        catch (GijException failure)
        {
            throw GijErrors.JournalIncomplete(Path, failure);
        }
    }

    private async Task RecordFailureAsync(JournalWriter writer, string id, Exception failure)
    {
        var error = failure as GijException;
        var outcome = error is { MayHaveActed: false } ? ChangeOutcome.Refused : ChangeOutcome.Unknown;
        try
        {
            await file.AppendAsync(writer.End(id, outcome, error?.Id, made: null), CancellationToken.None).ConfigureAwait(false);
        }
        catch (GijException)
        {
            // What went wrong with the request matters more. Without this line the journal says that the outcome is unknown.
        }
    }
}
