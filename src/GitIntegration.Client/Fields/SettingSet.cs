using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <summary>The settings that one request names: exactly what was given or edited, never a default.</summary>
internal sealed class SettingSet(FieldTable table)
{
    private readonly Dictionary<Field, object> fields = [];
    private readonly Dictionary<string, object> additional = new(StringComparer.OrdinalIgnoreCase);

    private SettingSet(SettingSet other)
        : this(other.Table)
    {
        foreach (var setting in other.fields)
        {
            fields.Add(setting.Key, setting.Value);
        }

        foreach (var setting in other.additional)
        {
            additional.Add(setting.Key, setting.Value);
        }
    }

    public FieldTable Table { get; } = table;

    public bool IsEmpty => fields.Count == 0 && additional.Count == 0;

    /// <summary>The documented settings, in the order of the table.</summary>
    public IEnumerable<KeyValuePair<Field, object>> Fields =>
        Table.All.Where(fields.ContainsKey).Select(row => new KeyValuePair<Field, object>(row, fields[row]));

    /// <summary>The others, in the order in which they were named.</summary>
    public IEnumerable<KeyValuePair<string, object>> Additional => additional;

    /// <summary>The names of the settings whose value is an address with a login in it.</summary>
    public IEnumerable<string> NamesWithLogin =>
        from setting in Fields.Select(setting => new KeyValuePair<string, object>(setting.Key.Name, setting.Value)).Concat(additional)
        where setting.Value is string text && DisplayText.HasLogin(text)
        select setting.Key;

    /// <summary>Names a documented setting.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>: the value breaks the field's rule.</exception>
    public void Set(Field field, object? value) => fields[field] = field.Accept(value);

    /// <summary>Names a setting that the table doesn't have, or one that it has with a value that its rule would refuse.</summary>
    /// <returns>False if it's already named (case-insensitive).</returns>
    public bool TrySetAdditional(string name, object value)
    {
        if (additional.ContainsKey(name))
        {
            return false;
        }

        additional[name] = value;
        return true;
    }

    /// <summary>True when a value is given, and not one that clears.</summary>
    public bool HasValue(Field field) => Value(field) is { } value && !field.Kind.IsEmpty(value);

    public bool Names(Field field) => fields.ContainsKey(field) || (additional.Count > 0 && additional.ContainsKey(field.Name));

    /// <summary>The value of a setting, whichever way it was named; null where it isn't.</summary>
    public object? Value(Field field) =>
        fields.TryGetValue(field, out var value) || (additional.Count > 0 && additional.TryGetValue(field.Name, out value)) ? value : null;

    public SettingSet Copy() => new(this);

    /// <summary>The settings without those fields.</summary>
    public SettingSet Without(IEnumerable<Field> unwanted)
    {
        var rest = Copy();
        foreach (var field in unwanted)
        {
            rest.fields.Remove(field);
        }

        return rest;
    }

    /// <summary>Refuses a setting that was named both ways.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.ConflictingFields"/>.</exception>
    public void RequireOnce()
    {
        if (fields.Keys.FirstOrDefault(field => additional.ContainsKey(field.Name)) is { } twice)
        {
            throw GijErrors.GivenTwice(twice.ParameterName, twice.Name);
        }
    }

    /// <summary>The settings as members of a JSON object: documented ones in the order of the table, then the others.</summary>
    public void WriteTo(RequestBodyBuilder body)
    {
        foreach (var setting in Fields)
        {
            body.Add(setting.Key.Name, setting.Value);
        }

        foreach (var setting in additional)
        {
            body.Add(setting.Key, setting.Value);
        }
    }
}
