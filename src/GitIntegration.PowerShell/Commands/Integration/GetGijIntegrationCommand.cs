using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
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
/// Write a list for a spreadsheet (needs pwsh)
/// <code>
/// Get-GijIntegration |
///     Select-Object Id, DisplayName, Type, Origin, Disabled |
///     Export-Csv integrations.csv -NoTypeInformation
/// </code>
/// Select-Object names the columns. A setting whose value is a list has no place in a table.
/// </example>
[Cmdlet(VerbsCommon.Get, "GijIntegration", DefaultParameterSetName = ByFilter)]
[OutputType(typeof(GijIntegration))]
public sealed class GetGijIntegrationCommand : IntegrationCommand
{
    private const string ByFilter = "Filter",
        ById = "Identity";

    private readonly HashSet<string> wanted = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Func<GijIntegration, bool>> filters = [];

    /// <summary>The ids of the integrations, or objects of this cmdlet to read again. An id that does not exist is an <see cref="GijErrorId.IntegrationNotFound"/> error of its own.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ById)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    public IntegrationReference[] Identity { get; set; } = [];

    /// <summary>The display names, without regard to letter case; wildcards are allowed. A name without wildcards that no integration has is an <see cref="GijErrorId.IntegrationNotFound"/> error.</summary>
    [Parameter(ParameterSetName = ByFilter)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>The display names as they are, without regard to letter case, for names that have wildcard characters in them, such as <c>https://github.com/*</c>.</summary>
    [Parameter(ParameterSetName = ByFilter)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LiteralNameCompleter))]
    public string[]? LiteralName { get; set; }

    /// <summary>The types, for example <c>GITHUB</c>; wildcards are allowed, and types that are not documented are found too.</summary>
    [Parameter(ParameterSetName = ByFilter)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TypeCompleter))]
    public string[]? Type { get; set; }

    /// <summary>The addresses of the git hosts, for example <c>*.example.com*</c>; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = ByFilter)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Origin { get; set; }

    /// <summary>Only those that are switched off. Not together with <see cref="Enabled"/>.</summary>
    [Parameter(ParameterSetName = ByFilter)]
    public SwitchParameter Disabled { get; set; }

    /// <summary>Only those that are switched on. Not together with <see cref="Disabled"/>.</summary>
    [Parameter(ParameterSetName = ByFilter)]
    public SwitchParameter Enabled { get; set; }

    /// <summary>Fills the property ProjectKeys with the keys of ProjectMappingIds, by Jira's list of projects, which is read once.</summary>
    [Parameter]
    public SwitchParameter IncludeProjectKey { get; set; }

    /// <summary>How many requests by id may run at once. Objects are given in the order of the ids all the same.</summary>
    [Parameter(ParameterSetName = ById)]
    [ValidateRange(1, GijServer.MaximumConnections)]
    public int ThrottleLimit { get; set; } = 8;

    private protected override int RequestsAtOnce => ThrottleLimit;

    private protected override bool Changes => false;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (Disabled && Enabled)
        {
            Fail(GijException.Of(GijErrorId.ConflictingFields, "-Disabled and -Enabled", "no integration is both"));
        }

        AddFilter(Type, integration => integration.Type);
        AddFilter(Origin, integration => integration.Origin);
        AddSwitch(nameof(Disabled), Disabled, integration => integration.Disabled == true);
        AddSwitch(nameof(Enabled), Enabled, integration => integration.Disabled != true);
        AddNames();
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ById)
        {
            ForEach(
                Identity,
                reference =>
                {
                    var server = ServerOf(reference);
                    return new Job(
                        server,
                        reference,
                        async stop =>
                            await WithKeysAsync(
                                    server,
                                    await new IntegrationClient(server).GetAsync(reference.Id, stop).ConfigureAwait(false),
                                    stop
                                )
                                .ConfigureAwait(false)
                    );
                }
            );
        }
        else
        {
            WriteMatching(RequiredServer());
        }
    }

    private void WriteMatching(GijServer server)
    {
        try
        {
            Stream<GijIntegration>(
                new IntegrationClient(server).ListAsync,
                integration =>
                {
                    if (filters.TrueForAll(filter => filter(integration)))
                    {
                        WriteObject(IncludeProjectKey ? Await(stop => WithKeysAsync(server, integration, stop)) : integration);
                    }
                }
            );
        }
        catch (GijException failure)
        {
            Fail(failure, server);
        }

        foreach (var name in wanted)
        {
            WriteFailure(GijException.Of(GijErrorId.IntegrationNotFound, $"integration named '{name}'", server), name);
        }
    }

    private async Task<GijIntegration> WithKeysAsync(GijServer server, GijIntegration integration, CancellationToken stop)
    {
        if (IncludeProjectKey)
        {
            integration.ProjectKeys = await server
                .Projects.KnownKeysOfAsync(integration.ProjectMappingIds ?? [], stop)
                .ConfigureAwait(false);
        }

        return integration;
    }

    private void AddSwitch(string name, SwitchParameter given, Func<GijIntegration, bool> fits)
    {
        if (MyInvocation.BoundParameters.ContainsKey(name))
        {
            filters.Add(integration => fits(integration) == given.IsPresent);
        }
    }

    private void AddFilter(string[]? patterns, Func<GijIntegration, string?> text)
    {
        if (patterns is not null)
        {
            var wildcards = patterns.Select(Pattern).ToArray();
            filters.Add(integration => wildcards.Any(wildcard => wildcard.IsMatch(text(integration) ?? string.Empty)));
        }
    }

    /// <summary>The names are alternatives, and come before the other filters: a name that exists is not reported as missing.</summary>
    private void AddNames()
    {
        if (Name is null && LiteralName is null)
        {
            return;
        }

        var wildcards = (Name ?? []).Where(WildcardPattern.ContainsWildcardCharacters).Select(Pattern).ToArray();
        var literals = (Name ?? [])
            .Where(name => !WildcardPattern.ContainsWildcardCharacters(name))
            .Select(WildcardPattern.Unescape)
            .Concat(LiteralName ?? []);
        wanted.UnionWith(literals);
        var names = new HashSet<string>(wanted, StringComparer.OrdinalIgnoreCase);
        filters.Insert(
            0,
            integration =>
            {
                var name = integration.DisplayName ?? string.Empty;
                wanted.Remove(name);
                return names.Contains(name) || wildcards.Any(wildcard => wildcard.IsMatch(name));
            }
        );
    }
}
