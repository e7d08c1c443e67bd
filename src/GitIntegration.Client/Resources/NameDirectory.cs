using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>The display names of all objects of a noun on one server, as they were when it was read.</summary>
internal sealed class NameDirectory<T>
    where T : GijResource
{
    private static readonly char[] Wildcards = ['*', '?'];

    private readonly ResourceKind<T> kind = ResourceKind<T>.Instance;
    private readonly Dictionary<string, List<NamedId>> entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly string server;

    private NameDirectory(string server) => this.server = server;

    /// <summary>Reads the list of a server.</summary>
    /// <exception cref="GijException">The list can't be read.</exception>
    public static async Task<NameDirectory<T>> ReadAsync(ResourceClient<T> client, string server, CancellationToken cancellationToken)
    {
        var directory = new NameDirectory<T>(server);
        await client.ListAsync(directory.AddAll, ResponseLimit.Searched, cancellationToken).ConfigureAwait(false);
        return directory;
    }

    /// <summary>Finds the one object with this name, in whatever letter case.</summary>
    /// <exception cref="GijException"><see cref="ResourceKind.NotFound"/> or <see cref="GijErrorId.AmbiguousName"/>.</exception>
    public NamedId Find(string name)
    {
        if (!entries.TryGetValue(name, out var found))
        {
            throw GijErrors.NotFound(kind.NotFound, kind.SubjectNamed(name), server, ClosestTo(name));
        }

        return found.Count == 1 ? found[0] : throw GijErrors.AmbiguousName(name, kind.PluralNoun, server, found.Select(one => one.Id));
    }

    private IEnumerable<string> ClosestTo(string name) =>
        name.IndexOfAny(Wildcards) >= 0
            ? [$"Get-{typeof(T).Name} -Name '{name}'"]
            : ClosestTexts.To(name, entries.Keys).Select(close => $"'{close}' ({string.Join(", ", entries[close].Select(one => one.Id))})");

    private void AddAll(IReadOnlyList<T> batch)
    {
        foreach (var one in batch)
        {
            if (one.DisplayName?.Trim() is { Length: > 0 } name)
            {
                Add(name, new NamedId(one.Id, one.Label));
            }
        }
    }

    private void Add(string name, NamedId one)
    {
        if (!entries.TryGetValue(name, out var same))
        {
            entries[name] = same = new List<NamedId>(1);
        }

        same.Add(one);
    }
}
