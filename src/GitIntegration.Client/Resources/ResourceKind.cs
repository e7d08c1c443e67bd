using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;

namespace GitIntegration;

/// <summary>A noun of the app's API: what it is called, its settings, its requests, and the shapes of their responses.</summary>
internal abstract class ResourceKind
{
    /// <summary>What a removal says beside the id.</summary>
    public const string DeleteFilesName = "deleteFiles";

    private static readonly ConcurrentDictionary<Type, ResourceKind> Kinds = new();

    private readonly Lazy<JsonNameTable> names;

    private protected ResourceKind() => names = new Lazy<JsonNameTable>(MakeNames);

    /// <summary>What messages call one.</summary>
    public abstract string Noun { get; }

    /// <summary>What messages call several.</summary>
    public virtual string PluralNoun =>
        Noun.EndsWith("y", StringComparison.Ordinal) ? $"{Noun.Substring(0, Noun.Length - 1)}ies" : $"{Noun}s";

    /// <summary>The noun with its indefinite article, as a text names one object of the kind.</summary>
    public string NounWithArticle => $"{(Noun[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? "an" : "a")} {Noun}";

    public abstract FieldTable Table { get; }

    /// <summary>Every name that a response will contain, so that reading need not make a new string of each.</summary>
    public JsonNameTable Names => names.Value;

    /// <summary>Refuses the settings of a new one that lack something it needs.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="copy">What the error calls the new one, and the command that makes it, where it is made like another; null
    /// otherwise.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.MissingFields"/>.</exception>
    public virtual void RequireComplete(SettingSet settings, (string Subject, string Command)? copy = null) { }

    /// <summary>The type that the settings name; null where they name none, or the noun has no such setting.</summary>
    public virtual string? TypeIn(SettingSet settings) => null;

    /// <summary>The settings that have no effect on an object of the type that they name.</summary>
    public virtual IEnumerable<Field> UnusedIn(SettingSet settings) => [];

    /// <summary>
    /// True where no change is sent for a bare id: what the id stands for is read first, because the request could reach an object of
    /// another noun, or the object decides what the change may be.
    /// </summary>
    public virtual bool IsReadFirst => false;

    /// <summary>The error that says that one doesn't exist.</summary>
    public abstract GijErrorId NotFound { get; }

    /// <summary>The members of a response that may hold the payload: their names differ by operation and by year of the app.</summary>
    protected abstract IReadOnlyList<string> PayloadNames { get; }

    /// <summary>What the server may call one when it says that it doesn't exist.</summary>
    protected abstract IReadOnlyList<string> NotFoundNouns { get; }

    /// <summary>The path of them all, below the app's root.</summary>
    protected abstract string Path { get; }

    /// <summary>Every kind of the app's objects.</summary>
    public static IReadOnlyList<ResourceKind> All { get; } =
    [.. typeof(ResourceKind).Assembly.GetTypes().Where(type => type.IsDefined(typeof(ResourceAttribute))).Select(Of)];

    /// <summary>The kind that a public type belongs to.</summary>
    public static ResourceKind Of(Type type) => Kinds.GetOrAdd(type, MakeKind);

    /// <summary>The kind whose public type has this name, for example the noun of a cmdlet; null where there is none.</summary>
    public static ResourceKind? OfName(string name)
    {
        var type = typeof(GijResource).Assembly.GetType($"{typeof(GijResource).Namespace}.{name}");
        return type?.IsDefined(typeof(ResourceAttribute)) == true ? Of(type) : null;
    }

    /// <summary>Reads all objects of the kind, and hands them out as they come.</summary>
    /// <param name="server">The connection.</param>
    /// <param name="handOut">Called with one list of objects after another.</param>
    /// <param name="limit">How much of the list is read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="GijException">The list could not be read, or not to its end.</exception>
    public abstract Task ListAsync(
        GijServer server,
        Action<IReadOnlyList<GijResource>> handOut,
        ResponseLimit limit,
        CancellationToken cancellationToken
    );

    /// <summary>Whether the origin is a path on the server rather than an address.</summary>
    /// <param name="settings">The settings of a request.</param>
    /// <param name="present">The object that they are for; null where it isn't known, or doesn't exist yet.</param>
    public virtual bool HasPath(SettingSet settings, GijResource? present) => false;

    public bool IsPayload(string name) => PayloadNames.Contains(name);

    /// <summary>The subject of messages about one, its noun and its id.</summary>
    public string SubjectOf(int id) => $"{Noun} {Digits(id)}";

    /// <summary>The subject of messages about one that was looked for by its name.</summary>
    public string SubjectNamed(string name) => $"{Noun} named '{name}'";

    /// <summary>One as what a request is about, so that a failure can mean that it doesn't exist.</summary>
    public RequestTarget TargetOf(int id) => new(Digits(id), NotFoundNouns, NotFound);

    public ApiRequest List(IRequestObserver observer, ResponseLimit limit, bool isTriedOnce = false) =>
        new(HttpMethod.Get, ApiRequest.AppRoot + Path, $"the list of {PluralNoun}")
        {
            Observer = observer,
            Limit = limit,
            IsTriedOnce = isTriedOnce,
        };

    /// <summary>Reads one; null where the API has no such request, and the list has to do.</summary>
    public virtual ApiRequest? Get(int id, IRequestObserver observer) => ForOne(HttpMethod.Get, id, $"{Path}/{Digits(id)}", observer);

    public ApiRequest Add(RequestBody body, IRequestObserver observer) =>
        new(HttpMethod.Post, ApiRequest.AppRoot + Path, $"a new {Noun}") { Observer = observer, Body = body };

    public virtual ApiRequest Update(int id, RequestBody body, IRequestObserver observer) =>
        ForOne(HttpMethod.Put, id, $"{Path}/{Digits(id)}", observer, body);

    /// <summary>Switches one on or off, by the request that the vendor recommends for it. All nouns share its path.</summary>
    public ApiRequest SetDisabled(int id, bool disabled, IRequestObserver observer) =>
        ForOne(HttpMethod.Put, id, $"repository/{Digits(id)}/disable?disable={Flag(disabled)}", observer);

    public virtual ApiRequest Remove(int id, bool deleteFiles, IRequestObserver observer) =>
        ForOne(HttpMethod.Delete, id, $"{Path}/{Digits(id)}?{DeleteFilesName}={Flag(deleteFiles)}", observer);

    /// <summary>Adds what a request to change one says beside the settings.</summary>
    public virtual void WriteIdentity(RequestBodyBuilder body, int id) { }

    protected ApiRequest ForOne(HttpMethod method, int id, string path, IRequestObserver observer, RequestBody? body = null) =>
        new(method, ApiRequest.AppRoot + path, SubjectOf(id))
        {
            Observer = observer,
            Body = body,
            Target = TargetOf(id),
        };

    protected static string Digits(int id) => id.ToString(CultureInfo.InvariantCulture);

    protected static string Flag(bool flag) => flag ? "true" : "false";

    private static ResourceKind MakeKind(Type type)
    {
        var kind = type.GetCustomAttribute<ResourceAttribute>()!.Kind;
        return (ResourceKind)Activator.CreateInstance(kind)!;
    }

    private DefaultJsonNameTable MakeNames()
    {
        var table = new DefaultJsonNameTable();
        foreach (var name in Table.ResponseNames.Append(ResourceSnapshot.IdName))
        {
            table.Add(name);
        }

        return table;
    }
}
