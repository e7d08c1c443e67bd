using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>A reindex as far as it is known: of one repository, or of all.</summary>
/// <param name="server">The connection.</param>
/// <param name="repositoryId">The id of the repository; null for all, and where only the thread is known.</param>
/// <param name="threadId">The thread that works on it; null where the server named none.</param>
internal sealed class ReindexRun(GijServer server, int? repositoryId, string? threadId)
{
    private const int TextLimit = 200;

    private DateTimeOffset? endedAt,
        lookedAt;

    public GijServer Server { get; } = server;

    public int? RepositoryId { get; } = repositoryId;

    public string? ThreadId { get; } = threadId;

    /// <summary>The repository, where it was read.</summary>
    public GijRepository? Repository { get; init; }

    /// <summary>True where the server's response to the start named a thread that was there before.</summary>
    public bool IsMerged { get; init; }

    /// <summary>When the server accepted it; null for one that something else has started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    public GijReindexState State { get; private set; } = GijReindexState.Queued;

    /// <summary>How much is done, as the server says it; null where it doesn't.</summary>
    public double? Percent { get; private set; }

    /// <summary>The step under way, or why it failed; null where there is nothing to say.</summary>
    public string? Message { get; private set; }

    public IReadOnlyList<ReindexFault> Faults { get; private set; } = [];

    public bool HasEnded => State is GijReindexState.Completed or GijReindexState.Failed or GijReindexState.Unknown;

    /// <summary>From the start to the end or, before that, to the last look; null where the start is unknown.</summary>
    public TimeSpan? Duration => (endedAt ?? lookedAt) - StartedAt;

    /// <summary>What messages call it.</summary>
    public string Label =>
        RepositoryId is { } id ? Repository?.Label ?? $"{id}"
        : ThreadId is not null ? $"thread {ThreadId}"
        : "all repositories";

    /// <summary>Takes over what the server says about its thread; null where the server has no record of that.</summary>
    public void Update(ReindexStatus? status, DateTimeOffset now)
    {
        if (status is null || (status.IsFinished && !status.HasRecord))
        {
            End(GijReindexState.Unknown, Reasons.Named("NoRecordOfReindex"), now);
        }
        else if (!status.IsFinished)
        {
            Show(status.Percent, status.Steps, status.Steps.Count > 0 || status.Percent > 0, now);
        }
        else if (status.Faults.Count > 0)
        {
            Percent = status.Percent;
            Faults = status.Faults;
            End(GijReindexState.Failed, status.Faults[0].Text, now);
        }
        else
        {
            Complete(status.Percent, status.Steps, now);
        }
    }

    /// <summary>Takes over how far it has come.</summary>
    /// <param name="percent">How much is done; null to go by the steps.</param>
    /// <param name="steps">Its steps.</param>
    /// <param name="isRunning">False while it waits for its turn.</param>
    /// <param name="now">The time.</param>
    public void Show(double? percent, IReadOnlyList<ReindexStep> steps, bool isRunning, DateTimeOffset now)
    {
        lookedAt = now;
        State = isRunning ? GijReindexState.Running : GijReindexState.Queued;
        var current = steps.FirstOrDefault(step => !step.IsDone) ?? LastOf(steps);
        Percent = percent ?? current?.Percent;
        Message = Shortened(current?.Text);
    }

    /// <summary>Ends it without an error.</summary>
    public void Complete(double? percent, IReadOnlyList<ReindexStep> steps, DateTimeOffset now)
    {
        Percent = percent ?? LastOf(steps)?.Percent;
        End(GijReindexState.Completed, message: null, now);
    }

    private void End(GijReindexState state, string? message, DateTimeOffset now)
    {
        State = state;
        Message = Shortened(message);
        lookedAt = endedAt = now;
    }

    private static ReindexStep? LastOf(IReadOnlyList<ReindexStep> steps) => steps.Count > 0 ? steps[steps.Count - 1] : null;

    private static string? Shortened(string? text)
    {
        var safe = text is null ? null : DisplayText.WithoutLogin(text);
        return safe?.Length > TextLimit ? $"{safe.Substring(0, TextLimit)}…" : safe;
    }
}
