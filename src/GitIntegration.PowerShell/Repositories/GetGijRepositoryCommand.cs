using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>Gets the git repositories of a Jira server, whether they belong to an integration or not.</summary>
/// <remarks>
/// <para>Gets repositories by id or name, by the integrations that you pipe or name, or by filters, all of which must match. Without
/// parameters, it gets all. Objects are written as they're read, so a long list starts at once. You can edit them and pipe
/// them to <see cref="SetGijRepositoryCommand"/>. They remember the connection that they came from.</para>
/// <para>The server can only list repositories, so the list is read once for any number of ids or integrations. One more request reads
/// the names of the integrations; if you aren't allowed to list those, you see their ids.</para>
/// </remarks>
/// <example>
/// List the repositories of an integration
/// <code>
/// Get-GijIntegration 3 | Get-GijRepository
/// </code>
/// The Integration column shows the name; the IntegrationId property has the id.
/// </example>
/// <example>
/// Find repositories that couldn't be indexed
/// <code>
/// Get-GijRepository -State ERROR |
///     Select-Object Id, DisplayName, Integration, LastIndexedDate
/// </code>
/// The states are the server's: QUEUED, SCANNING, UPDATED and ERROR.
/// </example>
/// <example>
/// Find repositories that belong to no integration
/// <code>
/// Get-GijRepository | Where-Object { -not $_.IntegrationId }
/// </code>
/// They have their own login; all others use the login of their integration.
/// </example>
/// <example>
/// Count the repositories of each integration
/// <code>
/// Get-GijRepository | Group-Object Integration -NoElement
/// </code>
/// Get-GijIntegration -IncludeRepositoryCount has the same numbers as a property.
/// </example>
/// <example>
/// Find what a project sees
/// <code>
/// Get-GijRepository -ProjectKey PAY -Enabled
/// </code>
/// Returns the repositories that are for this project or for all.
/// </example>
/// <seealso cref="GetGijIntegrationCommand"/>
[Cmdlet(VerbsCommon.Get, "GijRepository", DefaultParameterSetName = ByFilter)]
[OutputType(typeof(GijRepository))]
public sealed class GetGijRepositoryCommand : GetResourceCommand<GijRepository>
{
    private readonly Dictionary<GijServer, HashSet<int>> integrationIds = [];
    private PerServer<Dictionary<int, string?>?>? integrationNames;

    /// <summary>
    /// The integrations, as <see cref="GetGijIntegrationCommand"/> returns them, whose repositories you want. Copies
    /// from Import-Clixml or Select-Object work too, if they have the ServerUri property or you add -Server. If a copy's
    /// integration doesn't exist any more, you get an <see cref="GijErrorId.IntegrationNotFound"/> error.
    /// </summary>
    [Parameter(ValueFromPipeline = true, ParameterSetName = ByFilter)]
    [ValidateNotNullOrEmpty]
    public IntegrationObject[]? Integration { get; set; }

    /// <summary>
    /// The ids of the integrations whose repositories you want. If an id doesn't exist, you get an <see
    /// cref="GijErrorId.IntegrationNotFound"/> error.
    /// </summary>
    [Parameter(ParameterSetName = ByFilter)]
    [IdList]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(IntegrationIdCompleter))]
    public long[]? IntegrationId { get; set; }

    /// <summary>
    /// The types of the integrations, for example <c>GITHUB</c>. They accept wildcards. Repositories without an integration have no type.
    /// </summary>
    [Parameter(ParameterSetName = ByFilter)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TypeCompleter))]
    public string[]? Type { get; set; }

    /// <summary>The states, for example <c>ERROR</c>. They accept wildcards.</summary>
    [Parameter(ParameterSetName = ByFilter)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(StateCompleter))]
    public string[]? State { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        integrationNames = new(ReadIntegrationNamesAsync);
        AddFilter(Type, null, repository => [repository.Type ?? string.Empty], (type, closest) => TypeErrors.Of(Kind.Noun, type, closest));
        AddFilter(State, null, repository => [repository.State ?? string.Empty], (state, _) => UnknownState(state));
        AddFilter(IsOfIntegration);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName != ByFilter)
        {
            base.ProcessRecord();
            return;
        }

        foreach (var integration in (Integration ?? []).Select(given => given.Reference))
        {
            Try(() => Want(integration), integration.Target!);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        foreach (var id in IntegrationId ?? [])
        {
            WantExisting(RequiredServer(), (int)id);
        }

        // An empty pipeline asks for the repositories of no integration, not for all.
        var wantsAll = ParameterSetName == ByFilter && !MyInvocation.ExpectingInput && Integration is null && IntegrationId is null;
        if (wantsAll)
        {
            WriteMatching([RequiredServer()]);
        }
        else if (integrationIds.Count > 0)
        {
            WriteMatching(integrationIds.Keys);
        }

        base.EndProcessing();
    }

    private static GijException? UnknownState(string state) =>
        RepositoryStates.All.Contains(state, StringComparer.OrdinalIgnoreCase)
            ? null
            : GijErrors.InvalidValue("-State", Reasons.NotOneOf(state, RepositoryStates.All));

    private protected override async Task<Action<GijRepository>> LookupAsync(GijServer server)
    {
        var addKeys = await base.LookupAsync(server).ConfigureAwait(false);
        var nameOf = await integrationNames!.GetAsync(server).ConfigureAwait(false);
        return repository =>
        {
            addKeys(repository);
            if (repository.IntegrationId is { } id && nameOf?.TryGetValue(id, out var name) == true)
            {
                repository.Integration = name;
            }
        };
    }

    private bool IsOfIntegration(GijRepository repository) =>
        integrationIds.Count == 0 || (repository.IntegrationId is { } id && integrationIds[repository.Connection!].Contains(id));

    /// <summary>An object comes from the server, but an id or an old copy may no longer exist.</summary>
    private void Want(ResourceReference<GijIntegration> integration)
    {
        var server = ServerOf(integration);
        if (integration.IsCopy)
        {
            WantExisting(server, integration.Id);
        }
        else
        {
            Want(server, integration.Id);
        }
    }

    private void WantExisting(GijServer server, int id)
    {
        var known = Require(() => WaitFor(_ => integrationNames!.GetAsync(server)), server);
        if (known?.ContainsKey(id) != false)
        {
            Want(server, id);
        }
        else
        {
            WriteFailure(WaitFor(_ => NoIntegrationAsync(id, server)), id);
        }
    }

    private void Want(GijServer server, int id)
    {
        if (!integrationIds.TryGetValue(server, out var ids))
        {
            integrationIds[server] = ids = [];
        }

        ids.Add(id);
    }

    private Task<GijException> NoIntegrationAsync(int id, GijServer server)
    {
        var kind = ResourceKind<GijIntegration>.Instance;
        var failure = GijErrors.NotFound(kind.NotFound, kind.SubjectOf(id), server.Name);
        return new ForeignIds(kind, StoppingToken).ExplainAsync(failure, id, server);
    }

    /// <summary>The names of the integrations by their ids; null where the user may list repositories only.</summary>
    private async Task<Dictionary<int, string?>?> ReadIntegrationNamesAsync(GijServer server)
    {
        var byId = new Dictionary<int, string?>();
        try
        {
            var client = new ResourceClient<GijIntegration>(server, Observer);
            await client.ListAsync(Add, ResponseLimit.Kept, StoppingToken).ConfigureAwait(false);
            return byId;
        }
        catch (GijException failure) when (failure.Id is GijErrorId.NotAdministrator or GijErrorId.AccessDenied)
        {
            Pump.Post(() => WriteVerbose($"The names of the integrations can't be read. {failure.Summary}"));
            return null;
        }

        void Add(IReadOnlyList<GijIntegration> batch)
        {
            foreach (var integration in batch)
            {
                byId[integration.Id] = integration.DisplayName;
            }
        }
    }
}
