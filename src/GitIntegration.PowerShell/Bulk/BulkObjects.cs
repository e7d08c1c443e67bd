using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Security;

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

            cells[index] = CellOf(BulkColumns.Of(name), value.Unwrap());
        }

        return [.. cells];
    }

    private static IEnumerable<(string Name, object? Value)> MembersOf(PSObject row) =>
        row.BaseObject switch
        {
            IDictionary members => EntriesOf(members),
            PSCustomObject => JsonObjects.PropertiesOf(row).Select(ReadProperty),
            FileSystemInfo => throw GijErrors.InvalidValue("-InputObject", Reasons.Named("PipedBulkFile")),
            var other => throw GijErrors.InvalidValue("-InputObject", Reasons.Named("NotBulkRow", other.GetType().Name)),
        };

    private static IEnumerable<(string Name, object? Value)> EntriesOf(IDictionary members)
    {
        foreach (DictionaryEntry member in members)
        {
            yield return ($"{member.Key}", member.Value);
        }
    }

    private static (string Name, object? Value) ReadProperty(PSPropertyInfo property)
    {
        try
        {
            return (property.Name, property.Value);
        }
        catch (GetValueException failure)
        {
            throw GijErrors.InvalidValue(property.Name, failure.Message.TrimEnd('.'));
        }
    }

    /// <summary>The text of a value. What has no plain text is refused, or its type's name would end up on the server.</summary>
    private static string CellOf(BulkColumn column, object? value) =>
        value switch
        {
            null or string or bool or sbyte or byte or short or ushort or int or uint or long or ulong or decimal => CellValue.Format(
                value
            ),
            double when WholeNumbers.TryRead(value, out var number) => CellValue.Format(number),
            char or Enum or Uri or Version or Guid => $"{value}",
            SecureString { Length: > 0 } secret when column.IsCredential => SecretText.ToPlainText(secret),
            IEnumerable elements when column == BulkColumns.ProjectMapping && value is not (IDictionary or SecureString) => string.Join(
                $"{CellValue.Separator}",
                elements.Cast<object?>().Select(element => CellOf(BulkColumns.Id, element.Unwrap()))
            ),
            _ => throw GijErrors.InvalidValue(column.Name, Reasons.Named("NotBulkCell", value.GetType().Name)),
        };
}
