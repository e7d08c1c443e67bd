using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>The changes of one request, which the journal announces. Without a second line, the outcome of a change is unknown.</summary>
/// <param name="File">The file.</param>
/// <param name="Keys">What ties the two lines of each change together.</param>
/// <param name="Mask">Hides the secrets of the connection, and those of the request as long as it's in progress.</param>
internal sealed record JournaledChanges(JournalFile File, IReadOnlyList<string> Keys, SecretMask Mask)
{
    /// <summary>Sends the request. If it fails, that is the outcome of every change.</summary>
    /// <param name="send">Sends the request, with retries, and reads the response.</param>
    public async Task<T> SendAsync<T>(Func<Task<T>> send)
    {
        try
        {
            return await send().ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            await FailAsync(failure).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Records how the changes have ended. Not ended by Ctrl-C: that a change was made is what matters most then.</summary>
    /// <param name="results">A result for each change.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.JournalUnwritable"/>.</exception>
    public async Task ConcludeAsync(IEnumerable<ChangeResult> results)
    {
        try
        {
            await AppendAsync(results).ConfigureAwait(false);
        }
        catch (GijException failure)
        {
            throw GijErrors.JournalIncomplete(File.Path, failure);
        }
    }

    private async Task FailAsync(Exception failure)
    {
        try
        {
            await AppendAsync(Enumerable.Repeat(ChangeResult.Of(failure), Keys.Count)).ConfigureAwait(false);
        }
        catch (GijException)
        {
            // What went wrong with the request matters more. Without this line the journal says that the outcome is unknown.
        }
    }

    private Task AppendAsync(IEnumerable<ChangeResult> results) =>
        File.AppendAsync(Keys.Zip(results, new JournalWriter(Mask).End), CancellationToken.None);
}
