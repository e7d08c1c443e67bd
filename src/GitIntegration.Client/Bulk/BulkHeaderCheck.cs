using System.Collections.Generic;
using System.Linq;
using F = GitIntegration.IntegrationFields;
using R = GitIntegration.RepositoryFields;
using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>Checks the header of a bulk file, and how it is encoded.</summary>
/// <param name="table">The file.</param>
/// <param name="present">What the server has; null where it isn't known.</param>
internal sealed class BulkHeaderCheck(BulkTable table, BulkPresent? present)
{
    private static readonly char[] OtherSeparators = [';', ','];

    /// <summary>Names of the REST API whose columns have other names.</summary>
    private static readonly Dictionary<string, BulkColumn> NamesOfRest = new()
    {
        [S.ProjectMappingIds.Name] = BulkColumns.ProjectMapping,
        [S.Global.Name] = BulkColumns.ProjectMapping,
        [F.Type.Name] = BulkColumns.IntegrationType,
    };

    /// <summary>Names of the REST API that no column has.</summary>
    private static readonly HashSet<string> NotInFile =
    [
        F.FolderDepth.Name,
        R.CommitsValidationRequired.Name,
        R.RefSpecHeads.Name,
        R.RefSpecTags.Name,
        R.Group.Name,
    ];

    private BulkHeader Header => table.Header;

    /// <summary>True if the rows can't be checked.</summary>
    public bool IsHopeless =>
        table.Encoding == FileEncodingKind.Workbook || !Header.Columns.Any(column => column.IsDocumented && !column.IsHelper);

    public IEnumerable<GijBulkFinding> Run()
    {
        if (IsHopeless)
        {
            return [WhyHopeless()];
        }

        var columns = Header.Columns.Select((_, index) => OfColumn(index)).OfType<GijBulkFinding>();
        return OfEncoding().Concat(OfId()).Concat(columns).Concat(OfOrder());
    }

    private GijBulkFinding WhyHopeless()
    {
        var file = new BulkPlace(null);
        if (table.Encoding == FileEncodingKind.Workbook)
        {
            return file.Error("Workbook");
        }

        var first = new BulkPlace(BulkPlace.HeaderRow, null, Header.Columns.Count == 0 ? null : Header.Columns[0].Name);
        var names = Header.Columns.Count == 1 ? Header.Columns[0].Name : string.Empty;
        return names.IndexOfAny(OtherSeparators) is >= 0 and var at ? first.Error("NotTabs", names[at]) : first.Error("NoHeader");
    }

    private IEnumerable<GijBulkFinding> OfEncoding() =>
        table.Encoding switch
        {
            FileEncodingKind.Ansi => [new BulkPlace(null).Warning("Ansi", table.EncodingName)],
            FileEncodingKind.Utf16 => [new BulkPlace(null).Information("Utf16")],
            _ => [],
        };

    private IEnumerable<GijBulkFinding> OfId() =>
        Header.Id < 0 && table.HasOwnIds ? [new BulkPlace(BulkPlace.HeaderRow, BulkColumns.Id).Error("NoId")] : [];

    private GijBulkFinding? OfColumn(int index)
    {
        var column = Header.Columns[index];
        var place = new BulkPlace(BulkPlace.HeaderRow, column, column.Name);
        if (column.Name.Length == 0 || column.IsHelper)
        {
            return null;
        }

        if (!Header.Counts(index))
        {
            return place.Error("DoubledColumn", column.Name);
        }

        if (present?.Header.IndexOf(column) >= 0)
        {
            return null;
        }

        return column.IsDocumented
            ? present is null || column == BulkColumns.Delete
                ? null
                : place.Warning("NotOnServer", column.Name)
            : OfUnknown(column.Name, place);
    }

    private GijBulkFinding OfUnknown(string name, BulkPlace place)
    {
        if (name == S.DisableSslVerification.Name)
        {
            return place.Error("OppositeColumn", name, BulkColumns.SslVerify);
        }

        if (NamesOfRest.TryGetValue(name, out var column))
        {
            return place.Error("RestName", name, column);
        }

        if (NotInFile.Contains(name))
        {
            return place.Error("NotInFile", name);
        }

        var closest = ClosestTexts.To(name, BulkColumns.DocumentedNames);
        var hint = closest.Count == 0 ? name : string.Join(", ", closest);
        var check = closest.Count == 0 ? "UnknownColumn" : "MisspelledColumn";
        return present is null ? place.Warning(check, name, hint) : place.Error(check, name, hint);
    }

    /// <summary>The server's order is kept when rows are sent, so another one does no harm here.</summary>
    private IEnumerable<GijBulkFinding> OfOrder()
    {
        int[] places = [.. Header.Columns.Select(column => present?.Header.IndexOf(column) ?? -1).Where(place => place >= 0)];
        return places.SequenceEqual(places.OrderBy(place => place)) ? [] : [new BulkPlace(BulkPlace.HeaderRow).Information("Reordered")];
    }
}
