using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>The base of the cmdlets that read a configuration.</summary>
public abstract class ConfigurationCommand : ServerCommand
{
    private protected const string ByPath = "Path",
        ByInput = "InputObject";

    private const string PipedSource = "The input";

    private readonly List<ConfigurationEntry> entries = [];
    private readonly ConfigurationProblems problems = new();
    private int piped;

    /// <summary>
    /// The configuration: a JSON file, or a PowerShell data file (.psd1). Wildcards are allowed; several files are read as one
    /// configuration. If something in it can't be used, you get a <see cref="GijErrorId.ConfigurationInvalid"/> error with its line and
    /// column, and nothing is sent.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByPath)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>
    /// The entries of a configuration as objects: hashtables, objects from ConvertFrom-Json or ConvertFrom-Yaml, or rows from
    /// Import-Csv. An object with nothing but text is a row. In a row, an empty cell isn't managed, <c>@()</c> clears, and lists are
    /// separated by semicolons.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByInput)]
    [ValidateNotNull]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>What is wrong with the configuration.</summary>
    private protected ConfigurationProblems Problems => problems;

    private protected FilePaths Files => new(SessionState.Path, GijErrors.ConfigurationUnreadable);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var value in InputObject)
        {
            piped++;
            try
            {
                Add(PipedEntry.ToNode(value, piped), new ConfigurationReader(PipedSource, isStrict: false, problems));
            }
            catch (FormatException failure)
            {
                var (number, reason) = (piped, failure.Message);
                problems.Add(() => new ConfigurationProblem(PipedSource, Place.OfEntry(number), reason));
            }
        }
    }

    /// <summary>Reads the configuration and, meanwhile, what the server has. What is wrong with either ends the command.</summary>
    private protected (IReadOnlyList<ConfigurationEntry> Entries, PresentState State) ReadBoth(GijServer server)
    {
        var reading = Task.Run(() => PresentState.ReadAsync(server, Observer, StoppingToken));
        var isValid = false;
        try
        {
            var read = ReadEntries();
            isValid = true;
            var state = Require(() => Pump.Run(reading), server);
            if (read.Exists(entry => entry.Repositories.Count > 0))
            {
                ReadRepositories(state);
            }

            return (read, state);
        }
        finally
        {
            if (!isValid)
            {
                CancelRest();
            }
        }
    }

    private List<ConfigurationEntry> ReadEntries()
    {
        foreach (var path in Path.SelectMany(FilesOf))
        {
            Require(() => ReadFile(path), path);
        }

        EndIfInvalid();
        return entries;
    }

    /// <summary>The files that a path means. The schema may lie beside them, and isn't one of several.</summary>
    private IEnumerable<string> FilesOf(string path)
    {
        var found = Require(() => Files.AtLeastOne(path), path);
        return found.Count == 1 ? found : found.Where(one => System.IO.Path.GetFileName(one) != ConfigurationSchema.FileName);
    }

    /// <summary>Writes an error for each problem, and ends the command with the last one.</summary>
    private protected void EndIfInvalid()
    {
        if (problems.MoreCount > 0)
        {
            WriteWarning($"{problems.MoreCount} more entries or settings can't be used.");
        }

        var named = problems.Named;
        for (var index = 0; index < named.Count; index++)
        {
            if (index == named.Count - 1)
            {
                Fail(named[index].ToError(), named[index].Source);
            }

            WriteFailure(named[index].ToError(), named[index].Source);
        }
    }

    /// <summary>Reads the repositories of a server too.</summary>
    private protected void ReadRepositories(PresentState state) =>
        Require(
            () =>
                WaitFor(async token =>
                {
                    await state.ReadRepositoriesAsync(Observer, token).ConfigureAwait(false);
                    return true;
                }),
            state.Server
        );

    /// <summary>Compares the entries with what the server has; what is wrong with them ends the command.</summary>
    private protected IReadOnlyList<PlannedAction> Compare(ConfigurationComparison comparison, IReadOnlyList<ConfigurationEntry> entries)
    {
        var actions = comparison.Compare(entries);
        EndIfInvalid();
        if (comparison.MissingRepositories.Count > 0)
        {
            WriteWarning(
                $"These repositories don't exist yet, and are left out: {string.Join(", ", comparison.MissingRepositories)}. "
                    + "They come with a scan of their integration."
            );
        }

        WarnOfRenamed(actions, comparison);
        foreach (var warning in comparison.Warnings)
        {
            WriteWarning(warning);
        }

        return actions;
    }

    private void WarnOfRenamed(IReadOnlyList<PlannedAction> actions, ConfigurationComparison comparison)
    {
        PlannedAction[] creations = [.. actions.Where(action => action.Action == GijPlanAction.Create)];
        if (creations.Length == 0)
        {
            return;
        }

        var renamed = comparison.Renamed;
        foreach (var creation in creations)
        {
            if (renamed.FindLikely(creation) is { } present)
            {
                var advice =
                    creation.Match.Origins.Count > 0
                        ? $"If it is, use \"match\": {{ \"id\": {present.Id} }} in the entry."
                        : "If it was only renamed, list its name under \"was\" in the entry.";
                WriteWarning(
                    $"Entry '{creation.Key}' would create an integration, but integration {present.Label} seems to be the same. {advice}"
                );
            }
        }
    }

    /// <summary>Reads what the server has.</summary>
    private protected PresentState ReadState(GijServer server) =>
        Require(() => WaitFor(token => PresentState.ReadAsync(server, Observer, token)), server);

    private void ReadFile(string path)
    {
        var name = System.IO.Path.GetFileName(path);
        var isData = ConfigurationFile.IsDataFile(path) ?? throw GijErrors.UnknownFormat(path);
        var reader = new ConfigurationReader(name, isStrict: !isData, problems);
        if (isData)
        {
            entries.AddRange(reader.ReadDocument(new DataFile(name).Read(ConfigurationFile.ReadData(path))));
            return;
        }

        var whole = new Lazy<string>(() => ConfigurationFile.Read(path));
        _ = ConfigurationFile.Read(
            path,
            text =>
            {
                using var json = new ConfigurationText(name, text, () => whole.Value, StoppingToken);
                json.Read(root => entries.AddRange(reader.ReadDocument(root)));
                return true;
            }
        );
    }

    /// <summary>A whole document can be piped too.</summary>
    private void Add(ConfigurationNode node, ConfigurationReader reader)
    {
        var isDocument = node.Members?.Any(member =>
            member.Name.Equals(ConfigurationNames.Integrations, StringComparison.OrdinalIgnoreCase)
        );
        if (isDocument == true)
        {
            entries.AddRange(reader.ReadDocument(node));
        }
        else if (reader.ReadEntry(node) is { } entry)
        {
            entries.Add(entry);
        }
    }
}
