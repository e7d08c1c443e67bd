using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>The base of the cmdlets that remove objects.</summary>
/// <typeparam name="T">The noun's objects.</typeparam>
public abstract class RemoveResourceCommand<T> : ResourceChangeCommand<T>
    where T : GijResource
{
    private readonly ConcurrentQueue<(GijServer Server, int Id)> removed = new();

    /// <summary>
    /// Also deletes the clones on the Jira server's disk. If the app could use a repository in place, so that its files are the original,
    /// you get a <see cref="GijErrorId.WouldEraseOriginal"/> error, unless you also add -Force.
    /// </summary>
    [Parameter]
    public SwitchParameter DeleteFiles { get; set; }

    /// <summary>
    /// With <c>-DeleteFiles</c>, deletes the files even if they could be the original instead of a clone: those of a tracked folder or a
    /// repository in one, of a plain repository, and of a repository with an absolute root or a path as its origin.
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>
    /// Waits at the end until the server no longer lists the removed {nouns}. After <see cref="WaitSec"/> seconds, you get a <see
    /// cref="GijErrorId.RemovalPending"/> error.
    /// </summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>The maximum number of seconds that <see cref="Wait"/> waits. With 0, it checks once.</summary>
    [Parameter]
    [WholeNumber]
    [ValidateRange(0, int.MaxValue / 1000)]
    public int WaitSec { get; set; } = 600;

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEach(Identity, RemoveAsync);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        foreach (var ofOneServer in removed.GroupBy(item => item.Server, item => item.Id))
        {
            var server = ofOneServer.Key;
            HashSet<int> ids = [.. ofOneServer];
            if (Wait)
            {
                Require(() => WaitFor(token => WaitUntilRemovedAsync(server, ids, token)), server);
            }
            else
            {
                SayIsPending(server, ids.Count);
            }
        }
    }

    /// <summary>Until the app has removed them, they are listed as disabled, and look as if nothing had happened.</summary>
    private void SayIsPending(GijServer server, int count)
    {
        var what = count == 1 ? $"1 {Kind.Noun} is" : FormattableString.Invariant($"{count} {Kind.PluralNoun} are");
        Say($"{server.Name}: {what} being removed, and listed as disabled until that's done. Use -Wait to wait for it.");
    }

    /// <summary>Warns of the consequences before the prompt.</summary>
    /// <param name="present">The object; null where it was not read.</param>
    /// <param name="server">Its server.</param>
    /// <param name="warn">Writes a warning.</param>
    private protected virtual void WarnOfRemoval(T? present, GijServer server, Action<string> warn) { }

    /// <summary>What else would be lost, one sentence each.</summary>
    /// <param name="present">The object; null where it was not read.</param>
    /// <param name="server">Its server.</param>
    private protected abstract Task<IEnumerable<string>> ConsequencesAsync(T? present, GijServer server);

    private async Task<object?> RemoveAsync(ResourceTarget<T> target, WorkContext context)
    {
        var (server, client) = (target.Server, ClientOf(target.Server));

        // Show the name so that a mistyped id is noticed.
        var present =
            PassThru || DeleteFiles
                ? await ReadAsync(target, context).ConfigureAwait(false)
                : await PresentAsync(target, context).ConfigureAwait(false);
        if (DeleteFiles && !Force && present?.OriginalAtRisk is { } reason)
        {
            throw GijErrors.WouldEraseOriginal($"{Kind.Noun} {present.Label}", server.Name, reason);
        }

        WarnOfRemoval(present, server, text => context.Post(() => WriteWarning(text)));
        var question = $"Remove {Kind.Noun} {LabelOf(target, present)} from {server}";
        var consequences = await ConsequencesAsync(present, server).ConfigureAwait(false);
        if (!await context.AskAsync(() => Confirm(question, consequences)).ConfigureAwait(false))
        {
            return null;
        }

        await context.ChangeAsync(token => client.RemoveAsync(target.Id, DeleteFiles, present, token)).ConfigureAwait(false);
        removed.Enqueue((server, target.Id));
        return PassThru ? present : null;
    }

    private async Task<bool> WaitUntilRemovedAsync(GijServer server, HashSet<int> ids, CancellationToken cancellationToken)
    {
        await ClientOf(server).WaitUntilRemovedAsync(ids, TimeSpan.FromSeconds(WaitSec), cancellationToken).ConfigureAwait(false);
        return true;
    }
}
