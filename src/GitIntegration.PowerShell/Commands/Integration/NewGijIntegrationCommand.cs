using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>
/// Makes a git integration. What its type needs is checked first. Gives the integration with its new id; the server
/// scans the git host afterwards. The request is never repeated by itself, so that nothing is made twice.
/// </summary>
[Cmdlet(VerbsCommon.New, "GijIntegration", SupportsShouldProcess = true)]
[OutputType(typeof(Integration))]
public sealed class NewGijIntegrationCommand : IntegrationSettingsCommand
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        var server = RequiredServer();
        var settings = Require(() =>
        {
            Given.RequireComplete();
            return GivenFor(server);
        });
        WarnOfUnused(settings);
        if (Confirmed($"Create an integration on {server}", ChangeText.Of(settings, null)))
        {
            WriteObject(Require(() => Await(stop => new IntegrationClient(server).AddAsync(settings, stop)), server));
        }
    }
}
