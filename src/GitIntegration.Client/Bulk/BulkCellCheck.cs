using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace GitIntegration;

/// <summary>Checks one cell that isn't blank.</summary>
/// <param name="server">What messages call the server.</param>
/// <param name="projects">The projects of Jira; null where they aren't known.</param>
internal sealed class BulkCellCheck(string server, ProjectKeys? projects)
{
    /// <summary>The most characters that a cell of a spreadsheet holds.</summary>
    private const int LongestInSpreadsheet = 32767;

    private const int MostRemembered = 1000;

    private static readonly Regex SpreadsheetError = new(
        @"\A(?:#(?:NAME\?|REF!|VALUE!|DIV/0!|NUM!|NULL!|N/A|SPILL!|CALC!|FIELD!|BLOCKED!|UNKNOWN!|CONNECT!|BUSY!|GETTING_DATA|#*)"
            + @"|Err:[0-9]{3})\z",
        RegexOptions.CultureInvariant,
        Regex.InfiniteMatchTimeout
    );

    private static readonly Regex Scientific = new(
        @"\A[0-9]+(?:[.,][0-9]+)?E[+-]?[0-9]+\z",
        RegexOptions.CultureInvariant,
        Regex.InfiniteMatchTimeout
    );

    /// <summary>Caches results, because many rows share a filter.</summary>
    private readonly Dictionary<(BulkColumn Column, string Filter), string?> tried = [];

    /// <summary>What is wrong with a cell; null where nothing is.</summary>
    /// <param name="place">Where it is.</param>
    /// <param name="isMarked">True where cells had marks.</param>
    public GijBulkFinding? Run(BulkPlace place, bool isMarked)
    {
        var (column, cell) = (place.Column!, place.Value!);
        if (cell[0] is '#' or 'E' && SpreadsheetError.IsMatch(cell))
        {
            return place.Error("SpreadsheetError", cell);
        }

        if (cell.IndexOf('\uFFFD') >= 0 || cell.IndexOf('\0') >= 0)
        {
            return place.Error("LostCharacters");
        }

        if (cell == DisplayText.Mask)
        {
            return place.Error("MaskedValue");
        }

        return column.IsCredential ? null : OfValue(place, column, cell) ?? OfText(place, column, cell, isMarked);
    }

    private GijBulkFinding? OfValue(BulkPlace place, BulkColumn column, string cell)
    {
        if (column.Kind == FieldKind.Text)
        {
            return Filters(column, cell) is { } reason ? place.Because("InvalidFilter", reason) : null;
        }

        if (CellValue.TryParse(column.Kind, cell, out var fault) is not null)
        {
            return column == BulkColumns.ProjectMapping ? OfProjects(place, cell) : null;
        }

        if (IsScientific(cell))
        {
            return place.Error("ScientificNumber", cell);
        }

        return column.Kind is ChoiceKind ? place.Warning("UnknownChoice", cell, column.Name) : place.Because("InvalidValue", fault!);
    }

    private GijBulkFinding? OfProjects(BulkPlace place, string cell)
    {
        long[] missing = projects is null ? [] : [.. ProjectMappingKind.IdsIn(cell).Where(id => !projects.Has(id))];
        return missing.Length == 0 ? null : place.Error("UnknownProject", string.Join(", ", missing), server);
    }

    private static bool IsScientific(string cell) => cell[0] is >= '0' and <= '9' && Scientific.IsMatch(cell);

    /// <summary>The reason a filter is invalid; null if it's valid or too long to check, and for other columns.</summary>
    private string? Filters(BulkColumn column, string cell)
    {
        if (
            (column != BulkColumns.TagsFilter && column != BulkColumns.PrHideFilter && column != BulkColumns.ApiFilter)
            || cell.Length > JavaPattern.LongestQuick
        )
        {
            return null;
        }

        if (tried.TryGetValue((column, cell), out var known))
        {
            return known;
        }

        if (tried.Count == MostRemembered)
        {
            tried.Clear();
        }

        var problems = column == BulkColumns.ApiFilter ? new ApiFilter(cell, shape: null).Problems : new JavaPattern(cell).Problems;
        return tried[(column, cell)] = FilterFaults.Text(problems, areErrors: true);
    }

    private static GijBulkFinding? OfText(BulkPlace place, BulkColumn column, string cell, bool isMarked)
    {
        if (column.Kind is not TextKind)
        {
            return null;
        }

        return cell switch
        {
            _ when DisplayText.HasLogin(cell) => place.Warning("LoginInAddress"),
            _ when IsScientific(cell) => place.Warning("ScientificText", cell),
            _ when !isMarked && SpreadsheetMark.IsMarked(cell) => place.Warning("UnexpectedMark", BulkColumns.SpreadsheetSafe),
            { Length: >= LongestInSpreadsheet } => place.Warning("TooLongForSpreadsheet", LongestInSpreadsheet),
            _ => null,
        };
    }
}
