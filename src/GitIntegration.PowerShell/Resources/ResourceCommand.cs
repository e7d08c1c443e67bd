using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>
/// The base of the cmdlets about the app's objects: which server an object belongs to, and how many are worked on at once.
/// </summary>
/// <typeparam name="T">The noun's objects.</typeparam>
public abstract class ResourceCommand<T> : ServerCommand
    where T : GijResource
{
    /// <summary>Reflection takes longer than everything else a cmdlet does before its first request.</summary>
    private static readonly ConcurrentDictionary<Type, ConfirmImpact> Impacts = new();

    private readonly PerServer<NameDirectory<T>> names;
    private readonly ConcurrentDictionary<GijServer, ResourceClient<T>> clients = new();
    private OrderedThrottle? throttle;
    private ForeignIds? foreignIds;

    private protected ResourceCommand() => names = new(ReadNamesAsync);

    private protected static ResourceKind<T> Kind => ResourceKind<T>.Instance;

    /// <summary>The noun with a capital letter.</summary>
    private protected static string CapitalNoun { get; } = Kind.Noun.Capitalized();

    /// <summary>The maximum number of requests at a time, as set by the user.</summary>
    private protected virtual int RequestsAtOnce => 1;

    /// <summary>True if the cmdlet changes something, so an interruption must be reported.</summary>
    private protected virtual bool Changes => true;

    /// <summary>True if the user sees what would be done, before or instead of doing it.</summary>
    private protected bool IsShownFirst { get; private set; }

    private bool AsksFirst
    {
        get
        {
            if (SwitchValue("Confirm") is { } asks)
            {
                return asks;
            }

            var impact = Impacts.GetOrAdd(GetType(), type => type.GetCustomAttribute<CmdletAttribute>().ConfirmImpact);
            var asksFrom = Preference("Confirm", "ConfirmPreference", ConfirmImpact.High);
            return asksFrom != ConfirmImpact.None && impact >= asksFrom;
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => throttle?.Finish();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            throttle?.Abandon();
        }

        base.Dispose(disposing);
    }

    /// <summary>The client of a server, one for the whole command: a noun that can only be listed is listed once.</summary>
    private protected ResourceClient<T> ClientOf(GijServer server) => clients.GetOrAdd(server, one => new ResourceClient<T>(one, Observer));

    /// <summary>The server that an object belongs to.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.ServerMismatch"/>, <see cref="GijErrorId.ConnectionClosed"/>, or why it
    /// can't be used.</exception>
    private protected GijServer ServerOf<TAny>(ResourceReference<TAny> reference)
        where TAny : GijResource
    {
        if (reference.Fault is { } fault)
        {
            throw fault;
        }

        if (reference.Resource is { Connection: not null } resource)
        {
            return ServerOf(resource);
        }

        var server = RequiredServer();
        if (reference is { IsCopy: true, ServerUri.Length: 0 } && Named is null)
        {
            throw GijErrors.UnknownOrigin($"{ResourceKind<TAny>.Instance.Noun} {reference}", server.Name);
        }

        return IsOfOtherServer(reference, server) ? throw Mismatch(reference, OriginOf(reference), server) : server;
    }

    /// <summary>The object as it was piped or, where only its id or name was given, as the server has it now.</summary>
    private protected async Task<T> ReadAsync(ResourceTarget<T> target, WorkContext context) =>
        target.Resource ?? await ClientOf(target.Server).GetAsync(target.Id, context.CancellationToken).ConfigureAwait(false);

    /// <summary>The object as it was piped, or read if the user sees it first or the noun requires it; otherwise null.</summary>
    private protected async Task<T?> PresentAsync(ResourceTarget<T> target, WorkContext context) =>
        IsShownFirst || Kind.IsReadFirst ? await ReadAsync(target, context).ConfigureAwait(false) : target.Resource;

    /// <summary>How prompts refer to an object: with its name, if it was read.</summary>
    private protected static string LabelOf(ResourceTarget<T> target, T? present) => present?.Label ?? $"{target}";

    /// <summary>Does something about each object; what fails for one is that one's error, and the rest continue.</summary>
    /// <param name="references">The objects.</param>
    /// <param name="work">The steps for one of them.</param>
    private protected void ForEach(ResourceReference<T>[] references, Func<ResourceTarget<T>, WorkContext, Task<object?>> work) =>
        ForEach(
            references,
            target => new WorkItem(
                target.Server,
                Kind.SubjectOf(target.Id),
                target.Reference.Target,
                context => ExplainAsync(target, work(target, context))
            )
        );

    /// <summary>Does something about each object; what fails for one is that one's error, and the rest continue.</summary>
    /// <param name="references">The objects.</param>
    /// <param name="prepare">Checks what can be checked on the pipeline's thread, and returns what to do.</param>
    private protected void ForEach(ResourceReference<T>[] references, Func<ResourceTarget<T>, WorkItem> prepare)
    {
        throttle ??= NewThrottle();
        foreignIds ??= new ForeignIds(Kind, StoppingToken);
        foreach (var reference in references)
        {
            try
            {
                throttle.Add(prepare(Find(reference)));
            }
            catch (GijException failure)
            {
                // What was given before it comes first.
                throttle.Drain();
                WriteOrEnd(failure, reference.Target);
            }
        }
    }

    /// <summary>Finds the object. Names are read once per server.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidIdentity"/>, <see cref="ResourceKind.NotFound"/>, <see
    /// cref="GijErrorId.AmbiguousName"/>, or why the names can't be read.</exception>
    private ResourceTarget<T> Find(ResourceReference<T> reference)
    {
        var server = ServerOf(reference);
        if (reference.Name is not { } name)
        {
            return new ResourceTarget<T>(server, reference.Id, $"{reference}", reference);
        }

        var found = WaitFor(_ => names.GetAsync(server)).Find(name);
        return new ResourceTarget<T>(server, found.Id, found.Label, reference);
    }

    /// <summary>The names of a server, read again.</summary>
    /// <exception cref="GijException">They can't be read.</exception>
    private protected Task<NameDirectory<T>> ReadNamesAsync(GijServer server) =>
        NameDirectory<T>.ReadAsync(ClientOf(server), server.Name, StoppingToken);

    /// <summary>Explains the error if the id belongs to another noun.</summary>
    private async Task<object?> ExplainAsync(ResourceTarget<T> target, Task<object?> work)
    {
        try
        {
            return await work.ConfigureAwait(false);
        }
        catch (GijException failure) when (failure.Id == Kind.NotFound && target.Reference is { Resource: null, Name: null })
        {
            throw await foreignIds!.ExplainAsync(failure, target.Id, target.Server).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Reads the preferences once, here on the pipeline's thread. One at a time goes where the outcome of one decides about the
    /// next, with -ErrorAction Stop and with questions to the user: requests already sent behind the one that ends it all would
    /// change things without a report.
    /// </summary>
    private OrderedThrottle NewThrottle()
    {
        var isWhatIf = Changes && IsWhatIf;
        var asks = Changes && !isWhatIf && AsksFirst;
        IsShownFirst = isWhatIf || asks;
        if (Changes && StopsAtError && RequestsAtOnce > 1)
        {
            WriteWarning("-ErrorAction Stop sets -ThrottleLimit to 1, so nothing changes after the first error.");
        }

        var limit = asks || StopsAtError ? 1 : RequestsAtOnce;
        return new OrderedThrottle(this, Pump, limit, asksInOrder: IsShownFirst, CancelRest, StoppingToken);
    }

    /// <summary>
    /// The address tells, because a name is chosen anew in each session. The name does where there's no address, and of servers in memory,
    /// which share one.
    /// </summary>
    private static bool IsOfOtherServer<TAny>(ResourceReference<TAny> reference, GijServer server)
        where TAny : GijResource
    {
        var hasOtherName = reference.ServerName is { } name && !name.Equals(server.Name, StringComparison.OrdinalIgnoreCase);
        return reference.ServerUri.Length == 0 || server.IsInMemory
            ? hasOtherName
            : reference.ServerUri != $"{server.BaseUri}" && reference.ServerUri != server.Address;
    }

    private static string OriginOf<TAny>(ResourceReference<TAny> reference)
        where TAny : GijResource =>
        string.Join(" at ", new[] { reference.ServerName, reference.ServerUri }.Where(part => !string.IsNullOrEmpty(part)));

    private static GijException Mismatch<TAny>(ResourceReference<TAny> reference, string origin, GijServer named)
        where TAny : GijResource =>
        GijErrors.ServerMismatch($"{ResourceKind<TAny>.Instance.Noun.Capitalized()} {reference}", origin, $"{named}");
}
