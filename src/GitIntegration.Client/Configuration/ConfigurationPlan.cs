using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>What brings a server to what a configuration says.</summary>
internal sealed class ConfigurationPlan
{
    /// <summary>The name of the connection that it was made for.</summary>
    public string Server { get; init; } = string.Empty;

    /// <summary>The address of that server.</summary>
    public string ServerUri { get; init; } = string.Empty;

    /// <summary>When it was made.</summary>
    public DateTime Made { get; init; } = DateTime.UtcNow;

    /// <summary>What is planned for each integration, in the order of the configuration.</summary>
    public IReadOnlyList<PlannedAction> Actions { get; init; } = [];

    /// <summary>What is to be sent.</summary>
    public IEnumerable<PlannedAction> Changes => Actions.Where(action => action.IsChange);

    /// <summary>How many there are of each kind, in one line.</summary>
    public string Summary
    {
        get
        {
            string[] parts =
            [
                .. Kinds.Select(kind => (Count: CountOf(kind.Action), kind.Words)).Where(kind => kind.Count > 0).Select(Format),
            ];
            return parts.Length == 0 ? "nothing to do" : string.Join(", ", parts);
        }
    }

    private static IReadOnlyList<(GijPlanAction Action, string Words)> Kinds { get; } =
    [
        (GijPlanAction.Create, "to create"),
        (GijPlanAction.Change, "to change"),
        (GijPlanAction.Disable, "to disable"),
        (GijPlanAction.Remove, "to remove"),
        (GijPlanAction.Unchanged, "unchanged"),
    ];

    private int CountOf(GijPlanAction action) => Actions.Count(one => one.Action == action);

    private static string Format((int Count, string Words) kind) => $"{kind.Count} {kind.Words}";
}
