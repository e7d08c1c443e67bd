using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>Gets the git integrations of a Jira server.</summary>
/// <remarks>
/// Gets all integrations, those that match every filter that you give, or those with the ids or names that you give. Objects are written
/// as they're read, so a long list starts at once. You can edit them and pipe them to <see cref="SetGijIntegrationCommand"/>. They
/// remember the connection that they came from.
/// </remarks>
/// <example>
/// List all integrations
/// <code>
/// Get-GijIntegration
/// </code>
/// Shows a table. Its State column stands for the Disabled property: to filter, use -Enabled or -Disabled. Each object has all settings
/// except the secrets, which the server never returns.
/// </example>
/// <example>
/// Get integrations by id
/// <code>
/// 1, 3 | Get-GijIntegration
/// </code>
/// Returns them in the order of the ids. If an id doesn't exist, you get an error for it and the rest continue.
/// </example>
/// <example>
/// Find integrations by parts of their names
/// <code>
/// Get-GijIntegration -Name '*gitlab*' -Enabled
/// </code>
/// Names are case-insensitive and accept wildcards. An integration must match all filters.
/// </example>
/// <example>
/// Find a name that contains wildcard characters
/// <code>
/// Get-GijIntegration -LiteralName 'https://github.com/*'
/// </code>
/// The app creates such names. -LiteralName uses them as they are.
/// </example>
/// <example>
/// Filter in the pipeline
/// <code>
/// Get-GijIntegration -IncludeProjectKey |
///     Where-Object ProjectKeys -Contains 'PAY'
/// </code>
/// Returns the integrations that list the project PAY, by its key.
/// </example>
/// <example>
/// Query all connections
/// <code>
/// Get-GijServer | ForEach-Object { Get-GijIntegration -Disabled -Server $_ }
/// </code>
/// The Server property of each object shows where it came from.
/// </example>
/// <example>
/// Handle an error by its id
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
/// Handles only the expected error; all others are thrown again.
/// </example>
/// <example>
/// Export a list for a spreadsheet
/// <code>
/// Get-GijIntegration |
///     Select-Object Id, DisplayName, Type, Origin, Disabled |
///     Export-Csv integrations.csv -NoTypeInformation
/// </code>
/// Select-Object picks the columns. Leave out settings whose value is a list: they don't fit in a table.
/// </example>
/// <example>
/// Find integrations with more repositories than advised
/// <code>
/// Get-GijIntegration -IncludeRepositoryCount |
///     Where-Object RepositoryCount -GT 100 |
///     Select-Object Id, DisplayName, RepositoryCount
/// </code>
/// The repositories of all integrations are read with one more request. Get-GijRepository shows them.
/// </example>
[Cmdlet(VerbsCommon.Get, "GijIntegration", DefaultParameterSetName = ByFilter)]
[OutputType(typeof(GijIntegration))]
public sealed class GetGijIntegrationCommand : GetResourceCommand<GijIntegration>
{
    private PerServer<Dictionary<int, int>>? counts;

    /// <summary>
    /// The types, for example <c>GITHUB</c>. They are case-insensitive and accept wildcards; undocumented types are found too. If a type
    /// without wildcards is neither documented nor on the server, you get an <see cref="GijErrorId.UnknownType"/> error.
    /// </summary>
    [Parameter(ParameterSetName = ByFilter)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TypeCompleter))]
    public string[]? Type { get; set; }

    /// <summary>
    /// Fills the RepositoryCount property with the number of repositories in each integration, and shows it in the table. The server's list
    /// of repositories is read once.
    /// </summary>
    [Parameter]
    public SwitchParameter IncludeRepositoryCount { get; set; }

    /// <summary>With their counts, integrations are shown in a table that has a column for these.</summary>
    internal override void WriteResult(object result)
    {
        if (!IncludeRepositoryCount)
        {
            base.WriteResult(result);
            return;
        }

        var counted = new PSObject(result);
        counted.TypeNames.Insert(0, $"{counted.TypeNames[0]}#{nameof(GijIntegration.RepositoryCount)}");
        base.WriteResult(counted);
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        counts = new(server => RepositoryCounts.ReadAsync(server, Observer, StoppingToken));
        AddFilter(
            Type,
            null,
            integration => [integration.Type ?? string.Empty],
            (type, closest) => TypeErrors.Of(Kind.Noun, type, closest)
        );
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
}
