using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>Stops reindexing repositories.</summary>
/// <remarks>
/// <para>The API has no request for it. The documented way is to disable the repository and enable it again, which this cmdlet does:
/// that cancels its indexing, and takes it out of the queue, until the next run. Asks first, unless you add
/// <c>-Confirm:$false</c>.</para>
/// <para>Removals and git gc can't be stopped. A repository that is disabled isn't being indexed, so nothing is sent. Returns
/// nothing unless you add <c>-PassThru</c>.</para>
/// </remarks>
/// <example>
/// Stop what you started
/// <code>
/// $running = 105, 106 | Start-GijReindex
/// $running | Stop-GijReindex -Confirm:$false
/// </code>
/// Doesn't ask. Both repositories are enabled afterwards.
/// </example>
/// <example>
/// Stop everything that is queued for an integration
/// <code>
/// Get-GijRepository -IntegrationId 3 -State QUEUED | Stop-GijReindex -WhatIf
/// </code>
/// Shows which repositories would be stopped, and sends nothing.
/// </example>
/// <seealso cref="StartGijReindexCommand"/>
[Cmdlet(VerbsLifecycle.Stop, "GijReindex", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(GijReindex))]
public sealed class StopGijReindexCommand : ReindexCommand
{
    /// <summary>
    /// The ids or display names of the repositories, or objects from <see cref="GetGijRepositoryCommand"/>, <see
    /// cref="GetGijIntegrationCommand"/> or <see cref="StartGijReindexCommand"/>. If one fails, for example with <see
    /// cref="GijErrorId.RepositoryNotFound"/>, you get an error for it and the rest continue.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    public ResourceReference<GijRepository>[] Repository { get; set; } = [];

    /// <summary>
    /// Returns each reindex with its state afterwards. That is normally Unknown, because the server keeps no record of a reindex that was
    /// stopped.
    /// </summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEachRepository(Repository, StopAsync);

    private async Task<object?> StopAsync(ResourceTarget<GijRepository> target, WorkContext context, GijReindex? reindex)
    {
        var (server, client) = (target.Server, ClientOf(target.Server));

        // Not as it was piped: one that was disabled since must not be enabled.
        var present = await client.GetAsync(target.Id, context.CancellationToken).ConfigureAwait(false);
        if (present.Disabled == true)
        {
            context.Post(() => WriteWarning($"Repository {present.Label} on {server.Name} is disabled, so it isn't being indexed."));
            return null;
        }

        if (
            !await context
                .AskAsync(() => Confirm($"Stop reindexing repository {present.Label} on {server}", DetailsFor(present)))
                .ConfigureAwait(false)
        )
        {
            return null;
        }

        await context.ChangeAsync(token => SwitchOffAndOnAsync(client, present, token)).ConfigureAwait(false);
        if (!PassThru)
        {
            return null;
        }

        reindex ??= new GijReindex(new ReindexRun(server, present.Id, threadId: null) { Repository = present });
        await new ReindexClient(server, Observer).UpdateAsync(reindex.Run, context.CancellationToken).ConfigureAwait(false);
        return reindex;
    }

    /// <summary>Enables it again, whatever becomes of the response: neither Ctrl-C nor a cut-off may leave it disabled.</summary>
    private static async Task SwitchOffAndOnAsync(
        ResourceClient<GijRepository> client,
        GijRepository repository,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await client.SetDisabledAsync(repository.Id, disabled: true, repository, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception cutOff) when (cutOff is OperationCanceledException or GijException { MayHaveActed: true })
        {
            await EnableAsync(client, repository).ConfigureAwait(false);
            throw;
        }

        await EnableAsync(client, repository).ConfigureAwait(false);
    }

    private static async Task EnableAsync(ResourceClient<GijRepository> client, GijRepository repository)
    {
        try
        {
            await client.SetDisabledAsync(repository.Id, disabled: false, repository, CancellationToken.None).ConfigureAwait(false);
        }
        catch (GijException failure)
        {
            throw failure.WithContext($"the repository is now disabled; to enable it: Enable-GijRepository {repository.Id} -Force");
        }
    }

    private static IEnumerable<string> DetailsFor(GijRepository present)
    {
        yield return "It's disabled and enabled again. Removals and git gc go on.";
        if (present.LastIndexedDate is null)
        {
            yield return "This is its first index, which takes the longest and shouldn't be interrupted.";
        }
    }
}
