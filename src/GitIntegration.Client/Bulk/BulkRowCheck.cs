using System.Collections.Generic;
using System.Linq;
using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>Checks what a row as a whole does.</summary>
/// <param name="header">The columns of the file.</param>
/// <param name="present">What the server has; null where it isn't known.</param>
internal sealed class BulkRowCheck(BulkHeader header, BulkPresent? present)
{
    private static readonly HashSet<string> IgnoredWhenNested =
    [
        .. RepositoryFields.IgnoredWhenNested.Where(field => !field.Kind.IsSecret && field != S.Username).Select(field => field.Name),
    ];

    /// <summary>What is wrong with a new row.</summary>
    public IEnumerable<GijBulkFinding> OfNew(BulkRow row)
    {
        var whole = new BulkPlace(row.Number, BulkColumns.Id);
        if (header.Cell(row, BulkColumns.Delete).Length > 0)
        {
            yield return whole.Error("DeleteWithoutId");
            yield break;
        }

        var origin = header.Cell(row, BulkColumns.Origin);
        if (origin.Length == 0)
        {
            yield return new BulkPlace(row.Number, BulkColumns.Origin).Error("NoOrigin");
        }

        yield return header.IsIntegration(row) ? whole.Warning("NewIntegration") : whole.Warning("NewRow");
        if (header.Cell(row, BulkColumns.IntegrationType) == BulkTypes.Folder && !header.IsNested(row))
        {
            yield return new BulkPlace(row.Number, BulkColumns.IntegrationType, BulkTypes.Folder).Warning("FolderDepth");
        }

        if (header.Cell(row, BulkColumns.TrackedFolderId) is { Length: > 0 } parent)
        {
            yield return new BulkPlace(row.Number, BulkColumns.TrackedFolderId, parent).Warning("NewNested", parent);
        }

        if (origin.Length > 0 && present?.HasOrigin(origin) == true)
        {
            yield return new BulkPlace(row.Number, BulkColumns.Origin, origin).Warning("OriginExists", DisplayText.WithoutLogin(origin));
        }
    }

    /// <summary>What a row deletes.</summary>
    /// <param name="row">The row.</param>
    /// <param name="id">Its id.</param>
    /// <param name="known">The row of the server, or this one where it isn't known, and the columns of that.</param>
    public GijBulkFinding OfDelete(BulkRow row, int id, (BulkHeader Header, BulkRow Row) known)
    {
        var place = new BulkPlace(row.Number, BulkColumns.Delete, DeleteCellKind.Word);
        var subject = known.Header.Describe(known.Row);
        var nested = present?.NestedIn(id) ?? 0;
        return nested > 0 ? place.Warning("DeletesNested", subject, nested, id) : place.Warning("Deletes", subject, id);
    }

    /// <summary>What is wrong with the change of a cell.</summary>
    /// <param name="row">The row.</param>
    /// <param name="index">The index of its column.</param>
    /// <param name="before">The cell of the server's row.</param>
    /// <param name="isNested">True for a repository within an integration.</param>
    public GijBulkFinding? OfChange(BulkRow row, int index, string before, bool isNested)
    {
        var column = header.Columns[index];
        var place = new BulkPlace(row.Number, column, row[index]);
        if (column.IsReadOnly)
        {
            return place.Error("ReadOnly", column);
        }

        if (column == BulkColumns.TrackedFolderId)
        {
            return OfParent(place, before);
        }

        if (column == BulkColumns.AbsoluteRoot)
        {
            return place.Warning("OppositeSense", column);
        }

        if (column == BulkColumns.SslVerify && column.ValueOf(row[index]) is false)
        {
            return place.Warning("ChecksOff", column, S.DisableSslVerification);
        }

        return isNested && IgnoredWhenNested.Contains(column.Name) ? place.Warning("IgnoredWhenNested", column) : null;
    }

    /// <summary>What is left as it is, because its cell is blank.</summary>
    public static GijBulkFinding NotCleared(BulkRow row, BulkColumn column, string before) =>
        new BulkPlace(row.Number, column, string.Empty).Information("NotCleared", column, DisplayText.WithoutLogin(before));

    private GijBulkFinding OfParent(BulkPlace place, string before)
    {
        if (place.Column!.ValueOf(place.Value!) is int parent && present?.Has(parent) == false)
        {
            return place.Error("UnknownParent", parent);
        }

        return before.Length == 0 ? place.Error("BecomesNested", place.Value) : place.Error("ParentChanged", before, place.Value);
    }
}
