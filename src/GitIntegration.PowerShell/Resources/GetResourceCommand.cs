using System;
using System.Collections.Generic;
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
    private NameSelection? names;
    private ProjectKeys? projectKeys;

    /// <summary>
    /// The ids or display names of the {nouns}, or objects of this cmdlet to read again. Names are case-insensitive and don't
    /// accept wildcards. What doesn't exist is a <c>{Noun}NotFound</c> error, and the rest continue.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ById)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    public ResourceReference<T>[] Identity { get; set; } = [];

    /// <summary>
    /// The display names. Names are case-insensitive and accept wildcards. A name without wildcards that no {noun} has is a
    /// <c>{Noun}NotFound</c> error.
    /// </summary>
    [Parameter(ParameterSetName = ByFilter)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>
    /// The display names as they are, case-insensitive, for names with wildcard characters in them, such as
    /// <c>https://github.com/*</c>.
    /// </summary>
    [Parameter(ParameterSetName = ByFilter)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LiteralNameCompleter))]
    public string[]? LiteralName { get; set; }

    /// <summary>The addresses on the git hosts, for example <c>*.example.com*</c>. They accept wildcards.</summary>
    [Parameter(ParameterSetName = ByFilter)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Origin { get; set; }

    /// <summary>Only those that are switched off. Not together with <see cref="Enabled"/>.</summary>
    [Parameter(ParameterSetName = ByFilter)]
    public SwitchParameter Disabled { get; set; }

    /// <summary>Only those that are switched on. Not together with <see cref="Disabled"/>.</summary>
    [Parameter(ParameterSetName = ByFilter)]
    public SwitchParameter Enabled { get; set; }

    /// <summary>
    /// Fills the property ProjectKeys with the keys of ProjectMappingIds, by Jira's list of projects, which is read once.
    /// </summary>
    [Parameter]
    public SwitchParameter IncludeProjectKey { get; set; }

    /// <summary>The most requests by id under way at once. Objects keep the order of the ids all the same.</summary>
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

        // The names are alternatives, and come before the other filters: a name that exists is not reported as missing.
        if (Name is not null || LiteralName is not null)
        {
            names = Require(() => new NameSelection(Name, LiteralName));
            filters.Add(one => names.Matches(one.DisplayName ?? string.Empty));
        }

        AddFilter(Origin, one => one.Origin);
        AddSwitch(nameof(Disabled), Disabled, one => one.Disabled == true);
        AddSwitch(nameof(Enabled), Enabled, one => one.Disabled != true);
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
            WriteMatching(RequiredServer());
        }
    }

    /// <summary>Lets only objects pass of which a text matches one of the patterns.</summary>
    private protected void AddFilter(string[]? patterns, Func<T, string?> text)
    {
        if (patterns is not null)
        {
            var selection = Require(() => new NameSelection(patterns));
            filters.Add(one => selection.Matches(text(one) ?? string.Empty));
        }
    }

    private void AddSwitch(string name, SwitchParameter given, Func<T, bool> fits)
    {
        if (MyInvocation.BoundParameters.ContainsKey(name))
        {
            filters.Add(one => fits(one) == given.IsPresent);
        }
    }

    private async Task<object?> GetAsync(ResourceTarget<T> target, WorkContext context)
    {
        var server = target.Server;
        var read = await ClientOf(server).GetAsync(target.Id, context.CancellationToken).ConfigureAwait(false);
        if (IncludeProjectKey)
        {
            AddKeys(read, await server.Projects.KeysAsync(Observer, context.CancellationToken).ConfigureAwait(false));
        }

        return read;
    }

    private void WriteMatching(GijServer server)
    {
        Require(() => Read(server), server);
        foreach (var name in names?.Missing ?? [])
        {
            WriteFailure(GijErrors.NotFound(Kind.NotFound, Kind.SubjectNamed(name), $"{server}"), name);
        }
    }

    private bool Read(GijServer server)
    {
        projectKeys = IncludeProjectKey ? WaitFor(token => server.Projects.KeysAsync(Observer, token)) : null;
        Stream<T>(ClientOf(server).ListAsync, WriteIfMatching);
        return true;
    }

    private void WriteIfMatching(T one)
    {
        if (!filters.TrueForAll(filter => filter(one)))
        {
            return;
        }

        if (projectKeys is not null)
        {
            AddKeys(one, projectKeys);
        }

        WriteObject(one);
    }

    private static void AddKeys(T one, ProjectKeys keys) => one.ProjectKeys = keys.Of(one.ProjectMappingIds ?? []);
}
