using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;

namespace GitIntegration.PowerShell;

/// <summary>Carries out a plan for a cmdlet: asks, sends, writes a result for each integration, and sums up.</summary>
/// <param name="cmdlet">The cmdlet.</param>
/// <param name="plan">What is to be done.</param>
/// <param name="state">The server that it's for.</param>
/// <param name="observer">Observes the requests.</param>
internal sealed class PlanExecution(GijCommand cmdlet, ConfigurationPlan plan, PresentState state, IRequestObserver observer)
{
    private readonly PlanRunner runner = new(state, observer);
    private static readonly string Unchanged = Words(SyncOutcome.Unchanged, GijPlanAction.Unchanged);

    private readonly List<string> words = [];
    private readonly List<GijIntegration> wave = [];

    /// <summary>How many new integrations are waited for at a time; 0 for no wait.</summary>
    public int WaveSize { get; init; }

    /// <summary>Waits until new integrations are indexed, and returns why they aren't; null where they are.</summary>
    public Func<IReadOnlyList<GijIntegration>, GijException?> WaitIndexed { get; init; } = _ => null;

    /// <summary>Shows what would be done.</summary>
    public void Show()
    {
        foreach (var action in plan.Changes)
        {
            cmdlet.Confirm(action.Describe(state.Server.Name), action.Details());
        }

        cmdlet.Say($"{state.Server.Name}: {plan.Summary}.");
    }

    /// <summary>Carries it out, one action after another.</summary>
    /// <param name="secrets">The values of the secrets that it names.</param>
    public void Run(IReadOnlyDictionary<string, SecureString> secrets)
    {
        for (var index = 0; index < plan.Actions.Count; index++)
        {
            var action = plan.Actions[index];
            if (!action.IsChange)
            {
                Write(action, SyncOutcome.Unchanged);
            }
            else if (!cmdlet.Confirm(action.Describe(state.Server.Name), action.Details()))
            {
                Write(action, SyncOutcome.Skipped);
            }
            else
            {
                Run(action, index, secrets);
            }
        }

        EndWave(plan.Actions.Count);
        Summarize();
    }

    private void Run(PlannedAction action, int index, IReadOnlyDictionary<string, SecureString> secrets)
    {
        GijIntegration? made;
        try
        {
            made = cmdlet.WaitForChange(token => runner.RunAsync(action, secrets, token), Told);
        }
        catch (GijException failure)
        {
            Write(action, SyncOutcome.Failed, error: failure);
            WriteFailure(failure, index, action.Subject);
            return;
        }

        Write(action, SyncOutcome.Made, made);
        if (action.Action == GijPlanAction.Create)
        {
            AddToWave(made!, index);
        }

        (string, string) Told()
        {
            var left = plan.Actions.Skip(index + 1).Count(one => one.IsChange);
            var advice = FormattableString.Invariant($"Not reached: {left}. Run the command again to finish.");
            return (action.Describe(state.Server.Name), advice);
        }
    }

    /// <summary>Writes an error; where it ends the command, first what isn't reached because of it.</summary>
    private void WriteFailure(GijException failure, int index, object target)
    {
        if (failure.EndsCommand || cmdlet.EndsAtError)
        {
            WriteRest(index);
        }

        cmdlet.WriteOrEnd(failure, target);
    }

    /// <summary>A disabled integration isn't indexed.</summary>
    private void AddToWave(GijIntegration made, int index)
    {
        if (WaveSize == 0 || made.Disabled == true)
        {
            return;
        }

        wave.Add(made);
        if (wave.Count == WaveSize)
        {
            EndWave(index);
        }
    }

    private void EndWave(int index)
    {
        GijIntegration[] made = [.. wave];
        wave.Clear();
        if (made.Length > 0 && WaitIndexed(made) is { } failure)
        {
            WriteFailure(failure, index, made);
        }
    }

    /// <summary>What comes after the last action that could be tried: the error ends the command.</summary>
    private void WriteRest(int index)
    {
        foreach (var action in plan.Actions.Skip(index + 1))
        {
            Write(action, action.IsChange ? SyncOutcome.NotReached : SyncOutcome.Unchanged);
        }

        Summarize();
    }

    private void Write(PlannedAction action, SyncOutcome outcome, GijIntegration? made = null, Exception? error = null)
    {
        words.Add(Words(outcome, action.Action));
        cmdlet.WriteResult(new GijSyncResult(action, state.Server.Name, outcome) { Id = made?.Id ?? action.Id, Error = error });
    }

    private void Summarize()
    {
        var parts = words
            .GroupBy(word => word)
            .OrderBy(same => same.Key == Unchanged)
            .Select(same => $"{same.Count()} {same.Key}")
            .ToArray();
        cmdlet.Say($"{state.Server.Name}: {(parts.Length == 0 ? "nothing to do" : string.Join(", ", parts))}.");
    }

    private static string Words(SyncOutcome outcome, GijPlanAction action) =>
        (outcome, action) switch
        {
            (SyncOutcome.Made, GijPlanAction.Remove) => "being removed",
            (SyncOutcome.Made, _) => $"{action}d".ToLowerInvariant(),
            (SyncOutcome.NotReached, _) => "not reached",
            _ => $"{outcome}".ToLowerInvariant(),
        };
}
