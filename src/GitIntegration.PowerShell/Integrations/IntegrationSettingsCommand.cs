using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>The settings that only integrations have, each declared once.</summary>
public abstract class IntegrationSettingsCommand : SettingsCommand<GijIntegration>
{
    /// <summary>
    /// The type of integration, which determines the kind of git host. Whether the server changes the type of an existing one isn't
    /// documented.
    /// </summary>
    [Parameter]
    [Text]
    [ValidateSet(
        IntegrationTypes.GitHub,
        IntegrationTypes.GitHubServer,
        IntegrationTypes.GitLab,
        IntegrationTypes.GitLabServer,
        IntegrationTypes.GitLabServerLegacy,
        IntegrationTypes.TrackedFolder,
        IntegrationTypes.AzureDevOps,
        IntegrationTypes.VisualStudio,
        IntegrationTypes.Azure,
        IntegrationTypes.TeamFoundationServer,
        IntegrationTypes.CodeCommit,
        IntegrationTypes.Gerrit
    )]
    public string? Type { get; set; }

    /// <summary>
    /// The path in the git host's own API that lists the repositories to track. It starts with <c>/</c> and has at most 2000 characters;
    /// <c>''</c> clears it.
    /// </summary>
    [Parameter]
    [Text]
    [ValidateLength(0, IntegrationFields.ApiPathMaximumLength)]
    [ApiPath]
    public string? ApiPath { get; set; }

    /// <summary>
    /// A case-sensitive JMESPath expression that filters the git host's list of repositories, for example <c>[?archived==`false`]</c>.
    /// Repositories that no longer match are removed from Jira at the next scan. Microsoft hosts wrap the list, so the expression
    /// must too: <c>{value:value[?name=='Tools']}</c>.
    /// </summary>
    [Parameter]
    [Text]
    public string? ApiFilter { get; set; }

    /// <summary>The collection to connect to. For Microsoft hosts only.</summary>
    [Parameter]
    [Text]
    public string? TfsCollection { get; set; }

    /// <summary>The region of the repositories. For AWS CodeCommit only, where it's required.</summary>
    [Parameter]
    [Text]
    [ValidateSet(
        AwsRegions.UsEast1,
        AwsRegions.UsEast2,
        AwsRegions.UsWest1,
        AwsRegions.UsWest2,
        AwsRegions.AfSouth1,
        AwsRegions.ApEast1,
        AwsRegions.ApSouth1,
        AwsRegions.ApSouth2,
        AwsRegions.ApNortheast1,
        AwsRegions.ApNortheast2,
        AwsRegions.ApNortheast3,
        AwsRegions.ApSoutheast1,
        AwsRegions.ApSoutheast2,
        AwsRegions.ApSoutheast3,
        AwsRegions.CaCentral1,
        AwsRegions.EuCentral1,
        AwsRegions.EuCentral2,
        AwsRegions.EuWest1,
        AwsRegions.EuWest2,
        AwsRegions.EuWest3,
        AwsRegions.EuSouth1,
        AwsRegions.EuSouth2,
        AwsRegions.EuNorth1,
        AwsRegions.MeCentral1,
        AwsRegions.MeSouth1,
        AwsRegions.SaEast1
    )]
    public string? AwsRegion { get; set; }

    /// <summary>
    /// Whether users need their own token for branches and pull requests. The server's default is <see langword="false"/>.
    /// </summary>
    [Parameter]
    [Flag]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public bool RequireUserPat { get; set; }

    /// <summary>
    /// How many levels of a tracked folder are searched for repositories. For <c>FILESPACE</c> only, where it's required.
    /// </summary>
    [Parameter]
    [WholeNumber]
    [ValidateRange(IntegrationFields.FolderDepthMinimum, IntegrationFields.FolderDepthMaximum)]
    public int FolderDepth { get; set; }

    /// <summary>The type decides in which form a filter has to return the list.</summary>
    private protected override bool IsReadFirst(SettingSet settings) =>
        !SkipFilterTest && settings.HasValue(IntegrationFields.ApiFilter) && !settings.Names(IntegrationFields.Type);

    private protected override void CheckFilters(SettingSet settings, GijIntegration? present, FilterCheck check)
    {
        base.CheckFilters(settings, present, check);
        var type = IntegrationType.NameOf(settings, present);
        check.Check(
            settings,
            IntegrationFields.ApiFilter,
            "Test-GijApiFilter",
            filter => GitIntegration.ApiFilter.Check(filter, type),
            type
        );
    }
}
