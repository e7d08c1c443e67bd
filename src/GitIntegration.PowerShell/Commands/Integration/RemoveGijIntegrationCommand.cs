using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>Removes git integrations.</summary>
/// <remarks>
/// Asks first; <c>-Confirm:$false</c> does not. The server accepts a removal at once and carries it out a while later; until
/// then it lists the integration as disabled. <c>-Wait</c> waits for that.
/// <para>The clones stay on the Jira server's disk, unless <c>-DeleteFiles</c> is given.</para>
/// </remarks>
/// <example>
/// Remove one, and wait until it is gone
/// <code>
/// Remove-GijIntegration 13 -Wait -Confirm:$false
/// </code>
/// Does not ask. Without -Wait the integration can still be listed for a while.
/// </example>
/// <example>
/// See first what would be removed
/// <code>
/// Get-GijIntegration -Disabled | Remove-GijIntegration -DeleteFiles -WhatIf
/// </code>
/// Names each integration, and that its clones would be deleted too.
/// </example>
/// <example>
/// Keep a record of what was removed
/// <code>
/// $removed = Get-GijIntegration -Disabled |
///     Remove-GijIntegration -PassThru -Confirm:$false
/// $removed | ForEach-Object { "$($_.Id): $($_.DisplayName), $($_.Origin)" }
/// </code>
/// -PassThru gives each integration as it was before.
/// </example>
/// <example>
/// Take it for done when it is gone already
/// <code>
/// try {
///     Remove-GijIntegration 99 -Confirm:$false -ErrorAction Stop
/// }
/// catch {
///     $id = $_.FullyQualifiedErrorId.Split(',')[0]
///     if ($id -ne 'IntegrationNotFound') { throw }
/// }
/// </code>
/// A script that is run twice does not fail the second time; every other error is thrown on.
/// </example>
[Cmdlet(VerbsCommon.Remove, "GijIntegration", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Integration))]
public sealed class RemoveGijIntegrationCommand : IntegrationChangeCommand
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250), LongestPause = TimeSpan.FromSeconds(10);

    private readonly ConcurrentQueue<(GijServer Server, int Id)> removed = new();

    /// <summary>Deletes the clones on the Jira server's disk too. For a tracked folder whose repositories the app uses in place, that can be the originals.</summary>
    [Parameter]
    public SwitchParameter DeleteFiles { get; set; }

    /// <summary>Waits at the end until the server lists none of the removed integrations any more. It asks ever more slowly, and goes on until Ctrl-C ends it.</summary>
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
