using System.Management.Automation;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>Shows what the next scan of integrations would do with their repositories.</summary>
/// <remarks>
/// At each scan, the app asks the git host for its repositories and removes every repository that isn't listed any more, with its clone
/// and its index. A token that sees less or a typo in a filter is enough. This cmdlet asks the git host itself, as the app would, applies
/// the filter and compares the result with the repositories that Jira has now. It changes nothing, neither on the host nor in Jira.
/// <para>
/// This is the only kind of request of this module that doesn't go to Jira. It's sent only when you run this cmdlet, or with -Preview of
/// other cmdlets. The token goes to the integration's own git host and nowhere else: redirects and next pages on other hosts are refused,
/// certificates are checked, and http is accepted for this machine only.
/// </para>
/// <para>
/// GitHub, GitHub Enterprise, GitLab, Azure DevOps and Team Foundation Server can be asked. For other types you get a <see
/// cref="GijErrorId.ScanNotPreviewable"/> error. Jira doesn't return tokens, so you need -Pat or -Credential, or a list that you have
/// saved (-FromFile).
/// </para>
/// </remarks>
/// <example>
/// Preview the next scan with a new token
/// <code>
/// $pat = ConvertTo-SecureString 'sees-3' -AsPlainText -Force
/// Get-GijScanPreview 3 -Pat $pat
/// </code>
/// In the sandbox, this token sees three repositories, so the next scan would remove the others. With a real host, use
/// <c>Read-Host -AsSecureString</c>.
/// </example>
/// <example>
/// Preview a filter
/// <code>
/// $pat = ConvertTo-SecureString 'sees-all' -AsPlainText -Force
/// Get-GijScanPreview 3 -Pat $pat -ApiFilter '[?(!archived)]' |
///     Where-Object Effect -eq Removed
/// </code>
/// The repositories that are archived on the host would be removed from Jira.
/// </example>
/// <example>
/// Preview without a way to the host
/// <code>
/// '[{"name":"bootloader"},{"name":"display"}]' | Set-Content list.json
/// Get-GijScanPreview 6 -FromFile list.json
/// </code>
/// The list can come from another machine. One repository isn't in it, so it would be removed.
/// </example>
/// <seealso cref="TestGijApiFilterCommand"/>
/// <seealso cref="SetGijIntegrationCommand"/>
[Cmdlet(VerbsCommon.Get, "GijScanPreview")]
[OutputType(typeof(GijScanEffect))]
public sealed class GetGijScanPreviewCommand : GitHostCommand
{
    private HostList? saved;
    private SettingSet changes = new(Kind.Table);

    /// <summary>
    /// The ids or display names of the integrations, or objects from <see cref="GetGijIntegrationCommand"/>. If one fails, you get an
    /// error for it and the rest continue.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    public ResourceReference<GijIntegration>[] Identity { get; set; } = [];

    /// <summary>The filter to try instead of the integration's own; <c>''</c> for none.</summary>
    [Parameter]
    [Text]
    public string? ApiFilter { get; set; }

    /// <summary>The path of the host's API to try instead of the integration's own; <c>''</c> for the default.</summary>
    [Parameter]
    [Text]
    [ValidateLength(0, IntegrationFields.ApiPathMaximumLength)]
    [ApiPath]
    public string? ApiPath { get; set; }

    /// <summary>The address of the git host to ask instead of the integration's own. The token is sent there.</summary>
    [Parameter]
    [Text]
    public string? Origin { get; set; }

    /// <summary>
    /// A JSON file with what the host's list request returned, instead of asking the host: one page, or an array of pages.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? FromFile { get; set; }

    private protected override bool Changes => false;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        changes = Given();
        if (FromFile is not null)
        {
            saved = Require(() => HostList.Read(FilePaths.ToRead(SessionState.Path, FromFile)), FromFile);
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEach(Identity, PreviewAsync);

    /// <inheritdoc/>
    internal override void WriteResult(object result)
    {
        var scan = (ScanResult)result;
        WriteObject(scan.Effects, enumerateCollection: true);
        Say(scan.Summary);
    }

    private async Task<object?> PreviewAsync(ResourceTarget<GijIntegration> target, WorkContext context)
    {
        var integration = await ReadAsync(target, context).ConfigureAwait(false);
        return await PreviewAsync(target.Server, new ScanSource(integration, changes), saved, context).ConfigureAwait(false);
    }

    private SettingSet Given()
    {
        var settings = new SettingSet(Kind.Table);
        Set(SharedFields.Pat, Pat);
        Set(SharedFields.Username, Credential?.UserName);
        Set(SharedFields.Password, Credential?.Password);
        Set(IntegrationFields.ApiFilter, ApiFilter);
        Set(IntegrationFields.ApiPath, ApiPath);
        Set(SharedFields.Origin, Origin);
        return settings;

        void Set(Field field, object? value)
        {
            if (value is not null)
            {
                settings.Set(field, value);
            }
        }
    }
}
