using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>Writes integrations to a file that Sync-GijIntegration and Compare-GijIntegration read.</summary>
/// <remarks>
/// The file has every setting that the server returns, but no secret, no id, and nothing that the server generates. Projects have their
/// keys. The same integrations always produce the same file, so a version control system shows what has changed. A setting whose address
/// has a login in it is left out, with a warning.
/// <para>
/// To let Sync-GijIntegration create one of them elsewhere, name its secrets in the file, for example <c>"pat":
/// "secret:github"</c>.
/// </para>
/// </remarks>
/// <example>
/// Export all integrations
/// <code>
/// Export-GijIntegration integrations.json -Force
/// </code>
/// The file can be committed: secrets appear in it by name only.
/// </example>
/// <example>
/// Export some as a PowerShell data file
/// <code>
/// Get-GijIntegration -Type GITLAB* |
///     Export-GijIntegration gitlab.psd1 -AsDataFile -Force
/// </code>
/// -Force overwrites a file that exists.
/// </example>
/// <example>
/// Find integrations by their addresses
/// <code>
/// Export-GijIntegration by-origin.json -KeyBy Origin
/// </code>
/// If the display names differ between your servers, the origins may be the same.
/// </example>
/// <seealso cref="CompareGijIntegrationCommand"/>
[Cmdlet(VerbsData.Export, "GijIntegration", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportGijIntegrationCommand : ServerCommand
{
    private const string ByDisplayName = "DisplayName",
        ByOrigin = "Origin";

    private readonly List<ResourceReference<GijIntegration>> chosen = [];

    /// <summary>The file to write.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>
    /// The ids or display names of the integrations, or objects from <see cref="GetGijIntegrationCommand"/>. Without it, all integrations
    /// are exported.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    public ResourceReference<GijIntegration>[] Identity { get; set; } = [];

    /// <summary>The property that identifies each entry: DisplayName, which is the default, or Origin.</summary>
    [Parameter]
    [ValidateSet(ByDisplayName, ByOrigin)]
    public string KeyBy { get; set; } = ByDisplayName;

    /// <summary>
    /// Lists the repositories whose settings differ from those of their integration, below it. To let an entry manage other settings of
    /// a repository, add them by hand.
    /// </summary>
    [Parameter]
    public SwitchParameter IncludeRepository { get; set; }

    /// <summary>
    /// Writes a PowerShell data file. The name must end in .psd1, which is enough without this switch too. Control characters in the
    /// file are written in a way that only PowerShell 7 reads.
    /// </summary>
    [Parameter]
    public SwitchParameter AsDataFile { get; set; }

    /// <summary>Overwrites a file that exists. Without it, you get a <see cref="GijErrorId.FileUnwritable"/> error.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => chosen.AddRange(Identity);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var path = Require(() => FilePaths.ToWrite(SessionState.Path, Path, Force), Path);
        var isData = ConfigurationFile.IsDataFile(path);
        if (isData is null || (AsDataFile && isData == false))
        {
            Fail(GijErrors.FileUnwritable(path, Reasons.Named(AsDataFile ? "NotDataFileName" : "UnknownFormat")), Path);
        }

        var server =
            Named is null && chosen.Find(one => one.Resource?.Connection is not null) is { } piped
                ? Require(() => ServerOf(piped.Resource!), piped.Target)
                : RequiredServer();
        var state = Require(() => WaitFor(token => ReadAsync(server, token)), server);
        var integrations = chosen.Count == 0 && !MyInvocation.ExpectingInput ? state.All : Chosen(state);
        if (integrations is null)
        {
            WriteWarning($"{path} wasn't written, because not all integrations were found.");
            return;
        }

        if (integrations.Count == 0)
        {
            WriteWarning($"{path} wasn't written, because there are no integrations to export.");
            return;
        }

        foreach (var (integration, setting) in ConfigurationExport.LoginsIn(integrations))
        {
            WriteWarning($"{setting} of integration {integration.Label} is left out: its address has a login in it.");
        }

        var entries = new ConfigurationExport(state, KeyBy == ByOrigin).Describe(integrations).ToList();
        if (Confirm($"Export {entries.Count} integrations of {server} to {path}", []))
        {
            var text = isData == true ? DataFileText.Format(entries) : ConfigurationWriter.Format(entries, SchemaFor(path));
            var file = Require(() => TextFile.Save(path, text), Path);
            if (PassThru)
            {
                WriteObject(file);
            }
        }
    }

    /// <summary>What editors complete and check the file by: a schema beside it, or that of the project.</summary>
    private static string? SchemaFor(string path) =>
        File.Exists(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path)!, ConfigurationSchema.FileName))
            ? $"./{ConfigurationSchema.FileName}"
            : ConfigurationSchema.Address;

    private async Task<PresentState> ReadAsync(GijServer server, CancellationToken cancellationToken)
    {
        var state = await PresentState.ReadAsync(server, Observer, cancellationToken).ConfigureAwait(false);
        if (IncludeRepository)
        {
            await state.ReadRepositoriesAsync(Observer, cancellationToken).ConfigureAwait(false);
        }

        return state;
    }

    /// <summary>What was named; null where some of it couldn't be found, which would be missing in the file.</summary>
    private IReadOnlyList<GijIntegration>? Chosen(PresentState state)
    {
        var found = new List<GijIntegration>();
        foreach (var reference in chosen)
        {
            Try(() => found.Add(Find(reference, state)), reference.Target!);
        }

        return found.Count == chosen.Count ? [.. found.Distinct()] : null;
    }

    private GijIntegration Find(ResourceReference<GijIntegration> reference, PresentState state)
    {
        if (reference.Fault is { } fault)
        {
            throw fault;
        }

        if (reference.Resource is { } piped && ServerOf(piped) != state.Server)
        {
            throw GijErrors.ServerMismatch($"Integration {piped}", $"{piped.Connection}", $"{state.Server}");
        }

        var kind = ResourceKind<GijIntegration>.Instance;
        if (reference.Name is not { } name)
        {
            return state.Find(reference.Id) ?? throw GijErrors.NotFound(kind.NotFound, kind.SubjectOf(reference.Id), state.Server.Name);
        }

        return state.Find(NameDirectory<GijIntegration>.Of(state.All, state.Server.Name).Find(name).Id)!;
    }
}
