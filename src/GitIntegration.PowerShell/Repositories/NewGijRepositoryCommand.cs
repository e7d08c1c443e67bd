using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Creates a git repository that belongs to no integration.</summary>
/// <remarks>
/// <para>Needs <c>-Origin</c>; without it you get a <see cref="GijErrorId.MissingFields"/> error, and nothing is sent. Returns the
/// repository with its new id. The server clones and indexes it afterwards.</para>
/// <para>The request is never repeated if the server may have acted, so nothing is created twice. You don't create repositories of an
/// integration: its next scan finds them.</para>
/// </remarks>
/// <example>
/// Add a repository by its URL
/// <code>
/// $pat = Read-Host 'Token of the git host' -AsSecureString
/// New-GijRepository -Origin https://git.example.com/tools.git -Pat $pat
/// </code>
/// The token isn't shown as you type it. The object that is returned has the new id.
/// </example>
/// <example>
/// Use a clone on the Jira server that another program updates
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
/// Don't remove such a repository with -DeleteFiles: it's the original.
/// </example>
/// <example>
/// Show it to some projects, with links to your own web pages
/// <code>
/// $shown = @{ Global = $false; ProjectKey = 'OPS' }
/// $web = 'https://git.example.com/tools'
/// New-GijRepository -Origin "$web.git" -ChangesetFormat "$web/`${rev}" @shown
/// </code>
/// The backtick keeps ${rev} for the app, as single quotes do.
/// </example>
/// <seealso cref="GetGijRepositoryCommand"/>
[Cmdlet(VerbsCommon.New, "GijRepository", SupportsShouldProcess = true)]
[OutputType(typeof(GijRepository))]
public sealed class NewGijRepositoryCommand : RepositorySettingsCommand
{
    /// <summary>
    /// If the server has a repository with the same name and origin, returns that one and sends nothing. Without this switch, you get a
    /// warning and a second repository. If you give only the name or only the origin, only that is compared.
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
