using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>The wait of a cmdlet until new integrations are indexed, with a bar that counts their repositories.</summary>
/// <param name="cmdlet">The cmdlet that waits.</param>
/// <param name="integrations">What was made, on one server.</param>
internal sealed class IndexingWait(GijCommand cmdlet, IReadOnlyList<GijIntegration> integrations)
{
    private const int Id = 2;
    private const string Activity = "Indexing";

    /// <summary>A scan that has found nothing after this time may never do.</summary>
    private static readonly TimeSpan LongScan = TimeSpan.FromMinutes(5);

    private readonly Stopwatch watch = Stopwatch.StartNew();
    private bool hasWarned;

    private readonly bool showsProgress = Interactivity.CanShowProgress(cmdlet);
    private IndexingState state = new(integrations, []);

    /// <summary>The command that waits again.</summary>
    public string Resumption { get; init; } = "the same command with -SkipExisting";

    /// <summary>Writes the integrations as they are at the end.</summary>
    public Action<IReadOnlyList<GijIntegration>> Write { get; init; } = all => cmdlet.WriteObject(all, enumerateCollection: true);

    /// <summary>Writes the error of a wait that came to no good end.</summary>
    public Action<GijException> WriteFailure { get; init; } = failure => cmdlet.WriteOrEnd(failure, integrations);

    /// <summary>The longest wait in seconds; null for no limit.</summary>
    public int? TimeoutSec { get; init; }

    /// <summary>Waits, and writes each integration as it is then, even where it isn't indexed yet.</summary>
    /// <param name="waitFor">Runs a task while the cmdlet's messages are written.</param>
    /// <param name="observer">Observes the requests.</param>
    /// <param name="pump">The way to the pipeline's thread.</param>
    public void Run(Func<Func<CancellationToken, Task<bool>>, bool> waitFor, IRequestObserver observer, PipelinePump pump)
    {
        var server = integrations[0].Connection!;
        int[] ids = [.. integrations.Select(one => one.Id)];
        var patience = TimeoutSec is { } seconds ? TimeSpan.FromSeconds(seconds) : Timeout.InfiniteTimeSpan;
        using var end = new CancellationTokenSource();
        GijException? failure = null;
        try
        {
            Show();
            failure = waitFor(WaitAsync) ? null : GijErrors.WaitTimedOut(Subject, server.Name, TimeoutSec ?? 0, Resumption);
        }
        catch (GijException thrown)
        {
            failure = thrown;
        }
        catch (PipelineStoppedException)
        {
            var (noun, them) =
                integrations.Count == 1
                    ? ("Integration", "exists, and the server is still working on it")
                    : ("Integrations", "exist, and the server is still working on them");
            cmdlet.WarnOfStop($"Stopped waiting. {noun} {Labels} {them}. To wait again: {Resumption}");
            throw;
        }
        finally
        {
            end.Cancel();
            Complete();
        }

        // First what was made: with -ErrorAction Stop, the error is the last thing.
        WarnOfFailed();
        Write(state.Integrations);
        if (failure is not null)
        {
            WriteFailure(failure);
        }

        async Task<bool> WaitAsync(CancellationToken cancellationToken)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(end.Token, cancellationToken);
            var waiter = new IndexingWaiter(server, observer);
            return await waiter.WaitAsync(ids, patience, found => pump.Post(() => Take(found)), either.Token).ConfigureAwait(false);
        }
    }

    private string Labels => string.Join(", ", integrations.Select(one => one.Label));

    private string Subject => $"The first indexing of integration {Labels}";

    private void Take(IndexingState found)
    {
        if (found.Done != state.Done || found.Total != state.Total)
        {
            cmdlet.WriteVerbose(FormattableString.Invariant($"{found.Done} of {found.Total} repositories are indexed."));
        }

        state = found;
        Show();
        if (found.Total == 0 && !hasWarned && watch.Elapsed > LongScan)
        {
            hasWarned = true;
            cmdlet.WriteWarning(
                $"The scan of integration {Labels} has found no repositories yet. Check its state on the integrations page in Jira: "
                    + "with a wrong login, it never finds any."
            );
        }
    }

    private void Show()
    {
        if (showsProgress)
        {
            var status =
                state.Total == 0 ? "Scanning the git host" : FormattableString.Invariant($"{state.Done} of {state.Total} repositories");
            var percent = state.Total == 0 ? -1 : 100 * state.Done / state.Total;
            cmdlet.WriteProgress(
                new ProgressRecord(Id, $"{Activity} {integrations[0].Label.ForDisplay()}", status) { PercentComplete = percent }
            );
        }
    }

    private void Complete()
    {
        try
        {
            if (showsProgress)
            {
                cmdlet.WriteProgress(new ProgressRecord(Id, Activity, "Done") { RecordType = ProgressRecordType.Completed });
            }
        }
        catch (PipelineStoppedException)
        {
            // The host removes the bars of a stopped pipeline.
        }
    }

    private void WarnOfFailed()
    {
        if (state.Failed.Count > 0)
        {
            var labels = string.Join(", ", state.Failed.Select(one => one.Label));
            cmdlet.WriteWarning($"These repositories couldn't be indexed: {labels}. Start-GijReindex -Wait tries again, and says why.");
        }
    }
}
