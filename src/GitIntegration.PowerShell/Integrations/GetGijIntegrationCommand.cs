using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>Gets the git integrations of a Jira server.</summary>
/// <remarks>
/// Gets all of them, those that match every filter given, or those with the ids given. The objects are written as they are
/// read, so that a long list begins at once. They can be edited and piped to <see cref="SetGijIntegrationCommand"/>, and remember the
/// connection that they came from.
/// </remarks>
/// <example>
/// List all integrations
/// <code>
/// Get-GijIntegration
/// </code>
/// Shows a table; each object has all settings but the secrets, which no server gives out.
/// </example>
/// <example>
/// Get some by their ids
/// <code>
/// 1, 3 | Get-GijIntegration
/// </code>
/// Gives them in the order of the ids. An id that does not exist is an error, and the others are given all the same.
/// </example>
/// <example>
/// Find some by parts of their names
/// <code>
/// Get-GijIntegration -Name '*gitlab*' -Enabled
/// </code>
/// Names take wildcards and do not mind letter case. Several filters have to match together.
/// </example>
/// <example>
/// Find a name that has wildcard characters in it
/// <code>
/// Get-GijIntegration -LiteralName 'https://github.com/*'
/// </code>
/// The app gives such names by itself; -LiteralName takes them as they are.
/// </example>
/// <example>
/// Let the pipeline filter
/// <code>
/// Get-GijIntegration -IncludeProjectKey |
///     Where-Object ProjectKeys -Contains 'PAY'
/// </code>
/// Gives the integrations that were made visible to the project PAY, by its key.
/// </example>
/// <example>
/// Ask all connections at once
/// <code>
/// Get-GijServer | ForEach-Object { Get-GijIntegration -Disabled -Server $_ }
/// </code>
/// Each object knows by its property Server where it came from.
/// </example>
/// <example>
/// Act on the id of an error
/// <code>
/// try {
///     Get-GijIntegration 99 -ErrorAction Stop
/// }
/// catch {
///     $id = $_.FullyQualifiedErrorId.Split(',')[0]
///     if ($id -ne 'IntegrationNotFound') { throw }
///     'It is gone.'
/// }
/// </code>
/// Only the error that was expected is taken for an answer; every other one is thrown on.
/// </example>
/// <example>
/// Write a list for a spreadsheet
/// <code>
/// Get-GijIntegration |
///     Select-Object Id, DisplayName, Type, Origin, Disabled |
///     Export-Csv integrations.csv -NoTypeInformation
/// </code>
/// Select-Object names the columns. A setting whose value is a list has no place in a table.
/// </example>
/// <example>
/// Find integrations with more repositories than advised
/// <code>
/// Get-GijIntegration -IncludeRepositoryCount |
///     Where-Object RepositoryCount -GT 100 |
///     Select-Object Id, DisplayName, RepositoryCount
/// </code>
/// One more request lists the repositories of all integrations; Get-GijRepository shows them.
/// </example>
[Cmdlet(VerbsCommon.Get, "GijIntegration", DefaultParameterSetName = ByFilter)]
[OutputType(typeof(GijIntegration))]
public sealed class GetGijIntegrationCommand : GetResourceCommand<GijIntegration>
{
    private PerServer<Dictionary<int, int>>? counts;

    /// <summary>
    /// The types, for example <c>GITHUB</c>. They are case-insensitive and accept wildcards, and undocumented types are found too. A
    /// type without wildcards that is neither documented nor on the server is an <see cref="GijErrorId.UnknownType"/> error.
    /// </summary>
    [Parameter(ParameterSetName = ByFilter)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TypeCompleter))]
    public string[]? Type { get; set; }

    /// <summary>
    /// Fills the property RepositoryCount with the number of repositories that are nested in each integration, by the server's list of
    /// repositories, which is read once.
    /// </summary>
    [Parameter]
    public SwitchParameter IncludeRepositoryCount { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        counts = new(CountRepositoriesAsync);
        AddFilter(Type, null, integration => [integration.Type ?? string.Empty], UnknownType);
    }

    private static GijException? UnknownType(string type, IReadOnlyList<string> closest)
    {
        var documented = IntegrationTypes.All;
        var isDocumented = documented.Contains(type, StringComparer.OrdinalIgnoreCase);
        return isDocumented ? null : GijErrors.UnknownType(Kind.Noun, type, ClosestTexts.To(type, closest.Concat(documented)), documented);
    }

    private protected override async Task<Action<GijIntegration>> LookupAsync(GijServer server)
    {
        var addKeys = await base.LookupAsync(server).ConfigureAwait(false);
        if (!IncludeRepositoryCount)
        {
            return addKeys;
        }

        var counted = await counts!.GetAsync(server).ConfigureAwait(false);
        return addKeys + (integration => integration.RepositoryCount = counted.TryGetValue(integration.Id, out var count) ? count : 0);
    }

    private async Task<Dictionary<int, int>> CountRepositoriesAsync(GijServer server)
    {
        var counted = new Dictionary<int, int>();
        var client = new ResourceClient<GijRepository>(server, Observer);
        await client.ListAsync(Count, ResponseLimit.Searched, StoppingToken).ConfigureAwait(false);
        return counted;

        void Count(IReadOnlyList<GijRepository> batch)
        {
            foreach (var id in batch.Select(repository => repository.IntegrationId).OfType<int>())
            {
                counted[id] = counted.TryGetValue(id, out var before) ? before + 1 : 1;
            }
        }
    }
}
