using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;

namespace GitIntegration;

/// <summary>A noun of the app's API, with the public type of its objects.</summary>
internal abstract class ResourceKind<T> : ResourceKind
    where T : GijResource
{
    /// <summary>The kind of <typeparamref name="T"/>.</summary>
    public static ResourceKind<T> Instance { get; } = (ResourceKind<T>)Of(typeof(T));

    /// <summary>Reads the object that the reader stands on.</summary>
    /// <exception cref="FormatException">It has no id, or one that is not a whole number from 1 to 2147483647.</exception>
    public T Read(JsonReader reader, GijServer connection)
    {
        var snapshot = new ResourceSnapshot(Table, connection);
        foreach (var name in JsonValues.Members(reader))
        {
            snapshot.Add(name, JsonValues.Read(reader));
        }

        return FromSnapshot(snapshot);
    }

    /// <summary>Makes an object of members that were read already.</summary>
    /// <exception cref="FormatException">It has no id, or one that is not a whole number from 1 to 2147483647.</exception>
    public T Read(IEnumerable<KeyValuePair<string, object?>> members, GijServer connection)
    {
        var snapshot = new ResourceSnapshot(Table, connection);
        foreach (var member in members)
        {
            snapshot.Add(member.Key, member.Value);
        }

        return FromSnapshot(snapshot);
    }

    /// <inheritdoc/>
    public override Task ListAsync(
        GijServer server,
        Action<IReadOnlyList<GijResource>> handOut,
        ResponseLimit limit,
        CancellationToken cancellationToken
    ) => new ResourceClient<T>(server).ListAsync(handOut, limit, cancellationToken);

    protected abstract T Create(ResourceSnapshot snapshot);

    private T FromSnapshot(ResourceSnapshot snapshot) =>
        snapshot.Id is null ? throw new FormatException(Reasons.Named("NoUsableId", NounWithArticle)) : Create(snapshot);
}
