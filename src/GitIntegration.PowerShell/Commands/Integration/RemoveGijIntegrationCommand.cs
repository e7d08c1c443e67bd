using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>
/// Removes git integrations. The server accepts a removal at once and carries it out a while later; until then it lists
/// the integration as disabled. -Wait waits for that.
/// </summary>
[Cmdlet(VerbsCommon.Remove, "GijIntegration", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Integration))]
public sealed class RemoveGijIntegrationCommand : IntegrationChangeCommand
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250), LongestPause = TimeSpan.FromSeconds(10);

    private readonly ConcurrentQueue<(GijServer Server, int Id)> removed = new();

    /// <summary>Deletes the clones on the Jira server's disk too. For a tracked folder whose repositories are kept in place that can be the originals.</summary>
    [Parameter]
    public SwitchParameter DeleteFiles { get; set; }

    /// <summary>Waits at the end until the server lists none of the removed integrations any more.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEach(Identity, reference =>
    {
        var server = ServerOf(reference);
        var client = new IntegrationClient(server);
        return !Confirmed($"Remove integration {reference} from {server}", Consequences(reference)) ? null : new Job(server, reference, async stop =>
        {
            var before = reference.Integration ?? (PassThru ? await client.GetAsync(reference.Id, stop).ConfigureAwait(false) : null);
            await client.RemoveAsync(reference.Id, DeleteFiles, stop).ConfigureAwait(false);
            removed.Enqueue((server, reference.Id));
            return PassThru ? before : null;
        });
    });

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (Wait)
        {
            foreach (var ofOneServer in removed.GroupBy(item => item.Server, item => item.Id))
            {
                Require(() => Await(stop => UntilGoneAsync(ofOneServer.Key, [.. ofOneServer], stop)), ofOneServer.Key);
            }
        }
    }

    private IEnumerable<string> Consequences(IntegrationReference reference)
    {
        if (DeleteFiles)
        {
            yield return "The clones of its repositories on the Jira server are deleted too.";
        }

        if (DeleteFiles && reference.Integration?.Type == IntegrationTypes.TrackedFolder)
        {
            yield return "This is a tracked folder: repositories that the app uses in place are themselves deleted.";
        }
    }

    private static async Task<int> UntilGoneAsync(GijServer server, HashSet<int> ids, CancellationToken stop)
    {
        for (var pause = FirstPause; ; pause = TimeSpan.FromTicks(Math.Min(2 * pause.Ticks, LongestPause.Ticks)))
        {
            var left = 0;
            await new IntegrationClient(server).ListAsync(batch => left += batch.Count(integration => ids.Contains(integration.Id)), stop).ConfigureAwait(false);
            if (left == 0)
            {
                return ids.Count;
            }

            await Task.Delay(pause, stop).ConfigureAwait(false);
        }
    }
}
