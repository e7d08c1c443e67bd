using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Rows of a bulk file as objects, and back.</summary>
internal static class BulkObjects
{
    /// <summary>The row with a property for each column; null for a blank cell. It has no marks, so it doesn't say that it has.</summary>
    public static object ToObject(BulkHeader header, BulkRow row)
    {
        var members = new Dictionary<string, object?>();
        for (var index = 0; index < header.Columns.Count; index++)
        {
            if (header.Counts(index) && header.Columns[index] != BulkColumns.SpreadsheetSafe)
            {
                members[header.Columns[index].Name] = row[index].Length == 0 ? null : header.Columns[index].ValueOf(row[index]);
            }
        }

        return JsonObjects.ToObject(members)!;
    }

    /// <summary>The rows of a table whose columns are the properties of all objects.</summary>
    /// <param name="objects">The objects.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>: one of them isn't a row.</exception>
    public static BulkList ToTable(IReadOnlyList<PSObject> objects)
    {
        var indexes = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var names = new List<string>();
        var rows = objects.Select((row, place) => new BulkRow(BulkPlace.HeaderRow + 1 + place, CellsOf(row, indexes, names))).ToList();
        return new BulkList(names, rows);
    }

    private static string[] CellsOf(PSObject row, Dictionary<string, int> indexes, List<string> names)
    {
        var cells = new List<string>();
        foreach (var (name, value) in MembersOf(row))
        {
            if (!indexes.TryGetValue(name, out var index))
            {
                index = names.Count;
                indexes.Add(name, index);
                names.Add(name);
            }

            while (cells.Count <= index)
            {
                cells.Add(string.Empty);
            }

            cells[index] = BulkColumn.Format(Plain(value));
        }

        return [.. cells];
    }

    private static IEnumerable<(string Name, object? Value)> MembersOf(PSObject row) =>
        row.BaseObject switch
        {
            IDictionary members => members.Cast<DictionaryEntry>().Select(member => ($"{member.Key}", (object?)member.Value)),
            PSCustomObject => row.Properties.Select(property => (property.Name, (object?)property.Value)),
            FileSystemInfo => throw GijErrors.InvalidValue("-InputObject", Reasons.Named("PipedBulkFile")),
            var other => throw GijErrors.InvalidValue("-InputObject", Reasons.Named("NotBulkRow", other.GetType().Name)),
        };

    private static object? Plain(object? value) =>
        value.Unwrap() switch
        {
            IEnumerable elements and not string => elements.Cast<object?>().Select(element => element.Unwrap()).ToArray(),
            var plain => plain,
        };
}
