using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Compares a configuration, or another server, with the integrations of a server.</summary>
/// <remarks>
/// Returns one object for each difference, and nothing if the server matches the configuration. Only the settings that an entry
/// names are compared. Differences without any effect are ignored: the order of projects, the letter case of a type, and whether an
/// empty setting was never set. Secrets and user names that the server doesn't return can't be compared. Whether an entry can be applied,
/// for example whether it has all that a new integration needs and its filters are valid, is tested by Sync-GijIntegration -WhatIf.
/// </remarks>
/// <example>
/// See what differs
/// <code>
/// Export-GijIntegration integrations.json -Force
/// Set-GijIntegration 4 -TagsFilter '^release'
/// Compare-GijIntegration integrations.json
/// </code>
/// Shows the setting that was changed after the export.
/// </example>
/// <example>
/// Fail a job if something differs
/// <code>
/// Export-GijIntegration integrations.json -Force
/// if (-not (Compare-GijIntegration integrations.json -Quiet)) {
///     throw 'Somebody has changed an integration.'
/// }
/// </code>
/// -Quiet returns $true where nothing differs.
/// </example>
/// <example>
/// Compare two servers
/// <code>
/// Connect-GijServer -Sandbox -Name staging -NoDefault
/// Compare-GijIntegration -ReferenceServer staging -IncludeUnmanaged
/// </code>
/// Integrations are matched by their names, and projects by their keys.
/// </example>
/// <example>
/// See who has changed it
/// <code>
/// Export-GijIntegration integrations.json -Force
/// Set-GijIntegration 4 -TagsFilter '^release'
/// Compare-GijIntegration integrations.json -WithAuthor | Format-List
/// </code>
/// The names and times come from Jira's audit log.
/// </example>
/// <seealso cref="ExportGijIntegrationCommand"/>
[Cmdlet(VerbsData.Compare, "GijIntegration", DefaultParameterSetName = ByPath)]
[OutputType(typeof(GijDifference), typeof(bool))]
public sealed class CompareGijIntegrationCommand : ConfigurationCommand
{
    private const string ByServer = "ReferenceServer",
        Unknown = "unknown";

    /// <summary>
    /// The connection to a server that is as it should be: its name, or an object from <see cref="ConnectGijServerCommand"/>.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = ByServer)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ServerCompleter))]
    public ServerReference? ReferenceServer { get; set; }

    /// <summary>Also returns the integrations that aren't in the configuration.</summary>
    [Parameter]
    public SwitchParameter IncludeUnmanaged { get; set; }

    /// <summary>
    /// Fills ChangedBy and ChangedAt from Jira's audit log: who changed the integration last and, where the log names the setting, who
    /// changed that. If the log is off, or you aren't allowed to read it, you get a warning, and ChangedBy is 'unknown'.
    /// </summary>
    [Parameter]
    public SwitchParameter WithAuthor { get; set; }

    /// <summary>Returns $true if nothing differs; otherwise, $false.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var server = RequiredServer();
        var (entries, state) = ReferenceServer is null
            ? ReadBoth(server)
            : (EntriesOf(Require(ReferenceServer.Resolve, ReferenceServer)), ReadState(server));
        var comparison = new ConfigurationComparison(state, Problems);
        var actions = Compare(comparison, entries);
        var unmanaged = comparison.Unmanaged.Select(one => state.ActionFor(one, GijPlanAction.Unmanaged));
        GijDifference[] differences =
        [
            .. actions.Concat(IncludeUnmanaged ? unmanaged : []).SelectMany(action => DifferencesOf(action, server.Name)),
        ];
        if (WithAuthor && !Quiet)
        {
            AddAuthors(differences, server);
        }

        if (Quiet)
        {
            WriteObject(differences.Length == 0);
        }
        else
        {
            WriteObject(differences, enumerateCollection: true);
        }
    }

    private void AddAuthors(GijDifference[] differences, GijServer server)
    {
        var changed = differences.Where(one => one.Id is not null).ToList();
        if (changed.Count == 0)
        {
            return;
        }

        var events = ReadEvents(server, changed.Select(one => (one.Noun, one.Id!.Value))).ToLookup(one => (one.Noun, one.Id));
        foreach (var difference in changed)
        {
            var own = events[(difference.Noun, difference.Id!.Value)].ToList();
            var last = own.Find(one => difference.Setting is { } setting && one.Names(setting)) ?? own.FirstOrDefault();
            difference.ChangedBy = last?.Author ?? Unknown;
            difference.ChangedAt = last?.Time;
        }
    }

    private IReadOnlyList<AuditEvent> ReadEvents(GijServer server, IEnumerable<(string Noun, int Id)> objects)
    {
        try
        {
            var events = WaitFor(token => new AuditClient(server, Observer).ReadAsync(objects, token));
            if (events.Count == 0)
            {
                WriteWarning($"The audit log of {server} has no changes of integrations. It may be off: see the app's settings in Jira.");
            }

            return events;
        }
        catch (GijException failure) when (!failure.EndsCommand)
        {
            WriteWarning($"The audit log of {server} can't be read, so ChangedBy is '{Unknown}'. {failure.Summary}");
            return [];
        }
    }

    private static IEnumerable<GijDifference> DifferencesOf(PlannedAction action, string server) =>
        action.Action switch
        {
            GijPlanAction.Unchanged => [],
            GijPlanAction.Change => action.Settings.Select(setting => Difference(action, server, setting)),
            _ => [Difference(action, server, setting: null)],
        };

    private static GijDifference Difference(PlannedAction action, string server, PlannedSetting? setting) =>
        new(action.Action, server)
        {
            Noun = action.Noun,
            Key = action.Key,
            Id = action.Id,
            Name = action.Name,
            Setting = setting?.Name,
            Wanted = setting?.After,
            Present = setting?.Before,
        };

    /// <summary>What the other server has, as the entries of a configuration.</summary>
    private List<ConfigurationEntry> EntriesOf(GijServer reference)
    {
        var state = ReadState(reference);
        var export = new ConfigurationExport(state, isKeyedByOrigin: false);
        var problems = new ConfigurationProblems();
        var reader = new ConfigurationReader(reference.Name, isStrict: false, problems);
        var entries = new List<ConfigurationEntry>();
        foreach (var description in export.Describe(state.All))
        {
            var members = description.ToDictionary(member => member.Key, member => member.Value);
            var entry = reader.ReadEntry(PipedEntry.ToNode(members, entries.Count + 1));
            if (entry is { Match.Id: null })
            {
                entries.Add(entry);
            }
            else
            {
                WriteWarning(
                    $"'{description[0].Value}' on {reference} isn't compared: another integration there has the same name and origin."
                );
            }
        }

        return entries;
    }
}
