using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Creates a plain git repository, one that belongs to no integration.</summary>
/// <remarks>
/// <para>Needs <c>-Origin</c>; without it you get a <see cref="GijErrorId.MissingFields"/> error, and nothing is sent. Returns the
/// repository with its new id. The server clones and indexes it afterwards.</para>
/// <para>The request is never repeated where the server may have acted, so that nothing is created twice. Repositories of an integration
/// are not created by hand: its next scan finds them.</para>
/// </remarks>
/// <example>
/// Add a repository by its URL
/// <code>
/// $pat = Read-Host 'Token of the git host' -AsSecureString
/// New-GijRepository -Origin https://git.example.com/tools.git -Pat $pat
/// </code>
/// You type the token unseen. The object that is returned has the new id.
/// </example>
/// <example>
/// Use a clone on the Jira server that something else updates
/// <code>
/// $clone = @{
///     DisplayName   = 'Firmware'
///     Origin        = '/srv/git/firmware.git'
///     RealRoot      = '/srv/git/firmware.git'
///     AbsoluteRoot  = $true
///     EnableFetches = $false
/// }
/// New-GijRepository @clone
/// </code>
/// Never remove such a repository with -DeleteFiles: it is the original.
/// </example>
/// <example>
/// Show it to some projects, with links to your own web pages
/// <code>
/// $shown = @{ Global = $false; ProjectKey = 'OPS' }
/// $web = 'https://git.example.com/tools'
/// New-GijRepository -Origin "$web.git" -ChangesetFormat "$web/`${rev}" @shown
/// </code>
/// The backtick keeps ${rev} for the app; single quotes do too.
/// </example>
/// <seealso cref="GetGijRepositoryCommand"/>
[Cmdlet(VerbsCommon.New, "GijRepository", SupportsShouldProcess = true)]
[OutputType(typeof(GijRepository))]
public sealed class NewGijRepositoryCommand : RepositorySettingsCommand
{
    /// <summary>
    /// If the server has a repository with the same name and origin, returns that one and sends nothing. Without this switch, you get a
    /// warning and a second repository. If you give only one of the two, only that one is compared.
    /// </summary>
    [Parameter]
    public SwitchParameter SkipExisting { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        AddNew(SkipExisting);
    }
}
