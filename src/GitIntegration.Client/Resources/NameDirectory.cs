using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>
/// The display names of all objects of a noun on one server, as they were when it was read. It can be used by several threads.
/// </summary>
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

    /// <summary>The names of objects that have been read.</summary>
    public static NameDirectory<T> Of(IReadOnlyList<T> all, string server)
    {
        var directory = new NameDirectory<T>(server);
        directory.AddAll(all);
        return directory;
    }

    /// <summary>
    /// Finds an object that has the name and the origin of the settings; where only one of them is given, that one. Null where
    /// there is none, or the settings name neither.
    /// </summary>
    /// <param name="settings">The settings.</param>
    /// <param name="ofSameType">True for one that has the type of the settings too, where they name one.</param>
    public NamedId? TwinOf(SettingSet settings, bool ofSameType)
    {
        if (!CanHaveTwin(settings))
        {
            return null;
        }

        var (name, origin) = NameAndOriginOf(settings);
        var type = ofSameType ? kind.TypeIn(settings) : null;
        lock (entries)
        {
            var named =
                name.Length == 0 ? entries.Values.SelectMany(all => all)
                : entries.TryGetValue(name, out var found) ? found
                : [];
            return named.FirstOrDefault(one =>
                (origin.Length == 0 || IsSameOrigin(one.Origin, origin)) && (type is null || one.Type == type)
            );
        }
    }

    /// <summary>True for settings with a name or an origin, by which an object is found that is the same.</summary>
    public static bool CanHaveTwin(SettingSet settings) => NameAndOriginOf(settings) is not ("", "");

    /// <summary>Adds an object that was made since.</summary>
    public void Add(T one)
    {
        lock (entries)
        {
            AddAll([one]);
        }
    }

    /// <summary>Finds the one object with this name (case-insensitive).</summary>
    /// <exception cref="GijException"><see cref="ResourceKind.NotFound"/> or <see cref="GijErrorId.AmbiguousName"/>.</exception>
    public NamedId Find(string name)
    {
        lock (entries)
        {
            if (!entries.TryGetValue(name, out var found))
            {
                throw GijErrors.NotFound(kind.NotFound, kind.SubjectNamed(name), server, ClosestTo(name));
            }

            return found.Count == 1 ? found[0] : throw GijErrors.AmbiguousName(name, kind.PluralNoun, server, found.Select(one => one.Id));
        }
    }

    private static (string Name, string Origin) NameAndOriginOf(SettingSet settings) =>
        (
            (settings.Value(SharedFields.DisplayName) as string)?.Trim() ?? string.Empty,
            settings.Value(SharedFields.Origin) as string ?? string.Empty
        );

    private IEnumerable<string> ClosestTo(string name) =>
        name.IndexOfAny(Wildcards) >= 0
            ? [$"Get-{typeof(T).Name} -Name '{name}'"]
            : ClosestTexts.To(name, entries.Keys).Select(close => $"'{close}' ({string.Join(", ", entries[close].Select(one => one.Id))})");

    /// <summary>Two paths of Linux that differ in letter case are two folders.</summary>
    private static bool IsSameOrigin(string? one, string other) =>
        string.Equals(
            one?.TrimEnd('/'),
            other.TrimEnd('/'),
            other.StartsWith("/", StringComparison.Ordinal) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase
        );

    private void AddAll(IReadOnlyList<T> batch)
    {
        foreach (var one in batch)
        {
            Add(one.DisplayName?.Trim() ?? string.Empty, new NamedId(one.Id, one.Label, one.Origin, one.TypeName));
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
