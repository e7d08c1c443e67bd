using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>
/// The settings of one noun, each in one row, in the order in which they are sent and shown, and what else responses say of it.
/// It numbers its own rows: a row that several nouns share stands in each of their tables.
/// </summary>
internal sealed class FieldTable
{
    private readonly Dictionary<object, int> indexes = [];
    private readonly Dictionary<string, int> byResponseName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Field> byParameter,
        byName;
    private readonly List<Func<object?, object?>> readers = [];

    public FieldTable(IReadOnlyList<Field> fields, IReadOnlyList<Member> members)
    {
        All = fields;
        byParameter = fields.ToDictionary(field => field.ParameterName, StringComparer.OrdinalIgnoreCase);
        byName = fields.ToDictionary(field => field.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var field in fields)
        {
            AddRow(field, field.Kind.Read, field.NamesInResponses);
        }

        foreach (var member in members)
        {
            AddRow(member, member.Read, [member.Name]);
        }
    }

    /// <summary>Every setting, in the order in which they are sent and shown.</summary>
    public IReadOnlyList<Field> All { get; }

    /// <summary>The settings that can be cleared.</summary>
    public IEnumerable<Field> Clearable => All.Where(one => one.Kind.Cleared is not null);

    /// <summary>Every name that a response may use.</summary>
    public IEnumerable<string> ResponseNames => byResponseName.Keys;

    /// <summary>An array with a place for each value of an object.</summary>
    public object?[] NewValues() => new object?[readers.Count];

    /// <summary>The place of the value in an object's array of values.</summary>
    public int IndexOf(Field field) => indexes[field];

    /// <summary>The place of the field in <see cref="All"/>; null where the table doesn't have it.</summary>
    public int? TryIndexOf(Field field) => indexes.TryGetValue(field, out var index) ? index : null;

    /// <inheritdoc cref="IndexOf(Field)"/>
    public int IndexOf(Member member) => indexes[member];

    /// <summary>Puts what a response says into an object's array of values.</summary>
    /// <returns>False where the name is unknown, or the value has an unexpected shape.</returns>
    public bool TryRead(object?[] values, string name, object? value)
    {
        if (!byResponseName.TryGetValue(name, out var index))
        {
            return false;
        }

        var read = value is null ? null : readers[index](value);
        if (read is null && value is not null)
        {
            return false;
        }

        values[index] = read;
        return true;
    }

    /// <summary>The field that a cmdlet parameter sets; null when the parameter isn't a setting.</summary>
    public Field? OfParameter(string name) => Find(byParameter, name);

    /// <summary>The field with this request name (case-insensitive), or null.</summary>
    public Field? OfName(string name) => IndexOfName(name) is { } index ? All[index] : null;

    /// <summary>The place in <see cref="All"/> of the field with this request name (case-insensitive); null where there is none.</summary>
    public int? IndexOfName(string name) =>
        // Most names are written as they are documented, and those are found much faster.
        byResponseName.TryGetValue(name, out var index)
        && index < All.Count
        && All[index].Name == name
            ? index
        : byName.TryGetValue(name, out var field) ? IndexOf(field)
        : null;

    private void AddRow(object row, Func<object?, object?> read, IEnumerable<string> names)
    {
        indexes.Add(row, readers.Count);
        foreach (var name in names)
        {
            byResponseName.Add(name, readers.Count);
        }

        readers.Add(read);
    }

    private static Field? Find(Dictionary<string, Field> index, string name) => index.TryGetValue(name, out var field) ? field : null;
}
