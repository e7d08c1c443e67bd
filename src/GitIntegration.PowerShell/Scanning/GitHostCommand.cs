using System.Management.Automation;
using System.Security;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>The base of the cmdlets that can ask git hosts: the login, and the previews.</summary>
public abstract class GitHostCommand : ResourceCommand<GijIntegration>
{
    private readonly PerServer<ScanPreview> previews;

    private protected GitHostCommand() => previews = new(server => Task.FromResult(new ScanPreview(server, Observer)));

    /// <summary>The token of the git host (not of Jira), as a SecureString.</summary>
    [Parameter]
    [Alias("PersonalAccessToken")]
    [Secret]
    public SecureString? Pat { get; set; }

    /// <summary>The user name and password of the git host, instead of a token.</summary>
    [Parameter]
    [ValidateNotNull]
    [Login]
    public PSCredential? Credential { get; set; }

    /// <summary>What the next scan would do. The repositories of a server are read once a command.</summary>
    private protected async Task<ScanResult> PreviewAsync(GijServer server, ScanSource source, HostList? saved, WorkContext context)
    {
        var preview = await previews.GetAsync(server).ConfigureAwait(false);
        return await preview.RunAsync(source, saved, context.CancellationToken).ConfigureAwait(false);
    }
}
