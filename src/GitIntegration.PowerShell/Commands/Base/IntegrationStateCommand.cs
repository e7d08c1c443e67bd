using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>The base of the cmdlets that switch integrations on or off.</summary>
public abstract class IntegrationStateCommand : IntegrationChangeCommand
{
    /// <summary>Sends the request also for an object that is in that state already, as it was when it was read.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>True to switch off, false to switch on.</summary>
    private protected abstract bool Off { get; }

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        ForEach(
            Identity,
            reference =>
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

                return new Job(
                    server,
                    reference,
                    async stop =>
                    {
                        if (!isSo)
                        {
                            await client.SetDisabledAsync(reference.Id, Off, stop).ConfigureAwait(false);
                        }

                        return PassThru ? await client.GetAsync(reference.Id, stop).ConfigureAwait(false) : null;
                    }
                );
            }
        );
}
