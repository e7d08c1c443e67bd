using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>The base of the cmdlets that switch integrations on or off.</summary>
public abstract class IntegrationStateCommand : IntegrationCommand
{
    /// <summary>The ids of the integrations, or objects of Get-GijIntegration. An object is changed on the server that it came from.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    public IntegrationReference[] Identity { get; set; } = [];

    /// <summary>Sends the request also for an object that is in that state already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Reads each integration again afterwards and gives it.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>How many changes may be under way at once, 1 to 64. The default is 1: then nothing is sent before the result of the one before is there.</summary>
    [Parameter]
    [ValidateRange(1, GijServer.MaximumConnections)]
    public int ThrottleLimit { get; set; } = 1;

    private protected override int RequestsAtOnce => ThrottleLimit;

    /// <summary>True to switch off, false to switch on.</summary>
    private protected abstract bool Off { get; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEach(Identity, reference =>
    {
        var server = ServerOf(reference);
        var client = new IntegrationClient(server);
        var isSo = reference.Integration?.ReadValue(IntegrationFields.Disabled) is bool disabled && disabled == Off && !Force;
        if (isSo)
        {
            WriteVerbose($"Integration {reference} on {server} is {(Off ? "disabled" : "enabled")} already.");
        }
        else if (!Confirmed($"{(Off ? "Disable" : "Enable")} integration {reference} on {server}"))
        {
            return null;
        }

        return new Job(server, reference, async stop =>
        {
            if (!isSo)
            {
                await client.SetDisabledAsync(reference.Id, Off, stop).ConfigureAwait(false);
            }

            return PassThru ? await client.GetAsync(reference.Id, stop).ConfigureAwait(false) : null;
        });
    });
}
