using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>The base of the cmdlets that read objects: by id, or all that match every filter.</summary>
/// <typeparam name="T">The noun's objects.</typeparam>
public abstract class GetResourceCommand<T> : ResourceCommand<T>
    where T : GijResource
{
    private protected const string ByFilter = "Filter",
        ById = "Identity";

    private readonly List<Func<T, bool>> filters = [];
    private readonly List<TextFilter<T>> textFilters = [];
    private Action<T> addLookups = _ => { };
    private long[] projectIds = [];
    private string searched = string.Empty;

    /// <summary>
    /// The ids or display names of the {nouns}, or objects from this cmdlet to read again. Names are case-insensitive and don't accept
    /// wildcards. If one doesn't exist, you get a <c>{Noun}NotFound</c> error for it and the rest continue.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ById)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    public ResourceReference<T>[] Identity { get; set; } = [];

    /// <summary>
    /// The display names. They are case-insensitive and accept wildcards. If a name without wildcards has no match, you get a
    /// <c>{Noun}NotFound</c> error.
    /// </summary>
    [Parameter(ParameterSetName = ByFilter)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>
    /// Display names without wildcards, for names that contain wildcard characters, such as <c>https://github.com/*</c>. They are
    /// case-insensitive.
    /// </summary>
    [Parameter(ParameterSetName = ByFilter)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LiteralNameCompleter))]
    public string[]? LiteralName { get; set; }

    /// <summary>
    /// The URLs on the git hosts, or only the hosts, for example <c>gitlab.example.com</c>. They are case-insensitive and accept
    /// wildcards. If a URL without wildcards has no match, you get a <c>{Noun}NotFound</c> error.
    /// </summary>
    [Parameter(ParameterSetName = ByFilter)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(OriginCompleter))]
    public string[]? Origin { get; set; }

    /// <summary>
    /// The keys of Jira projects. Returns what is visible in at least one of them, including what is visible in all projects. If a key
    /// doesn't exist, you get a <see cref="GijErrorId.ProjectNotFound"/> error for it and the rest continue.
    /// </summary>
    [Parameter(ParameterSetName = ByFilter)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProjectKeyCompleter))]
    public string[]? ProjectKey { get; set; }

    /// <summary>Returns only disabled {nouns}. Don't use it with <see cref="Enabled"/>.</summary>
    [Parameter(ParameterSetName = ByFilter)]
    public SwitchParameter Disabled { get; set; }

    /// <summary>Returns only enabled {nouns}. Don't use it with <see cref="Disabled"/>.</summary>
    [Parameter(ParameterSetName = ByFilter)]
    public SwitchParameter Enabled { get; set; }

    /// <summary>Fills the ProjectKeys property with the keys for ProjectMappingIds. Jira's list of projects is read once.</summary>
    [Parameter]
    public SwitchParameter IncludeProjectKey { get; set; }

    /// <summary>The maximum number of requests by id at a time. Objects keep the order of the ids.</summary>
    [Parameter(ParameterSetName = ById)]
    [ValidateRange(1, ConnectionOptions.MaximumConnections)]
    public int ThrottleLimit { get; set; } = 8;

    private protected override int RequestsAtOnce => ThrottleLimit;

    private protected override bool Changes => false;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (Disabled && Enabled)
        {
            Fail(GijErrors.Conflict("-Disabled and -Enabled", Reasons.Named("DisabledAndEnabled", Kind.NounWithArticle)));
        }

        AddFilter(Name, LiteralName, one => [one.DisplayName ?? string.Empty], NameNotFound);
        AddFilter(Origin, null, AddressesOf, OriginNotFound);
        AddSwitch(nameof(Disabled), Disabled, one => one.Disabled == true);
        AddSwitch(nameof(Enabled), Enabled, one => one.Disabled != true);
        if (ProjectKey is not null)
        {
            AddFilter(one => one.Global == true || one.ProjectMappingIds?.Intersect(projectIds).Any() == true);
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ById)
        {
            ForEach(Identity, GetAsync);
        }
        else
        {
            WriteMatching([RequiredServer()]);
        }
    }

    /// <summary>Passes only objects with a text that matches one of the names or patterns.</summary>
    /// <param name="patterns">Names that may be patterns; null where none were given.</param>
    /// <param name="literals">Names that are not; null where none were given.</param>
    /// <param name="textsOf">The texts of an object, any of which may match.</param>
    /// <param name="errorOf">The error for a literal name that nothing has, with suggestions.</param>
    private protected void AddFilter(
        string[]? patterns,
        string[]? literals,
        Func<T, IEnumerable<string>> textsOf,
        Func<string, IReadOnlyList<string>, GijException?> errorOf
    )
    {
        if (patterns is not null || literals is not null)
        {
            textFilters.Add(new TextFilter<T>(Require(() => new NameSelection(patterns, literals)), textsOf, errorOf));
        }
    }

    /// <summary>Passes only objects that match.</summary>
    private protected void AddFilter(Func<T, bool> fits) => filters.Add(fits);

    /// <summary>Reads what is looked up for the objects of a server, and returns what adds it to one. It is called for each id.</summary>
    private protected virtual async Task<Action<T>> LookupAsync(GijServer server)
    {
        if (!IncludeProjectKey)
        {
            return _ => { };
        }

        var keys = await server.Projects.KeysAsync(Observer, StoppingToken).ConfigureAwait(false);
        return one => one.ProjectKeys = keys.Of(one.ProjectMappingIds ?? []);
    }

    private void AddSwitch(string name, SwitchParameter given, Func<T, bool> fits)
    {
        if (MyInvocation.BoundParameters.ContainsKey(name))
        {
            AddFilter(one => fits(one) == given.IsPresent);
        }
    }

    private async Task<object?> GetAsync(ResourceTarget<T> target, WorkContext context)
    {
        var read = await ClientOf(target.Server).GetAsync(target.Id, context.CancellationToken).ConfigureAwait(false);
        var addTo = await LookupAsync(target.Server).ConfigureAwait(false);
        addTo(read);
        return read;
    }

    /// <summary>Writes the objects of these servers that match every filter, and an error for each name that none of them has.</summary>
    private protected void WriteMatching(IReadOnlyCollection<GijServer> servers)
    {
        foreach (var server in servers)
        {
            Require(() => Read(server), server);
        }

        searched = string.Join(", ", servers.Select(server => server.Name));
        foreach (var (name, error) in textFilters.SelectMany(filter => filter.Errors()))
        {
            WriteFailure(error, name);
        }
    }

    private void Read(GijServer server)
    {
        addLookups = WaitFor(_ => LookupAsync(server));
        if (ProjectKey is null || FindProjects(ProjectKey, server))
        {
            Stream<T>(ClientOf(server).ListAsync, WriteIfMatching);
        }
    }

    /// <summary>Finds the ids of the projects. A key that doesn't exist is an error of its own; false where none exists.</summary>
    private bool FindProjects(string[] keys, GijServer server)
    {
        var found = WaitFor(token => server.Projects.FindAsync(keys, Observer, token));
        foreach (var key in keys.Where(key => !found.ContainsKey(key)))
        {
            WriteFailure(GijErrors.ProjectNotFound([key], server.Name), key);
        }

        projectIds = [.. keys.Where(found.ContainsKey).Select(key => found[key].Id)];
        return projectIds.Length > 0;
    }

    private void WriteIfMatching(T one)
    {
        if (!Matches(one))
        {
            return;
        }

        addLookups(one);
        WriteResult(one);
    }

    /// <summary>Every filter sees every object: a name that exists isn't reported as missing because another filter left it out.</summary>
    private bool Matches(T one)
    {
        var matches = filters.TrueForAll(filter => filter(one));
        foreach (var filter in textFilters)
        {
            matches &= filter.Matches(one);
        }

        return matches;
    }

    private GijException NameNotFound(string name, IReadOnlyList<string> closest) =>
        GijErrors.NotFound(Kind.NotFound, Kind.SubjectNamed(name), searched, Quoted(closest));

    private GijException OriginNotFound(string origin, IReadOnlyList<string> closest) =>
        GijErrors.NotFound(Kind.NotFound, $"{Kind.Noun} with the origin '{origin}'", searched, Quoted(closest));

    private static IEnumerable<string> Quoted(IEnumerable<string> names) => names.Select(name => $"'{name}'");

    private static IEnumerable<string> AddressesOf(T one) =>
        HostName.In(one.Origin) is { } host ? [one.Origin!, host] : [one.Origin ?? string.Empty];
}
