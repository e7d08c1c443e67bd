using System;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>
/// Makes integrations on one server like those on another, or on the same. Takes over all settings but the secrets,
/// which nobody can read, and so have to be given; any other setting that is given wins too. Projects are found by
/// their keys. Gives the new integrations.
/// </summary>
[Cmdlet(VerbsCommon.Copy, "GijIntegration", SupportsShouldProcess = true)]
[OutputType(typeof(Integration))]
public sealed class CopyGijIntegrationCommand : IntegrationSettingsCommand
{
    private GijServer? destination;

    /// <summary>The ids of the integrations, or objects of Get-GijIntegration.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    public IntegrationReference[] Identity { get; set; } = [];

    /// <summary>The connection to copy to: its name, or the object that Connect-GijServer gave.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ServerCompleter))]
    public ServerReference? Destination { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        destination = Require(Destination!.Resolve, Destination);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEach(Identity, reference =>
    {
        var source = ServerOf(reference);
        var target = destination!;
        var original = reference.Integration ?? Await(stop => new IntegrationClient(source).GetAsync(reference.Id, stop));
        var settings = GivenFor(target).WithEdits(original.Settings());
        TranslateProjects(settings, source, target);
        settings.RequireConsistent();
        settings.RequireComplete();
        WarnOfUnused(settings);
        return Confirmed($"Copy integration {original} from {source} to {target}", ChangeText.Of(settings, null))
            ? new Job(target, reference, async stop => await new IntegrationClient(target).AddAsync(settings, stop).ConfigureAwait(false))
            : null;
    });

    /// <summary>The ids of projects mean others on another server: they are looked up by their keys, unless projects were given.</summary>
    private void TranslateProjects(RequestSettings settings, GijServer source, GijServer target)
    {
        if (ProjectKey is not null || Given.Names(IntegrationFields.ProjectMappingIds))
        {
            return;
        }

        if (settings.IsGlobal)
        {
            settings.Set(IntegrationFields.ProjectMappingIds, Array.Empty<long>());
        }

        if (source == target || settings.Ids is not { Length: > 0 } ids)
        {
            return;
        }

        settings.Set(IntegrationFields.ProjectMappingIds, Await(async stop =>
        {
            var keys = await source.Projects.KeysOfAsync(ids, stop).ConfigureAwait(false);
            return await target.Projects.IdsOfAsync(keys, stop).ConfigureAwait(false);
        }));
    }
}
