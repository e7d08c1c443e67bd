using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace GitIntegration.Sandbox;

/// <summary>
/// One noun of the app: its objects, and the operations on them. A noun derives from this class and adds what is its
/// own: the rules of its members, its new objects, and its routes.
/// </summary>
/// <param name="ids">The sequence of ids that all nouns of a server share.</param>
/// <param name="initial">The objects at the start, each with its id.</param>
/// <param name="ownMembers">The rules of the members that are not among <see cref="SharedMembers"/>.</param>
internal abstract class SandboxResource(IdSequence ids, IEnumerable<JObject> initial, IEnumerable<MemberRule> ownMembers)
{
    private readonly MemberRules rules = new(SharedMembers.Rules.Concat(ownMembers));
    private readonly RemovalQueue removals = new();

    /// <summary>The noun's operations, with its paths and the shapes of its responses.</summary>
    public abstract IEnumerable<Route> Routes { get; }

    /// <summary>Is told of each change: who made it, and the object before and afterwards.</summary>
    public Action<string, JObject?, JObject?> Changed { get; set; } = (_, _, _) => { };

    protected ResourceStore Store { get; } = new(ids, initial);

    /// <summary>All objects, without a poll of the removals in progress.</summary>
    public IEnumerable<JObject> All => Store.All;

    public bool Contains(string id) => Store.Find(id) is not null;

    /// <summary>All objects. One under removal stays among them until its turn has come.</summary>
    public virtual IReadOnlyList<JObject> List()
    {
        var listed = Store.All.ToArray();
        foreach (var id in removals.Poll())
        {
            FinishRemoval(id);
        }

        return listed;
    }

    /// <exception cref="SandboxRefusal">There is no such object.</exception>
    public JObject Get(string id) => Store.Find(id) ?? throw NotFound(id);

    public virtual JObject Add(JObject body)
    {
        var settings = rules.Read(body);
        return Save(Create(Store.NextId, settings), settings);
    }

    public virtual JObject Update(JObject current, JObject body) => Save(current, rules.Read(body));

    /// <summary>Accepts a removal. It has a low priority: until its turn comes, the object is listed as disabled.</summary>
    public virtual void Remove(JObject current)
    {
        SharedMembers.SetDisabled(current, true);
        removals.Add((int)current["id"]!);
    }

    /// <summary>Carries out a removal whose turn has come.</summary>
    protected virtual void FinishRemoval(int id) => Store.Remove(id);

    /// <summary>A new object with the app's defaults; the settings are applied to it afterwards.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="settings">The settings in the request.</param>
    /// <exception cref="SandboxRefusal">Something that a new object needs is missing.</exception>
    protected abstract JObject Create(int id, JObject settings);

    /// <summary>Checks the noun's own rules that span several members.</summary>
    /// <exception cref="SandboxRefusal">A rule is broken.</exception>
    protected virtual void Check(JObject updated) { }

    /// <summary>The refusal of an id that no object has.</summary>
    protected abstract SandboxRefusal NotFound(string id);

    private JObject Save(JObject current, JObject settings)
    {
        var updated = rules.Apply(current, settings);
        SharedMembers.Check(settings, updated);
        Check(updated);
        Store.Put(SharedMembers.Derive(updated));
        return updated;
    }
}
