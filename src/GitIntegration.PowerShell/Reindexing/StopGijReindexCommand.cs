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
[Cmdlet(
    VerbsLifecycle.Stop,
    "GijReindex",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = ByRepository
)]
[OutputType(typeof(GijReindex))]
public sealed class StopGijReindexCommand : ResourceCommand<GijRepository>
{
    private const string ByRepository = "Repository",
        ByObject = "Object";

    /// <summary>
    /// The ids or display names of the repositories, or objects from <see cref="GetGijRepositoryCommand"/>. If one fails, for example with
    /// <see cref="GijErrorId.RepositoryNotFound"/>, you get an error for it and the rest continue.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ByRepository)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    public ResourceReference<GijRepository>[] Repository { get; set; } = [];

    /// <summary>The reindexes, as <see cref="StartGijReindexCommand"/> returns them. One of all repositories can't be stopped.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByObject)]
    [ValidateNotNullOrEmpty]
    public GijReindex[] InputObject { get; set; } = [];

    /// <summary>Returns each reindex with its state afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        ForEach(Repository, (target, context) => StopAsync(target, context, reindex: null));
        foreach (var reindex in InputObject)
        {
            if (reindex.Run.Repository is { } repository)
            {
                var reference = new ResourceReference<GijRepository>(repository);
                ForEach([reference], (target, context) => StopAsync(target, context, reindex));
            }
            else
            {
                WriteFailure(GijErrors.ReindexOfAll(reindex.Run.Label, reindex.Server), reindex);
            }
        }
    }

    private async Task<object?> StopAsync(ResourceTarget<GijRepository> target, WorkContext context, GijReindex? reindex)
    {
        var (server, client) = (target.Server, ClientOf(target.Server));
        var present = await ReadAsync(target, context).ConfigureAwait(false);
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

        await context.ChangeAsync(token => client.SetDisabledAsync(target.Id, disabled: true, present, token)).ConfigureAwait(false);
        await EnableAsync(client, present).ConfigureAwait(false);
        if (!PassThru)
        {
            return null;
        }

        reindex ??= new GijReindex(new ReindexRun(server, present.Id, threadId: null) { Repository = present });
        await new ReindexWaiter(server, Observer).AskAsync(reindex.Run, context.CancellationToken).ConfigureAwait(false);
        return reindex;
    }

    /// <summary>Is not cancelled: Ctrl-C must not leave the repository disabled.</summary>
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
