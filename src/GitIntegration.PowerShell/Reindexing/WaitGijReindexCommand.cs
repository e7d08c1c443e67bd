using System.Collections.Generic;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Waits until reindexing has ended.</summary>
/// <remarks>
/// Asks the server at intervals that grow from 1 to 15 seconds, and shows a progress bar until then. Each reindex is returned as it ends.
/// A repository that fails is also a <see cref="GijErrorId.ReindexFailed"/> error. If you press Ctrl-C, only the wait ends: the
/// server continues, and a warning shows how to wait again.
/// </remarks>
/// <example>
/// Wait for what you started
/// <code>
/// $running = Get-GijIntegration 4 | Start-GijReindex
/// $running | Wait-GijReindex
/// </code>
/// Returns each object with its final state: Completed, Failed or Unknown.
/// </example>
/// <example>
/// Give up after a while
/// <code>
/// $running = 105, 106 | Start-GijReindex
/// $running | Wait-GijReindex -TimeoutSec 600 -ErrorVariable failed
/// if ($failed) { "$($failed.Count) problems" }
/// </code>
/// For each server with unfinished reindexes, you get a WaitTimedOut error after 10 minutes. The server continues.
/// </example>
/// <example>
/// Wait for a reindex that somebody else started
/// <code>
/// $null = Start-GijReindex 105
/// Wait-GijReindex 105 -TimeoutSec 60
/// </code>
/// Waits for the last reindex of the repository, even if somebody else started it.
/// </example>
/// <example>
/// Continue as soon as one has ended
/// <code>
/// $running = 105, 106 | Start-GijReindex
/// $first = $running | Wait-GijReindex -Any
/// </code>
/// With -Any, the cmdlet returns what ended first, and doesn't wait for the others.
/// </example>
/// <seealso cref="StartGijReindexCommand"/>
/// <seealso cref="GetGijReindexCommand"/>
[Cmdlet(VerbsLifecycle.Wait, "GijReindex", DefaultParameterSetName = ByObject)]
[OutputType(typeof(GijReindex))]
public sealed class WaitGijReindexCommand : ReindexCommand
{
    private readonly List<GijReindex> reindexes = [];

    /// <summary>
    /// The reindexes, as <see cref="StartGijReindexCommand"/> and <see cref="GetGijReindexCommand"/> return them. They are brought up to
    /// date.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ByObject)]
    [ValidateNotNullOrEmpty]
    public GijReindex[] InputObject { get; set; } = [];

    /// <summary>
    /// Waits for the last reindex of these repositories: ids, display names, or objects from <see cref="GetGijRepositoryCommand"/> or <see
    /// cref="GetGijIntegrationCommand"/>.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ByRepository)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    public ResourceReference<GijRepository>[] Repository { get; set; } = [];

    /// <summary>
    /// The maximum number of seconds to wait; by default, there's no limit. After that, you get a <see cref="GijErrorId.WaitTimedOut"/>
    /// error, and what hasn't ended as it is. With 0, the server is asked once.
    /// </summary>
    [Parameter]
    [WholeNumber]
    [ValidateRange(0, int.MaxValue / 1000)]
    public int TimeoutSec { get; set; }

    /// <summary>Waits only until one has ended.</summary>
    [Parameter]
    public SwitchParameter Any { get; set; }

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
                    reindexes.Add(reindex);
                },
                reindex
            );
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (reindexes.Count > 0)
        {
            var timeout = IfGiven(nameof(TimeoutSec), TimeoutSec);
            var left = new ReindexWait(this, reindexes) { IsAnyEnough = Any, TimeoutSec = timeout }.Run(WaitFor, Observer, Pump);
            if (!Any)
            {
                WriteObject(left, enumerateCollection: true);
            }
        }
    }

    /// <summary>What was read of a repository is waited for first.</summary>
    internal override void WriteResult(object result) => reindexes.Add((GijReindex)result);
}
