using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>
/// The settings that every noun has, each declared once. A setting is sent if and only if it was given. None takes
/// pipeline input: the next record would see the values of the one before it as given.
/// </summary>
/// <typeparam name="T">The noun's objects.</typeparam>
public abstract partial class SettingsCommand<T> : ResourceCommand<T>
    where T : GijResource
{
    private readonly HashSet<string> loginsWarnedOf = [],
        originsWarnedOf = [];

    /// <summary>The name in the app's list of repositories. If a new {noun} has none, the server creates one.</summary>
    [Parameter]
    [Text]
    public string? DisplayName { get; set; }

    /// <summary>
    /// The URL on the git host, for example <c>https://github.example.com</c>, or a path on the Jira server. The path of a tracked folder
    /// may end in a wildcard. Types with one host for everyone, such as <c>GITHUB</c>, don't need it.
    /// </summary>
    [Parameter]
    [Text]
    public string? Origin { get; set; }

    /// <summary>
    /// <see langword="true"/> disables it, <see langword="false"/> enables it. <c>Disable-Gij{Noun}</c> and <c>Enable-Gij{Noun}</c> use a
    /// different API request, which the app's vendor calls more reliable.
    /// </summary>
    [Parameter]
    [Flag]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public bool Disabled { get; set; }

    /// <summary>Whether commits are announced by e-mail. The server's default is <see langword="false"/>.</summary>
    [Parameter]
    [Flag]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public bool SendCommitEmails { get; set; }

    /// <summary>
    /// The maximum age of a commit, in minutes, at which it's still announced by e-mail. The server's default is 1440, one day.
    /// </summary>
    [Parameter]
    [WholeNumber]
    [ValidateRange(SharedFields.MaxMinsMinimum, int.MaxValue)]
    public int MaxMinsToCommitEmail { get; set; }

    /// <summary>
    /// The account on the git host. For AWS CodeCommit, the access key id. For <c>TFS_SERVER</c> with a token, the word <c>all</c>.
    /// </summary>
    [Parameter]
    [Text]
    public string? Username { get; set; }

    /// <summary>
    /// The password on the git host. For AWS CodeCommit, the secret key. Use a SecureString, as <c>Read-Host -AsSecureString</c> and
    /// <c>Get-Secret</c> return it. Plain text is refused, except <c>''</c>, which clears it.
    /// </summary>
    [Parameter]
    [Secret]
    public SecureString? Password { get; set; }

    /// <summary>
    /// The user name and password for the git host, as <c>Get-Credential</c> returns them. Use it instead of <see cref="Username"/> and
    /// <see cref="Password"/>: together they cause a <see cref="GijErrorId.ConflictingFields"/> error.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    [Login]
    public PSCredential? Credential { get; set; }

    /// <summary>
    /// The personal access token of the git host (not of Jira). Use a SecureString, as <c>Read-Host -AsSecureString</c> and
    /// <c>Get-Secret</c> return it. Plain text is refused, except <c>''</c>, which clears it. You can change it, but not read it.
    /// </summary>
    [Parameter]
    [Alias("PersonalAccessToken")]
    [Secret]
    public SecureString? Pat { get; set; }

    /// <summary>
    /// <see langword="true"/> makes the app ignore certificate errors of the git host. The server's default is <see langword="false"/>.
    /// </summary>
    [Parameter]
    [Flag]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public bool DisableSslVerification { get; set; }

    /// <summary>
    /// Whether the repository browser is on. The server's default is <see langword="true"/>; {a noun} that isn't for all projects then
    /// needs at least one project.
    /// </summary>
    [Parameter]
    [Flag]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public bool GitViewerEnabled { get; set; }

    /// <summary>Whether smart commits are processed. The server's default is <see langword="true"/>.</summary>
    [Parameter]
    [Flag]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public bool SmartCommitsEnabled { get; set; }

    /// <summary>
    /// <see langword="true"/> shows it to all Jira projects, <see langword="false"/> only to those in <see cref="ProjectKey"/> or <see
    /// cref="ProjectMappingId"/>.
    /// </summary>
    [Parameter]
    [Flag]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public bool Global { get; set; }

    /// <summary>
    /// The numeric ids of the Jira projects that see it, as Get-GijProject lists them; <c>@()</c> clears the list. Together with
    /// <c>-Global $true</c>, it causes a <see cref="GijErrorId.ConflictingFields"/> error.
    /// </summary>
    [Parameter]
    [Alias("ProjectMappingIds")]
    [IdList]
    [ArgumentCompleter(typeof(ProjectIdCompleter))]
    [ValidateRange(SharedFields.ProjectIdMinimum, long.MaxValue)]
    public long[]? ProjectMappingId { get; set; }

    /// <summary>
    /// The keys of the Jira projects that see it, instead of <see cref="ProjectMappingId"/>. They're looked up on each server that is
    /// changed; an empty list clears them. If a key doesn't exist there, you get a <see cref="GijErrorId.ProjectNotFound"/> error.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectKeyCompleter))]
    public string[]? ProjectKey { get; set; }

    /// <summary>Whether Jira shows the differences of commits and files.</summary>
    [Parameter]
    [Flag]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public bool SourcesDiffViewEnabled { get; set; }

    /// <summary>Whether issue keys in the history are indexed.</summary>
    [Parameter]
    [Flag]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public bool RevisionIndexing { get; set; }

    /// <summary>A Java regular expression for the tags that issues show; <c>''</c> shows all.</summary>
    [Parameter]
    [Text]
    public string? TagsFilter { get; set; }

    /// <summary>A regular expression for the pull requests and branches that issues hide; <c>''</c> hides none.</summary>
    [Parameter]
    [Text]
    public string? PrHideFilter { get; set; }

    /// <summary>
    /// <see langword="true"/> uses the date of a repository's pack folder to detect changes. Keep the server's default, <see
    /// langword="false"/>, on network shares.
    /// </summary>
    [Parameter]
    [Flag]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public bool TrustFolderStat { get; set; }

    /// <summary>Whether <c>refs/notes/*</c> are fetched. The server's default is <see langword="true"/>.</summary>
    [Parameter]
    [Flag]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public bool RefSpecNotes { get; set; }

    /// <summary>Whether <c>refs/changes/*</c> are fetched. The server's default is <see langword="false"/>.</summary>
    [Parameter]
    [Flag]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public bool RefSpecChanges { get; set; }

    /// <summary>More refspecs to fetch, separated by commas, for example <c>+refs/meta/*:refs/meta/*</c>.</summary>
    [Parameter]
    [Text]
    public string? RefSpecCustom { get; set; }

    /// <summary>
    /// Settings that have no parameter, by their names in the API, for example <c>@{ limitGitData = $true }</c>. Use a SecureString for a
    /// secret: plain text under a name such as <c>clientSecret</c> causes an <see cref="GijErrorId.InvalidValue"/> error. A setting that
    /// has a parameter is sent with a warning, or refused if it's a secret.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? AdditionalField { get; set; }

    /// <summary>
    /// Sends filters as they are. Without this switch, an expression or pattern that can't be used is an <see
    /// cref="GijErrorId.InvalidFilter"/> error, and you get a warning for one that probably doesn't mean what it seems to.
    /// </summary>
    [Parameter]
    public SwitchParameter SkipFilterTest { get; set; }

    private bool isWhatIf;
    private FilterCheck? filterCheck;

    /// <summary>Read once, so that a key that doesn't exist isn't looked for again for each object.</summary>
    private PerServer<Dictionary<string, GijProject>>? projects;

    /// <summary>The names of the settings to clear, where the cmdlet has such a parameter.</summary>
    private protected virtual string[]? ToClear => null;

    /// <summary>The given settings, except projects given by key.</summary>
    private protected SettingSet Given { get; private set; } = new(Kind.Table);

    /// <summary>True if no setting was given.</summary>
    private protected bool IsNothingGiven => Given.IsEmpty && ProjectKey is null;

    /// <summary>True if projects were given, by id or by key.</summary>
    private protected bool AreProjectsGiven => ProjectKey is not null || Given.Names(SharedFields.ProjectMappingIds);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        isWhatIf = IsWhatIf;
        projects = new(server => server.Projects.FindAsync(ProjectKey!, Observer, StoppingToken));
        filterCheck = new FilterCheck(text => Pump.Post(() => WriteWarning(text)));
        Given = Require(() =>
        {
            var given = ReadGiven();
            CheckFilters(given, present: null);
            return given;
        });
    }

    /// <summary>Refuses filters that can't be used.</summary>
    /// <param name="settings">What is sent.</param>
    /// <param name="present">The object as it is; null for a new one, and where it isn't known.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidFilter"/>.</exception>
    private protected void CheckFilters(SettingSet settings, T? present)
    {
        if (!SkipFilterTest)
        {
            CheckFilters(settings, present, filterCheck!);
        }
    }

    private protected virtual void CheckFilters(SettingSet settings, T? present, FilterCheck check)
    {
        check.Check(settings, SharedFields.TagsFilter, "Test-GijTagsFilter", filter => new JavaPattern(filter).Problems);
        check.Check(settings, SharedFields.PrHideFilter, "Test-GijPrHideFilter", filter => new JavaPattern(filter).Problems);
    }

    /// <summary>What was given, for this server: the keys of projects become the ids that they have there.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.ProjectNotFound"/>.</exception>
    private protected async Task<SettingSet> GivenForAsync(GijServer server)
    {
        if (ProjectKey is null)
        {
            return Given;
        }

        var found = await projects!.GetAsync(server).ConfigureAwait(false);
        var settings = Given.Copy();
        settings.Set(SharedFields.ProjectMappingIds, server.Projects.IdsOf(ProjectKey, found));
        return settings;
    }

    /// <summary>Warns of settings that have no effect on the type of a new object.</summary>
    private protected void WarnOfUnused(SettingSet settings)
    {
        foreach (var field in Kind.UnusedIn(settings))
        {
            WriteWarning(
                $"-{field.ParameterName} has no effect on this type of {Kind.Noun}; it is for {string.Join(", ", field.UsedBy!)}."
            );
        }
    }

    /// <summary>Warns of logins in addresses, once per setting, and of an origin without a scheme.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="present">The object that they are for; null where it isn't known, or doesn't exist yet.</param>
    private protected void WarnOfAddresses(SettingSet settings, T? present)
    {
        var origin = settings.Value(SharedFields.Origin) as string ?? string.Empty;
        if (!Kind.HasPath(settings, present) && HostName.WarningFor(origin) is { } warning && originsWarnedOf.Add(origin))
        {
            WriteWarning(warning);
        }

        foreach (var name in settings.NamesWithLogin.Where(loginsWarnedOf.Add))
        {
            WriteWarning(
                $"The address in {name} has a login in it, which Jira stores and shows as plain text. "
                    + "Use -Username with -Password, or -Pat, instead."
            );
        }
    }

    /// <inheritdoc/>
    internal override void WriteResult(object result)
    {
        WarnOfGlobal(result);
        base.WriteResult(result);
    }

    /// <summary>Warns of an object that all projects see although some were named.</summary>
    private protected void WarnOfGlobal(object result)
    {
        var namesProjects = ProjectKey is { Length: > 0 } || Given.ProjectIds() is { Length: > 0 };
        if (namesProjects && result is T { Global: true } one)
        {
            WriteWarning(
                $"{CapitalNoun} {one} is shown to all projects, not only to those that you named. Add -Global $false to restrict it."
            );
        }
    }

    private SettingSet ReadGiven()
    {
        var settings = new SettingSet(Kind.Table);
        foreach (var given in MyInvocation.BoundParameters)
        {
            if (Kind.Table.OfParameter(given.Key) is { } field)
            {
                settings.Set(field, given.Value);
            }
        }

        if (Credential is not null)
        {
            AddCredential(settings, Credential);
        }

        foreach (var name in ToClear ?? [])
        {
            AddCleared(settings, name);
        }

        if (AdditionalField is not null)
        {
            AdditionalFields.AddTo(settings, AdditionalField, WriteWarning);
        }

        if (ProjectKey?.Any(string.IsNullOrWhiteSpace) == true)
        {
            throw GijErrors.InvalidValue("-ProjectKey", Reasons.Named("EmptyProjectKey"));
        }

        if (ProjectKey is not null && settings.Names(SharedFields.ProjectMappingIds))
        {
            throw GijErrors.Conflict("-ProjectKey and -ProjectMappingId", Reasons.Named("ProjectsGivenTwice"));
        }

        settings.RequireConsistent(Kind.Noun, namesProjects: ProjectKey is not null);
        return settings;
    }

    private static void AddCleared(SettingSet settings, string name)
    {
        var field = (Kind.Table.OfParameter(name) ?? Kind.Table.OfName(name)) is { Kind.Cleared: not null } clearable
            ? clearable
            : throw GijErrors.NotClearable(name, [.. Kind.Table.Clearable.Select(one => one.ParameterName)]);
        if (settings.HasValue(field))
        {
            throw GijErrors.Conflict($"-{field.ParameterName} and -Clear {field.ParameterName}", Reasons.Named("SetAndCleared"));
        }

        settings.Set(field, field.Kind.Cleared);
    }

    private static void AddCredential(SettingSet settings, PSCredential credential)
    {
        if (settings.Names(SharedFields.Username) || settings.Names(SharedFields.Password))
        {
            throw GijErrors.Conflict("-Credential and -Username or -Password", Reasons.Named("CredentialIsBoth"));
        }

        settings.Set(SharedFields.Username, credential.UserName);
        settings.Set(SharedFields.Password, credential.Password);
    }
}
