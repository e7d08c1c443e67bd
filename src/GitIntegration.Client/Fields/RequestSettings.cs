using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;

namespace GitIntegration;

/// <summary>The settings that one request names: exactly what was given or edited, never a default.</summary>
internal sealed class RequestSettings
{
    private readonly Dictionary<Field, object> fields = [];
    private readonly Dictionary<string, object> additional = new(StringComparer.OrdinalIgnoreCase);

    public bool IsEmpty => fields.Count == 0 && additional.Count == 0;

    /// <summary>What goes into the body as it is, documented fields first, in the order of the table.</summary>
    public IEnumerable<KeyValuePair<string, object>> Plain => All.Where(pair => pair.Value is not SecureString);

    /// <summary>What goes into the body as secrets.</summary>
    public IEnumerable<KeyValuePair<string, SecureString>> Secrets =>
        from pair in All
        where pair.Value is SecureString
        select new KeyValuePair<string, SecureString>(pair.Key, (SecureString)pair.Value);

    /// <summary>Everything by its request name, documented fields first, in the order of the table.</summary>
    public IEnumerable<KeyValuePair<string, object>> All =>
        IntegrationFields.All.Where(fields.ContainsKey).Select(row => new KeyValuePair<string, object>(row.Name, fields[row])).Concat(additional);

    /// <summary>Names a documented setting.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>: the value breaks the field's rule.</exception>
    public void Set(Field field, object? value) => fields[field] = field.Check(value);

    /// <summary>Names a setting that the table does not have, or one that it does with a value it does not know.</summary>
    public void SetAdditional(string name, object value) => additional[name] = value;

    public bool Names(Field field) => fields.ContainsKey(field) || additional.ContainsKey(field.Name);

    /// <summary>Adds what was edited on an object; what this already names wins.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>: an edit breaks its field's rule.</exception>
    public RequestSettings WithEdits(IEnumerable<FieldChange> changes)
    {
        var merged = new RequestSettings();
        foreach (var change in changes.Where(change => !Names(change.Field)))
        {
            merged.Set(change.Field, change.After);
        }

        foreach (var pair in fields)
        {
            merged.fields[pair.Key] = pair.Value;
        }

        foreach (var pair in additional)
        {
            merged.additional[pair.Key] = pair.Value;
        }

        return merged;
    }

    /// <summary>Refuses what the API refuses whatever the integration's state.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.ConflictingFields"/>.</exception>
    public void RequireConsistent()
    {
        if (fields.TryGetValue(IntegrationFields.Global, out var global) && (bool)global
            && fields.TryGetValue(IntegrationFields.ProjectMappingIds, out var ids) && ((long[])ids).Length > 0)
        {
            throw GijException.Of(GijErrorId.ConflictingFields, "-Global $true and a list of projects", "a global integration belongs to all projects");
        }

        if (fields.Keys.FirstOrDefault(field => additional.ContainsKey(field.Name)) is { } twice)
        {
            throw GijException.Of(GijErrorId.ConflictingFields, $"-{twice.ParameterName} and the additional field {twice}", "one request carries it once");
        }
    }
}
