using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace GitIntegration;

/// <summary>A reindex as far as it is known: of one repository, or of all.</summary>
/// <param name="server">The connection.</param>
/// <param name="repositoryId">The id of the repository; null for all, and where only the thread is known.</param>
/// <param name="threadId">The thread that works on it; null where the server named none.</param>
internal sealed class ReindexRun(GijServer server, int? repositoryId, string? threadId)
{
    /// <summary>What messages call a reindex of everything.</summary>
    public const string Everything = "all repositories";

    private const int TextLimit = 200;

    /// <summary>How many looks have to find the same end before it is believed where nothing else tells whose it is.</summary>
    private const int BelievedLooks = 3;

    private DateTimeOffset? endedAt,
        lookedAt;
    private int finishedLooks;
    private volatile GijReindexState state = GijReindexState.Queued;

    public GijServer Server { get; } = server;

    public int? RepositoryId { get; } = repositoryId;

    /// <summary>The thread that works on it; null where the server named none.</summary>
    public string? ThreadId { get; private set; } = threadId;

    /// <summary>True for a reindex of all repositories.</summary>
    public bool IsOfAll { get; init; }

    /// <summary>The repository, where it was read.</summary>
    public GijRepository? Repository { get; init; }

    /// <summary>True where the server's response to the start named a thread that was there before.</summary>
    public bool IsMerged { get; init; }

    /// <summary>When the server accepted it; null for one that something else has started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>How far it has come. It is set after everything that explains it.</summary>
    public GijReindexState State => state;

    /// <summary>How much is done, as the server says it; null where it doesn't.</summary>
    public double? Percent { get; private set; }

    /// <summary>The step under way, or why it failed; null where there is nothing to say.</summary>
    public string? Message { get; private set; }

    public IReadOnlyList<ReindexFault> Faults { get; private set; } = [];

    public bool HasEnded => IsEnd(state);

    /// <summary>The name of the repository, without white space around it; null where it isn't known.</summary>
    public string? Name => Repository?.DisplayName?.Trim() is { Length: > 0 } name ? name : null;

    /// <summary>From the start to the end or, before that, to the last look; null where the start is unknown.</summary>
    public TimeSpan? Duration => (endedAt ?? lookedAt) - StartedAt;

    /// <summary>What sentences call it.</summary>
    public string Subject => RepositoryId is null ? Label : $"repository {Label}";

    /// <summary>What messages call it.</summary>
    public string Label =>
        RepositoryId is { } id ? Repository?.Label ?? $"{id}"
        : ThreadId is null || IsOfAll ? Everything
        : $"thread {ThreadId}";

    /// <summary>True for a state that does not change any more.</summary>
    public static bool IsEnd(GijReindexState state) =>
        state is GijReindexState.Completed or GijReindexState.Failed or GijReindexState.Unknown;

    /// <summary>Takes over what the server says about its thread; null where the server has no record of that.</summary>
    public void Update(ReindexStatus? status, DateTimeOffset now)
    {
        if (HasEnded && status is not { HasRecord: true })
        {
            // What is known stays known when the server forgets it.
            return;
        }

        if (status is null)
        {
            End(GijReindexState.Unknown, Reasons.Named("NoRecordOfReindex"), now);
        }
        else if (!status.IsFinished || IsOfEarlierRun())
        {
            AdoptThread(status);
            Show(status.Percent, status.Steps, !status.IsFinished && (status.Steps.Count > 0 || status.Percent > 0), now);
        }
        else if (!status.HasRecord)
        {
            EndWithoutRecord(now);
        }
        else if (OwnFaults(status) is { Length: > 0 } own)
        {
            Percent = status.Percent;
            Faults = own;
            End(GijReindexState.Failed, own[0].Text, now);
        }
        else if (!IsAlone(status) && status.Faults.FirstOrDefault(fault => fault.Repository is null) is { } unnamed)
        {
            End(GijReindexState.Unknown, Reasons.Named("ErrorOfAnyReindex", unnamed.Text), now);
        }
        else
        {
            Complete(status.Percent, status.Steps, now);
        }
    }

    /// <summary>Ends it since its state can't be read.</summary>
    public void Lose(string reason, DateTimeOffset now) => End(GijReindexState.Unknown, reason, now);

    /// <summary>Takes over how far it has come.</summary>
    /// <param name="percent">How much is done; null to go by the steps.</param>
    /// <param name="steps">Its steps.</param>
    /// <param name="isRunning">False while it waits for its turn.</param>
    /// <param name="now">The time.</param>
    public void Show(double? percent, IReadOnlyList<ReindexStep> steps, bool isRunning, DateTimeOffset now)
    {
        lookedAt = now;
        var current = steps.FirstOrDefault(step => !step.IsDone) ?? LastOf(steps);
        Percent = percent ?? current?.Percent;
        Message = Shortened(current?.Text);
        state = isRunning ? GijReindexState.Running : GijReindexState.Queued;
    }

    /// <summary>Ends it without an error.</summary>
    public void Complete(double? percent, IReadOnlyList<ReindexStep> steps, DateTimeOffset now)
    {
        Percent = percent ?? LastOf(steps)?.Percent;
        End(GijReindexState.Completed, message: null, now);
    }

    /// <summary>
    /// True for the first statuses of a repository whose start named no thread: they may be of the run before. An end that is new stays.
    /// </summary>
    private bool IsOfEarlierRun() =>
        ThreadId is null && StartedAt is not null && RepositoryId is not null && ++finishedLooks < BelievedLooks;

    /// <summary>Keeps following this run instead of the repository's next one. A numeric id can't be queried.</summary>
    private void AdoptThread(ReindexStatus status)
    {
        if (RepositoryId is not null && status is { IsFinished: false, ThreadId: { } thread } && !WholeNumbers.TryRead(thread, out _))
        {
            ThreadId ??= thread;
        }
    }

    private void EndWithoutRecord(DateTimeOffset now)
    {
        var isIdle = ThreadId is null && RepositoryId is null;
        End(
            isIdle ? GijReindexState.Completed : GijReindexState.Unknown,
            Reasons.Named(
                isIdle ? "NothingIsReindexed"
                : StartedAt is null ? "NoReindexOnRecord"
                : "NoRecordOfReindex"
            ),
            now
        );
    }

    /// <summary>Without those of other repositories, which a thread has that works on several.</summary>
    private ReindexFault[] OwnFaults(ReindexStatus status)
    {
        var own = status.Faults.Where(fault => IsOwn(fault) || (fault.Repository is null && IsAlone(status))).ToArray();
        return RepositoryId is null || (own.Length == 0 && status.Steps.Count <= 1) ? [.. status.Faults] : own;
    }

    private bool IsOwn(ReindexFault fault) =>
        fault.Repository is { } repository
        && (
            repository == RepositoryId?.ToString(CultureInfo.InvariantCulture)
            || repository.Trim().Equals(Name, StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>
    /// False where the thread may work on several repositories: somebody else has started it, and it has several steps. An error that
    /// names none can be any one's then.
    /// </summary>
    private bool IsAlone(ReindexStatus status) => RepositoryId is null || status.Steps.Count <= 1 || (StartedAt is not null && !IsMerged);

    private void End(GijReindexState end, string? message, DateTimeOffset now)
    {
        Message = Shortened(message);
        lookedAt = now;
        endedAt ??= now;
        state = end;
    }

    private static ReindexStep? LastOf(IReadOnlyList<ReindexStep> steps) => steps.Count > 0 ? steps[steps.Count - 1] : null;

    private static string? Shortened(string? text)
    {
        var safe = text is null ? null : DisplayText.WithoutLogin(text);
        return safe?.Length > TextLimit ? $"{safe.Substring(0, TextLimit)}…" : safe;
    }
}
