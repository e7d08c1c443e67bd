using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>
/// Changes settings of git integrations. Sends the settings that are given, and those that were edited on a piped
/// object; all others stay as they are on the server. Gives each integration as it is after the change.
/// </summary>
[Cmdlet(VerbsCommon.Set, "GijIntegration", SupportsShouldProcess = true)]
[OutputType(typeof(Integration))]
public sealed class SetGijIntegrationCommand : IntegrationSettingsCommand
{
    private RequestSettings given = new();

    /// <summary>The ids of the integrations, or objects of Get-GijIntegration. An object is changed on the server that it came from.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    public IntegrationReference[] Identity { get; set; } = [];

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        given = Require(() =>
        {
            var settings = GivenSettings();
            settings.RequireConsistent();
            return settings;
        });
        if (given.IsEmpty && !MyInvocation.ExpectingInput && Identity.All(reference => reference.Integration is null))
        {
            Fail(NothingToChange(string.Join(", ", Identity.Select(reference => $"{reference}"))), Identity);
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEach(Identity, reference =>
    {
        var server = ServerOf(reference);
        var settings = given.WithEdits(reference.Integration?.Changes() ?? []);
        settings.RequireConsistent();
        if (settings.IsEmpty)
        {
            throw NothingToChange($"{reference}");
        }

        if (ShouldProcess($"integration {reference} on {server}", $"Set {ChangeText.Of(settings, reference.Integration)}"))
        {
            WriteObject(Wait(stop => new IntegrationClient(server).UpdateAsync(reference.Id, settings, stop)));
        }
    });

    private static GijException NothingToChange(string integrations) => GijException.Of(GijErrorId.NothingToChange, $"integration {integrations}");
}
