using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>The base of the cmdlets about reindexes: which repositories are meant.</summary>
public abstract class ReindexCommand : ResourceCommand<GijRepository>
{
    private protected const string ByRepository = "Repository",
        ByObject = "Object";

    /// <summary>
    /// Does something about each repository: those that were given, the enabled ones of integrations, and those of reindexes.
    /// </summary>
    /// <param name="references">What was given.</param>
    /// <param name="work">The steps for one of them; it gets the reindex, where one was given.</param>
    private protected void ForEachRepository(
        ResourceReference<GijRepository>[] references,
        Func<ResourceTarget<GijRepository>, WorkContext, GijReindex?, Task<object?>> work
    )
    {
        foreach (var reference in references)
        {
            if (reference.As<GijIntegration>() is { } integration)
            {
                Try(() => ForEachOf(integration, work), integration.Target!);
                continue;
            }

            switch (reference.Target)
            {
                case GijReindex { Run.Repository: { } repository } reindex:
                    ForEach([new ResourceReference<GijRepository>(repository)], (target, context) => work(target, context, reindex));
                    break;
                case GijReindex reindex:
                    WriteFailure(GijErrors.ReindexOfAll(reindex.Run.Subject, reindex.Server), reindex);
                    break;
                default:
                    ForEach([reference], (target, context) => work(target, context, null));
                    break;
            }
        }
    }

    /// <summary>Refuses a reindex of another server than the named one.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.ServerMismatch"/> or <see cref="GijErrorId.ConnectionClosed"/>.</exception>
    private protected void RequireHome(GijReindex reindex) => HomeOf(reindex.Run.Server, () => $"The reindex of {reindex.Run.Subject}");

    /// <summary>The last reindex of a repository.</summary>
    private protected async Task<object?> ReadOfAsync(ResourceTarget<GijRepository> target, WorkContext context)
    {
        var repository = await ReadAsync(target, context).ConfigureAwait(false);
        var run = new ReindexRun(target.Server, repository.Id, threadId: null) { Repository = repository };
        return await ReadAsync(new GijReindex(run), context.CancellationToken).ConfigureAwait(false);
    }

    /// <summary>Brings a reindex up to date.</summary>
    private protected async Task<GijReindex> ReadAsync(GijReindex reindex, CancellationToken cancellationToken)
    {
        var server = reindex.Run.Server.RequireOpen();
        await new ReindexClient(server, Observer).UpdateAsync(reindex.Run, cancellationToken).ConfigureAwait(false);
        return reindex;
    }

    private void ForEachOf(
        ResourceReference<GijIntegration> reference,
        Func<ResourceTarget<GijRepository>, WorkContext, GijReindex?, Task<object?>> work
    )
    {
        var server = ServerOf(reference);
        var integration =
            reference.Resource ?? WaitFor(token => new ResourceClient<GijIntegration>(server, Observer).GetAsync(reference.Id, token));
        var all = WaitFor(token => ClientOf(server).GetAllAsync(token));
        var own = all.Where(repository => repository.IntegrationId == integration.Id).ToArray();
        var enabled = own.Where(repository => repository.Disabled != true).ToArray();
        if (enabled.Length < own.Length)
        {
            WriteVerbose($"Left out {own.Length - enabled.Length} disabled repositories of integration {integration.Label}.");
        }

        if (enabled.Length == 0)
        {
            WriteWarning($"Integration {integration.Label} has no enabled repositories.");
        }

        foreach (var repository in enabled)
        {
            repository.Integration = integration.DisplayName;
            ForEach([new ResourceReference<GijRepository>(repository)], (target, context) => work(target, context, null));
        }
    }
}
