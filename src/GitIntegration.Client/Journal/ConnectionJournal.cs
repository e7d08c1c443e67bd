using System;
using System.Collections.Generic;
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

    /// <summary>Announces the changes of a request that is about to be sent.</summary>
    /// <param name="changes">What changes.</param>
    /// <param name="request">The method and the path.</param>
    /// <param name="user">The user, as the server names it.</param>
    /// <param name="command">The cmdlet.</param>
    /// <param name="mask">Hides the secrets of the connection and of the request.</param>
    /// <param name="cancellationToken">Ends the wait for the file.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.JournalUnwritable"/>: nothing may be sent.</exception>
    public async Task<JournaledChanges> BeginAsync(
        IEnumerable<ChangeDescription> changes,
        string request,
        string? user,
        string? command,
        SecretMask mask,
        CancellationToken cancellationToken
    )
    {
        var writer = new JournalWriter(mask);
        (string, string?)[] texts =
        [
            (M.User, user),
            (M.ProcessUser, ProcessUser),
            (M.Computer, Computer),
            (M.Server, server),
            (M.ServerUri, baseUri.AbsoluteUri),
            (M.Command, command),
            (M.Request, request),
        ];
        var keys = new List<string>();
        var lines = new List<byte[]>();
        foreach (var change in changes)
        {
            keys.Add(Guid.NewGuid().ToString("N"));
            lines.Add(writer.Begin(keys[keys.Count - 1], texts, change));
        }

        if (lines.Exists(line => line.Length > M.LongestLine))
        {
            throw GijErrors.JournalUnwritable(Path, Reasons.Named("ChangeTooLarge", M.LongestLine / 1024 / 1024));
        }

        await file.AppendAsync(lines, cancellationToken).ConfigureAwait(false);
        return new JournaledChanges(file, keys, mask);
    }
}
