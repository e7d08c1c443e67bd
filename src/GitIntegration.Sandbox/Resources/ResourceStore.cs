using System.Collections.Generic;
using System.Globalization;
using Newtonsoft.Json.Linq;

namespace GitIntegration.Sandbox;

/// <summary>The objects of one noun by their ids.</summary>
internal sealed class ResourceStore
{
    private readonly SortedDictionary<int, JObject> objects = [];
    private readonly IdSequence ids;

    /// <param name="ids">Where new objects get their ids.</param>
    /// <param name="initial">The objects at the start, each with its id. They are copied, so that servers don't share them.</param>
    public ResourceStore(IdSequence ids, IEnumerable<JObject> initial)
    {
        this.ids = ids;
        foreach (var item in initial)
        {
            Put((JObject)item.DeepClone());
        }
    }

    public IEnumerable<JObject> All => objects.Values;

    public int NextId => ids.Next;

    public JObject? Find(string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && objects.TryGetValue(number, out var found)
            ? found
            : null;

    /// <summary>Adds an object by its id, or replaces the existing one.</summary>
    public void Put(JObject item)
    {
        var id = (int)item["id"]!;
        ids.Take(id);
        objects[id] = item;
    }

    public void Remove(int id) => objects.Remove(id);
}
