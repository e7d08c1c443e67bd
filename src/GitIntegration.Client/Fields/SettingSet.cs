using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>The settings that one request names: exactly what was given or edited, never a default.</summary>
internal sealed class SettingSet(FieldTable table)
{
    private static readonly Dictionary<string, object> None = [];

    /// <summary>The values in the order of the table; null where a field isn't named.</summary>
    private readonly object?[] values = new object?[table.All.Count];
    private Dictionary<string, object>? additional;

    private SettingSet(SettingSet other)
        : this(other.Table)
    {
        other.values.CopyTo(values, 0);
        additional = other.additional is null ? null : new(other.additional, StringComparer.OrdinalIgnoreCase);
    }

    public FieldTable Table { get; } = table;

    public bool IsEmpty => Array.TrueForAll(values, value => value is null) && additional is null;

    /// <summary>The documented settings, in the order of the table.</summary>
    public IEnumerable<KeyValuePair<Field, object>> Fields =>
        Table.All.Zip(values, (row, value) => new KeyValuePair<Field, object>(row, value!)).Where(setting => setting.Value is not null);

    /// <summary>The others, in the order in which they were named.</summary>
    public IEnumerable<KeyValuePair<string, object>> Additional => additional ?? None;

    /// <summary>The names of the settings whose value is an address with a login in it.</summary>
    public IEnumerable<string> NamesWithLogin =>
        from setting in Fields.Select(setting => new KeyValuePair<string, object>(setting.Key.Name, setting.Value)).Concat(Additional)
        where setting.Value is string text && DisplayText.HasLogin(text)
        select setting.Key;

    /// <summary>Names a documented setting.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>: the value breaks the field's rule.</exception>
    public void Set(Field field, object? value) => Set(Table.IndexOf(field), value);

    /// <inheritdoc cref="Set(Field, object?)"/>
    /// <param name="index">The place of the field in the table.</param>
    /// <param name="value">The value.</param>
    public void Set(int index, object? value) => values[index] = Table.All[index].Accept(value);

    /// <summary>The value of a documented setting; null where it isn't named.</summary>
    /// <param name="index">The place of the field in the table.</param>
    public object? Value(int index) => values[index];

    /// <summary>Names a setting that the table doesn't have, or one that it has with a value that its rule would refuse.</summary>
    /// <returns>False if it's already named (case-insensitive).</returns>
    public bool TrySetAdditional(string name, object value)
    {
        additional ??= new(StringComparer.OrdinalIgnoreCase);
        if (additional.ContainsKey(name))
        {
            return false;
        }

        additional[name] = value;
        return true;
    }

    /// <summary>True when a value is given, and not one that clears.</summary>
    public bool HasValue(Field field) => Value(field) is { } value && !field.Kind.IsEmpty(value);

    public bool Names(Field field) => Value(field) is not null;

    /// <summary>The value of a setting, whichever way it was named; null where it isn't.</summary>
    public object? Value(Field field) =>
        (Table.TryIndexOf(field) is { } index ? values[index] : null)
        ?? (additional?.TryGetValue(field.Name, out var value) == true ? value : null);

    public SettingSet Copy() => new(this);

    /// <summary>The settings without those fields.</summary>
    public SettingSet Without(IEnumerable<Field> unwanted)
    {
        var rest = Copy();
        foreach (var field in unwanted)
        {
            rest.values[Table.IndexOf(field)] = null;
        }

        return rest;
    }

    /// <summary>Refuses a setting that was named both ways.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.ConflictingFields"/>.</exception>
    public void RequireOnce()
    {
        foreach (var setting in Fields.Where(setting => additional?.ContainsKey(setting.Key.Name) == true))
        {
            throw GijErrors.GivenTwice(setting.Key.ParameterName, setting.Key.Name);
        }
    }

    /// <summary>The settings as members of a JSON object: documented ones in the order of the table, then the others.</summary>
    public void WriteTo(RequestBodyBuilder body)
    {
        foreach (var setting in Fields)
        {
            body.Add(setting.Key.Name, setting.Value);
        }

        foreach (var setting in Additional)
        {
            body.Add(setting.Key, setting.Value);
        }
    }
}
