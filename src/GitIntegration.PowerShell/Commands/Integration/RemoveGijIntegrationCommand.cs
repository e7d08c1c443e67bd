using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>Removes git integrations.</summary>
/// <remarks>
/// Asks first; <c>-Confirm:$false</c> does not. The server accepts a removal at once and carries it out a while later; until
/// then it lists the integration as disabled. <c>-Wait</c> waits for that. What is given by its id is read first where it
/// asks, so that the question can name it.
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
[OutputType(typeof(GijIntegration))]
public sealed class RemoveGijIntegrationCommand : IntegrationChangeCommand
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250),
        LongestPause = TimeSpan.FromSeconds(10);

    private readonly ConcurrentQueue<(GijServer Server, int Id)> removed = new();

    /// <summary>Deletes the clones on the Jira server's disk too. For a tracked folder whose repositories the app uses in place, that can be the originals.</summary>
    [Parameter]
    public SwitchParameter DeleteFiles { get; set; }

    /// <summary>Waits at the end until the server lists none of the removed integrations any more, and asks ever more slowly. After <see cref="WaitSec"/> seconds it is a <see cref="GijErrorId.RemovalPending"/> error.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>How many seconds <see cref="Wait"/> waits at most. With 0 it looks once.</summary>
    [Parameter]
    [WholeNumber]
    [ValidateRange(0, int.MaxValue / 1000)]
    public int WaitSec { get; set; } = 600;

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        ForEach(
            Identity,
            reference =>
            {
                var server = ServerOf(reference);
                var client = new IntegrationClient(server);

                // Whoever mistypes an id is to see by the name which one would be lost.
                var shown = reference.Integration ?? (IsShownFirst() ? Await(stop => client.GetAsync(reference.Id, stop)) : null);
                return !Confirmed($"Remove integration {shown?.Label ?? $"{reference}"} from {server}", Consequences(shown))
                    ? null
                    : new Job(
                        server,
                        reference,
                        async stop =>
                        {
                            var before = shown ?? (PassThru ? await client.GetAsync(reference.Id, stop).ConfigureAwait(false) : null);
                            await client.RemoveAsync(reference.Id, DeleteFiles, stop).ConfigureAwait(false);
                            removed.Enqueue((server, reference.Id));
                            return PassThru ? before : null;
                        }
                    );
            }
        );

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

    private IEnumerable<string> Consequences(GijIntegration? integration)
    {
        if (DeleteFiles)
        {
            yield return "The clones of its repositories on the Jira server are deleted too.";
        }

        if (DeleteFiles && integration?.Type == IntegrationTypes.TrackedFolder)
        {
            yield return "This is a tracked folder: repositories that the app uses in place are themselves deleted.";
        }
    }

    /// <exception cref="GijException"><see cref="GijErrorId.RemovalPending"/>, or why the list cannot be read.</exception>
    private async Task<int> UntilGoneAsync(GijServer server, HashSet<int> ids, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        for (var pause = FirstPause; ; pause = TimeSpan.FromTicks(Math.Min(2 * pause.Ticks, LongestPause.Ticks)))
        {
            var left = new List<GijIntegration>();
            await new IntegrationClient(server)
                .ListAsync(batch => left.AddRange(batch.Where(integration => ids.Contains(integration.Id))), stop)
                .ConfigureAwait(false);
            if (left.Count == 0)
            {
                return ids.Count;
            }

            if (watch.Elapsed.TotalSeconds >= WaitSec)
            {
                throw GijException.Of(
                    GijErrorId.RemovalPending,
                    string.Join(", ", left.Select(integration => integration.Label)),
                    server,
                    WaitSec
                );
            }

            await Task.Delay(pause, stop).ConfigureAwait(false);
        }
    }
}
