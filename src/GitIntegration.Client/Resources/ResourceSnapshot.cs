using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace GitIntegration;

/// <summary>An object as a response describes it. Its members are added one by one, as they are read.</summary>
/// <param name="table">The settings of its noun.</param>
/// <param name="connection">The connection that it is read from; null where it is made by hand.</param>
internal sealed class ResourceSnapshot(FieldTable table, GijServer? connection)
{
    /// <summary>The one member that an object must have.</summary>
    public const string IdName = "id";

    private static readonly ReadOnlyDictionary<string, object?> NoFields = new(new Dictionary<string, object?>());

    private Dictionary<string, object?>? additional;

    /// <summary>The id; null until one that can be used was added.</summary>
    public int? Id { get; private set; }

    public FieldTable Table { get; } = table;

    /// <summary>The values of the table's rows.</summary>
    public object?[] Values { get; } = table.NewValues();

    /// <summary>What isn't in the table, and what has an unexpected shape, with a mask in place of what looks like a secret.</summary>
    public ReadOnlyDictionary<string, object?> AdditionalFields => additional is null ? NoFields : new(additional);

    public GijServer? Connection { get; } = connection;

    /// <summary>An object for a test or a mock, with its id and what else its noun is known by.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The id is below 1.</exception>
    public static ResourceSnapshot MadeByHand(FieldTable table, int id, Field field, string value)
    {
        if (id < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(id), id, "An id is 1 or more.");
        }

        var snapshot = new ResourceSnapshot(table, connection: null);
        snapshot.Add(IdName, (long)id);
        snapshot.Add(field.Name, value);
        return snapshot;
    }

    public void Add(string name, object? value)
    {
        var isKnown = name == IdName ? TrySetId(value) : Table.TryRead(Values, name, value);
        if (!isKnown)
        {
            (additional ??= new(StringComparer.OrdinalIgnoreCase))[name] = SecretNames.Masked(name, value);
        }
    }

    private bool TrySetId(object? value)
    {
        var id = JsonValues.WholeNumber(value);
        Id = id >= 1 ? id : null;
        return id is not null;
    }
}
