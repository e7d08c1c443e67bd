using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration.PowerShell;

/// <summary>What the rows of a bulk file change, counted.</summary>
internal static class BulkSummary
{
    /// <summary>For example "1 to create, 3 to change".</summary>
    public static string Of(IEnumerable<BulkChange> changes) =>
        string.Join(
            ", ",
            changes
                .GroupBy(change => change.Action)
                .OrderBy(same => same.Key)
                .Select(same => FormattableString.Invariant($"{same.Count()} to {Word(same.Key)}"))
        );

    /// <summary>What was sent.</summary>
    public static GijBulkImport ResultOf(string server, long thread, IReadOnlyList<BulkChange> changes) =>
        new(server, thread)
        {
            Created = changes.Count(change => change.Action == ChangeAction.Create),
            Changed = changes.Count(change => change.Action == ChangeAction.Change),
            Deleted = changes.Count(change => change.Action == ChangeAction.Delete),
        };

#pragma warning disable CA1308 // A word within a sentence, not a key.
    private static string Word(ChangeAction action) => $"{action}".ToLowerInvariant();
#pragma warning restore CA1308
}
