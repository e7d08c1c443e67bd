using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>
/// Changes settings of git integrations. Sends the settings that are given, and those that were edited on a piped
/// object; all others stay as they are on the server. Gives each integration as it is after the change.
/// </summary>
[Cmdlet(VerbsCommon.Set, "GijIntegration", SupportsShouldProcess = true)]
[OutputType(typeof(Integration))]
public sealed class SetGijIntegrationCommand : IntegrationSettingsCommand
{
    /// <summary>The ids of the integrations, or objects of Get-GijIntegration. An object is changed on the server that it came from.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    public IntegrationReference[] Identity { get; set; } = [];

    /// <summary>Reads each integration first, and sends only what differs from its present state, or nothing. Secrets are sent always: nobody can see which are set.</summary>
    [Parameter]
    public SwitchParameter SkipUnchanged { get; set; }

    /// <summary>How many changes may be under way at once, 1 to 64. The default is 1: then nothing is sent before the result of the one before is there.</summary>
    [Parameter]
    [ValidateRange(1, GijServer.MaximumConnections)]
    public int ThrottleLimit { get; set; } = 1;

    private protected override int RequestsAtOnce => ThrottleLimit;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (NothingGiven && !MyInvocation.ExpectingInput && Identity.All(reference => reference.Integration is null))
        {
            Fail(NothingToChange(Identity), Identity);
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEach(Identity, reference =>
    {
        var server = ServerOf(reference);
        var client = new IntegrationClient(server);
        var settings = WithEdits(GivenFor(server), reference, server);
        if (settings.IsEmpty)
        {
            throw NothingToChange(reference);
        }

        var current = reference.Integration;
        if (SkipUnchanged)
        {
            current = Await(stop => client.GetAsync(reference.Id, stop));
            settings = settings.Without(current);
        }

        if (settings.IsEmpty)
        {
            WriteVerbose($"Integration {current} on {server} has these settings already.");
            return new Job(server, reference, _ => Task.FromResult<object?>(current));
        }

        return Confirmed($"Change integration {reference} on {server}", ChangeText.Of(settings, current))
            ? new Job(server, reference, async stop =>
            {
                var changed = await client.UpdateAsync(reference.Id, settings, stop).ConfigureAwait(false);
                reference.Integration?.TakeOver(changed);
                return changed;
            })
            : null;
    });

    private static RequestSettings WithEdits(RequestSettings given, IntegrationReference reference, GijServer server)
    {
        if (reference.Integration is not { } integration)
        {
            return given;
        }

        try
        {
            var settings = given.WithEdits(integration.Changes());
            settings.RequireConsistent();
            return settings;
        }
        catch (GijException failure)
        {
            throw failure.After($"edited on integration {reference} of {server}");
        }
    }

    private static GijException NothingToChange(params IEnumerable<IntegrationReference> references) => GijException.Of(
        GijErrorId.NothingToChange,
        $"integration {string.Join(", ", references)}",
        references.Any(reference => reference.IsCopy) ? "no setting was given, and the edits of a copy (of Select-Object or Import-Clixml) cannot be seen" : "no setting was given and none was edited");
}
