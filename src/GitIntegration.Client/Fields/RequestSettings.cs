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
        IntegrationFields
            .All.Where(fields.ContainsKey)
            .Select(row => new KeyValuePair<string, object>(row.Name, fields[row]))
            .Concat(additional);

    /// <summary>Names a documented setting.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>: the value breaks the field's rule.</exception>
    public void Set(Field field, object? value) => fields[field] = field.Check(value);

    /// <summary>Names a setting that the table does not have, or one that it does with a value it does not know.</summary>
    /// <returns>False when it is named already, in whatever letter case.</returns>
    public bool TrySetAdditional(string name, object value)
    {
        if (additional.ContainsKey(name))
        {
            return false;
        }

        additional[name] = value;
        return true;
    }

    /// <summary>True when they make the integration visible to all projects.</summary>
    public bool IsGlobal => Value(IntegrationFields.Global) is true;

    /// <summary>The ids of projects that are named; null where none are.</summary>
    public long[]? Ids => fields.TryGetValue(IntegrationFields.ProjectMappingIds, out var ids) ? (long[])ids : null;

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
    /// <param name="namesProjects">True when projects will be named that are not among the settings yet.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.ConflictingFields"/>.</exception>
    public void RequireConsistent(bool namesProjects = false)
    {
        if (IsGlobal && (namesProjects || Value(IntegrationFields.ProjectMappingIds) is Array { Length: > 0 }))
        {
            throw GijException.Of(
                GijErrorId.ConflictingFields,
                "-Global $true and a list of projects",
                "a global integration belongs to all projects"
            );
        }

        if (fields.Keys.FirstOrDefault(field => additional.ContainsKey(field.Name)) is { } twice)
        {
            throw GijException.Of(
                GijErrorId.ConflictingFields,
                $"-{twice.ParameterName} and the additional field {twice}",
                "one request carries it once"
            );
        }
    }

    /// <summary>Leaves out the settings that the integration has already. Secrets stay, since nobody can see which are set, and so do additional fields.</summary>
    public RequestSettings Without(GijIntegration current)
    {
        var rest = WithEdits([]);
        foreach (var pair in fields.Where(pair => FieldChange.IsSame(pair.Value, current.ReadValue(pair.Key))))
        {
            rest.fields.Remove(pair.Key);
        }

        return rest;
    }

    /// <summary>Refuses a new integration that lacks what its type needs. An undocumented type is left to the server.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.MissingFields"/>: it names all that is missing.</exception>
    public void RequireComplete()
    {
        if (!Names(IntegrationFields.Type))
        {
            throw GijException.Of(
                GijErrorId.MissingFields,
                string.Empty,
                $"-{IntegrationFields.Type.ParameterName} ({string.Join(", ", IntegrationTypes.All)}), and what that type needs",
                IntegrationType.All[0].Example()
            );
        }

        if (Type is { } type && type.MissingIn(this).ToArray() is { Length: > 0 } missing)
        {
            throw GijException.Of(
                GijErrorId.MissingFields,
                $" of type {type.Name} ({type.Host})",
                string.Join("; ", missing),
                type.Example()
            );
        }
    }

    /// <summary>The settings that mean nothing to the type of the new integration.</summary>
    public IEnumerable<Field> Unused => Type is { } type ? fields.Keys.Where(row => row.UsedBy?.Contains(type.Name) == false) : [];

    private object? Value(Field field) =>
        fields.TryGetValue(field, out var value) || additional.TryGetValue(field.Name, out value) ? value : null;

    private IntegrationType? Type => fields.TryGetValue(IntegrationFields.Type, out var name) ? IntegrationType.Find((string)name) : null;
}
