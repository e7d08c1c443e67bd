using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>Compares what was asked for with what the server has after an import.</summary>
/// <param name="header">The columns of the file.</param>
/// <param name="presentBefore">The columns of the server before the import.</param>
/// <param name="changes">What was asked for.</param>
/// <param name="server">What messages call the server.</param>
internal sealed class BulkVerification(BulkHeader header, BulkHeader presentBefore, IReadOnlyList<BulkChange> changes, string server)
{
    private readonly ILookup<int, BulkChange> byId = changes.Where(change => change.Id is not null).ToLookup(change => change.Id!.Value);

    private readonly ILookup<string, BulkChange> created = changes
        .Where(change => change.Action == ChangeAction.Create)
        .ToLookup(change => header.Cell(change.Row, BulkColumns.Origin), StringComparer.Ordinal);

    private readonly Dictionary<BulkChange, ChangeResult> results = [];

    /// <summary>How each change has ended, in their order. Run finds that out.</summary>
    public IEnumerable<ChangeResult> Results => changes.Select(change => results[change]);

    /// <summary>Finds what the server doesn't have.</summary>
    /// <param name="exported">The rows of an export, beginning with its header.</param>
    /// <param name="had">Tells whether an id existed before.</param>
    public IReadOnlyList<GijException> Run(IEnumerable<BulkRow> exported, Func<int, bool> had)
    {
        BulkHeader? present = null;
        var open = new HashSet<BulkChange>(changes);
        var faults = new List<(int Row, GijException Fault)>();
        foreach (var row in exported)
        {
            if (present is null)
            {
                present = new BulkHeader(row.Cells);
                continue;
            }

            foreach (var change in ChangesOf(row, present, had, open))
            {
                open.Remove(change);
                GijException[] found = [.. FaultsOf(change, row, present)];
                results[change] = ResultOf(change, found.Length, present) with { Id = present.IdOf(row) };
                faults.AddRange(found.Select(fault => (change.Row.Number, fault)));
            }
        }

        foreach (var change in open)
        {
            // A deleted object that isn't listed is gone.
            var isGone = change.Action == ChangeAction.Delete;
            results[change] = isGone ? new ChangeResult(ChangeOutcome.Made) : NotMade(ChangeOutcome.Refused);
            faults.AddRange(isGone ? [] : [(change.Row.Number, Missing(change))]);
        }

        return [.. faults.OrderBy(pair => pair.Row).Select(pair => pair.Fault)];
    }

    private IEnumerable<BulkChange> ChangesOf(BulkRow row, BulkHeader present, Func<int, bool> had, HashSet<BulkChange> open)
    {
        if (present.IdOf(row) is not { } id)
        {
            return [];
        }

        var candidates =
            byId.Contains(id) || had(id) ? byId[id] : created[present.Cell(row, BulkColumns.Origin)].Where(open.Contains).Take(1);
        return [.. candidates];
    }

    private IEnumerable<GijException> FaultsOf(BulkChange change, BulkRow row, BulkHeader present)
    {
        if (change.Action == ChangeAction.Delete)
        {
            // A removal waits in a queue; until then, its object is listed as disabled.
            var wasDisabled = change.Present is { } before && IsDisabled(before, presentBefore);
            return IsDisabled(row, present) && !wasDisabled ? [] : [NotMade(change, "BulkRowNotDeleted")];
        }

        return BulkChange
            .Differences(header, change.Row, row, present)
            .Where(cell => IsVisible(cell, present))
            .Select(cell =>
                GijErrors.BulkCellNotMade(
                    BulkPlace.Format(change.Row.Number, cell.Column.Name),
                    change.Subject,
                    server,
                    PlainValue.Format(cell.Before),
                    PlainValue.Format(cell.After)
                )
            );
    }

    /// <summary>What can't be seen, such as a secret, and what is only half made is unknown.</summary>
    private static ChangeResult ResultOf(BulkChange change, int faults, BulkHeader present)
    {
        var visible = change.Cells.Count(cell => IsVisible(cell, present)) + (change.Action == ChangeAction.Change ? 0 : 1);
        return faults >= visible && faults > 0 ? NotMade(ChangeOutcome.Refused)
            : faults > 0 ? NotMade(ChangeOutcome.Unknown)
            : new ChangeResult(visible > 0 ? ChangeOutcome.Made : ChangeOutcome.Unknown);
    }

    private static ChangeResult NotMade(ChangeOutcome outcome) => new(outcome) { ErrorId = GijErrorId.BulkChangeNotMade };

    private static bool IsDisabled(BulkRow row, BulkHeader columns) =>
        columns.Cell(row, BulkColumns.Disabled).Equals("true", StringComparison.OrdinalIgnoreCase);

    private GijException Missing(BulkChange change) =>
        NotMade(change, change.Action == ChangeAction.Create ? "BulkRowNotCreated" : "BulkRowGone");

    private GijException NotMade(BulkChange change, string text) =>
        GijErrors.BulkRowNotMade(change.Row.Number, change.Subject, server, text);

    /// <summary>Secrets may be stored in another form, and the word 'delete' isn't stored at all.</summary>
    private static bool IsVisible(BulkCellChange cell, BulkHeader present) =>
        !cell.Column.IsCredential && cell.Column != BulkColumns.Delete && present.IndexOf(cell.Column) >= 0;
}
