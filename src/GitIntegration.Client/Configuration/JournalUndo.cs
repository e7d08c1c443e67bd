using System;
using System.Collections.Generic;
using System.Linq;
using N = GitIntegration.ConfigurationNames;
using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>Plans the reverse of what a journal says was changed.</summary>
/// <param name="state">The server.</param>
/// <param name="isForced">True to restore what has been changed again since.</param>
/// <param name="report">Takes what can't be restored, as a sentence.</param>
internal sealed class JournalUndo(PresentState state, bool isForced, Action<string> report)
{
    private readonly string noun = ResourceKind<GijIntegration>.Instance.Noun;
    private readonly HashSet<string> reported = new(StringComparer.Ordinal);

    /// <summary>The name of the server.</summary>
    public string Server => state.Server.Name;

    /// <summary>True for a change of an integration on this server that was made, or may have been.</summary>
    public bool Concerns(GijJournalEntry entry) =>
        entry.Noun == noun
        && entry is { Id: not null, Outcome: not ChangeOutcome.Refused }
        && entry.ServerUri == state.Server.BaseUri.AbsoluteUri
        && !IsUnmadeRemoval(entry);

    /// <summary>What takes the changes back, the integration that was changed last first.</summary>
    /// <param name="entries">The changes, in the order in which they were made.</param>
    /// <param name="refuse">Takes the error about an integration that has been changed again since.</param>
    public IEnumerable<PlannedAction> Plan(IEnumerable<GijJournalEntry> entries, Action<GijException> refuse)
    {
        foreach (var changes in entries.Reverse().GroupBy(entry => entry.Id!.Value))
        {
            PlannedAction? action = null;
            try
            {
                action = Reverse(changes.Key, [.. changes]);
            }
            catch (GijException failure) when (failure.Id == GijErrorId.ChangedSince)
            {
                refuse(failure);
            }

            if (action is not null)
            {
                yield return action;
            }
        }
    }

    /// <summary>True for a removal of unknown outcome whose integration is still there.</summary>
    private bool IsUnmadeRemoval(GijJournalEntry entry) =>
        entry is { Action: ChangeAction.Delete, Outcome: ChangeOutcome.Unknown } && state.Find(entry.Id!.Value) is not null;

    /// <param name="id">The integration.</param>
    /// <param name="changes">Its changes, the newest first.</param>
    private PlannedAction? Reverse(int id, GijJournalEntry[] changes)
    {
        var subject = $"Integration {id} '{changes[0].Name}'";
        if (Array.Exists(changes, change => change.Action == ChangeAction.Delete))
        {
            Report(ErrorText.Get("Undo_Removed", subject));
            return null;
        }

        if (state.Find(id) is not { } present)
        {
            Report(ErrorText.Get("Undo_Gone", subject));
            return null;
        }

        subject = $"Integration {present.Label}";
        var isNew = Array.Exists(changes, change => change.Action == ChangeAction.Create);
        var steps = StepsOf(changes, present, isNew);
        RequireUntouched(steps, present, subject, isNew);
        return isNew ? state.ActionFor(present, GijPlanAction.Remove) : ToAction(steps, present);
    }

    /// <summary>For each setting what the changes come to as a whole.</summary>
    private List<Step> StepsOf(GijJournalEntry[] changes, GijIntegration present, bool isNew)
    {
        var steps = new List<Step>();
        foreach (var (entry, change) in changes.SelectMany(entry => entry.Changes.Select(change => (entry, change))))
        {
            var name = change.Setting == S.ProjectMappingIds.Name ? N.ProjectKeys : change.Setting;
            if (!isNew && WhyLost(change) is { } reason)
            {
                Report(ErrorText.Get(reason, $"Integration {present.Label}", name));
            }
            else if (!change.IsHidden && (name == N.ProjectKeys || PlannedSetting.FieldOf(name) is not null))
            {
                Add(new Step(name, ToValue(change.Setting, change.Before), ToValue(change.Setting, change.After)), entry.Outcome);
            }
        }

        return steps;

        void Add(Step older, ChangeOutcome outcome)
        {
            var index = steps.FindIndex(step => step.Name == older.Name);
            var next = index < 0 ? state.ValueOf(present, older.Name) : steps[index].Before;
            if (outcome == ChangeOutcome.Unknown && older.IsNotMade(next))
            {
                return;
            }

            if (index < 0)
            {
                steps.Add(older);
            }
            else
            {
                var hasGap = !PlannedSetting.AreSame(older.Name, next, older.After);
                steps[index] = steps[index] with { Before = older.Before, HasGap = steps[index].HasGap || hasGap };
            }
        }
    }

    private static string? WhyLost(GijJournalChange change) =>
        change.IsHidden || change.Before is string text && text.Contains(DisplayText.Mask) ? "Undo_Secret"
        : !change.IsBeforeKnown ? "Undo_Unknown"
        : IsUnsettable(change) ? "Undo_Unset"
        : null;

    /// <summary>A flag or a number that wasn't set can't be unset.</summary>
    private static bool IsUnsettable(GijJournalChange change) =>
        change.Before is null && PlannedSetting.FieldOf(change.Setting)?.Kind.Cleared is null;

    /// <summary>A value of the journal as a configuration has it.</summary>
    private object? ToValue(string name, object? value)
    {
        var read = PlannedSetting.FieldOf(name)?.Kind.Read(value);
        return read is long[] ids ? state.Projects.Of(ids) : read;
    }

    private void RequireUntouched(List<Step> steps, GijIntegration present, string subject, bool isNew)
    {
        if (isNew && !isForced && !steps.Exists(step => step.Name == S.DisplayName.Name || step.Name == S.Origin.Name))
        {
            throw GijErrors.ChangedSince(subject, state.Server.Name, Reasons.Named("CreatedWithoutName"));
        }

        string[] touched =
        [
            .. steps
                .Where(step => isNew || !PlannedSetting.AreSame(step.Name, state.ValueOf(present, step.Name), step.Before))
                .Select(step => WhyTouched(step, present))
                .OfType<string>(),
        ];
        if (touched.Length > 0 && !isForced)
        {
            throw GijErrors.ChangedSince(subject, state.Server.Name, string.Join(", ", touched));
        }
    }

    private string? WhyTouched(Step step, GijIntegration present)
    {
        var value = state.ValueOf(present, step.Name);
        var isUntold = step.Name == S.Username.Name && value is null;
        return !isUntold && !PlannedSetting.AreSame(step.Name, value, step.After)
                ? Reasons.Named("PlanSetting", step.Name, PlannedSetting.Format(value), PlannedSetting.Format(step.After))
            : step.HasGap ? Reasons.Named("ChangedBetween", step.Name)
            : null;
    }

    private void Report(string text)
    {
        if (reported.Add(text))
        {
            report(text);
        }
    }

    private PlannedAction? ToAction(List<Step> steps, GijIntegration present)
    {
        PlannedSetting[] settings =
        [
            .. steps
                .Select(step => new PlannedSetting(step.Name, state.ValueOf(present, step.Name), step.Before))
                .Where(setting => !PlannedSetting.AreSame(setting.Name, setting.Before, setting.After)),
        ];
        var global = Array.Find(settings, setting => setting.Name == S.Global.Name);
        var isGlobal = (global is null ? present.ReadValue(S.Global) : global.After) is true;
        settings = Array.FindAll(settings, setting => !(isGlobal && IsListOfProjects(setting)));
        return settings.Length == 0
            ? null
            : new PlannedAction
            {
                Action = GijPlanAction.Change,
                Id = present.Id,
                Name = PresentState.NameOf(present),
                Settings = settings,
            };
    }

    /// <summary>True for projects that mean nothing to a global integration, and that the server refuses with it.</summary>
    private static bool IsListOfProjects(PlannedSetting setting) =>
        setting.Name == N.ProjectKeys && setting.After is IReadOnlyCollection<string> { Count: > 0 };

    /// <summary>A setting before and after all changes.</summary>
    /// <param name="Name">Its name in a configuration.</param>
    /// <param name="Before">The value before the oldest.</param>
    /// <param name="After">The value after the newest.</param>
    private sealed record Step(string Name, object? Before, object? After)
    {
        /// <summary>True where somebody else changed it between two of the changes.</summary>
        public bool HasGap { get; init; }

        /// <summary>True where what came next shows that the change wasn't made.</summary>
        public bool IsNotMade(object? next) => PlannedSetting.AreSame(Name, next, Before) && !PlannedSetting.AreSame(Name, next, After);
    }
}
