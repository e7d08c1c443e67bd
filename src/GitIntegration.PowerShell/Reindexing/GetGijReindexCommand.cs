using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace GitIntegration.PowerShell;

/// <summary>Gets the status of reindexes.</summary>
/// <remarks>
/// Asks the server about the last reindex of repositories, about threads, or about everything that is being reindexed, regardless of
/// who started it. The server keeps records for about an hour, or until the next run: if there's none, the state is Unknown, which means
/// neither success nor failure.
/// </remarks>
/// <example>
/// See what the server is reindexing
/// <code>
/// Get-GijReindex
/// </code>
/// Returns one object for everything. Its Percent and Message are the server's.
/// </example>
/// <example>
/// Bring objects up to date
/// <code>
/// $running = 105, 106 | Start-GijReindex
/// $running | Get-GijReindex
/// </code>
/// Asks once and returns the same objects. Wait-GijReindex asks until they have ended.
/// </example>
/// <example>
/// Resume a wait in another PowerShell session
/// <code>
/// $thread = (Start-GijReindex 105).ThreadId
/// Get-GijReindex -ThreadId $thread | Wait-GijReindex
/// </code>
/// The id of the thread is all that you need. For the repository's name in the result, use -Repository 105 instead.
/// </example>
/// <seealso cref="StartGijReindexCommand"/>
/// <seealso cref="WaitGijReindexCommand"/>
[Cmdlet(VerbsCommon.Get, "GijReindex", DefaultParameterSetName = OfEverything)]
[OutputType(typeof(GijReindex))]
public sealed class GetGijReindexCommand : ReindexCommand
{
    private const string OfEverything = "Everything",
        ByThread = "Thread";

    private static readonly Regex Thread = new("^[0-9A-Za-z-]{1,100}\\z", RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout);

    /// <summary>
    /// The ids or display names of repositories, or objects from <see cref="GetGijRepositoryCommand"/> or <see
    /// cref="GetGijIntegrationCommand"/>, whose last reindex you want. If one fails, for example with <see
    /// cref="GijErrorId.RepositoryNotFound"/>, you get an error for it and the rest continue.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ByRepository)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    public ResourceReference<GijRepository>[] Repository { get; set; } = [];

    /// <summary>The ids of threads, as the ThreadId property of a reindex shows them.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByThread)]
    [ValidateNotNullOrEmpty]
    public string[] ThreadId { get; set; } = [];

    /// <summary>Reindexes to bring up to date, as <see cref="StartGijReindexCommand"/> returns them.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByObject)]
    [ValidateNotNullOrEmpty]
    public GijReindex[] InputObject { get; set; } = [];

    private protected override bool Changes => false;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        ForEachRepository(Repository, (target, context, _) => ReadOfAsync(target, context));
        foreach (var reindex in InputObject)
        {
            Try(
                () =>
                {
                    RequireHome(reindex);
                    Write(reindex);
                },
                reindex
            );
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        foreach (var thread in ThreadId.Select(given => given.Trim()))
        {
            Try(() => WriteThread(thread), thread);
        }

        if (ParameterSetName == OfEverything)
        {
            var everything = new GijReindex(new ReindexRun(RequiredServer(), repositoryId: null, threadId: null) { IsOfAll = true });
            Require(() => WaitFor(token => ReadAsync(everything, token)), everything.Run.Server);
            WriteObject(everything);
        }
    }

    /// <summary>True for an id that the cmdlet accepts, so that it can be part of a command to paste.</summary>
    internal static bool IsThread(string? id) => id is not null && Thread.IsMatch(id);

    private void WriteThread(string thread)
    {
        if (!IsThread(thread))
        {
            throw GijErrors.InvalidValue("-ThreadId", Reasons.Named("NotThreadId", FieldKind.Quote(thread)));
        }

        Write(new GijReindex(new ReindexRun(RequiredServer(), repositoryId: null, thread)));
    }

    private void Write(GijReindex reindex)
    {
        WaitFor(token => ReadAsync(reindex, token));
        WriteObject(reindex);
    }
}
