using System.Management.Automation;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>The base of the cmdlets that switch objects on or off.</summary>
/// <typeparam name="T">The noun's objects.</typeparam>
public abstract class ResourceStateCommand<T> : ResourceChangeCommand<T>
    where T : GijResource
{
    /// <summary>Sends the request even for an object that was in that state when you read it.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>True to switch off, false to switch on.</summary>
    private protected abstract bool Disables { get; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEach(Identity, SwitchAsync);

    private async Task<object?> SwitchAsync(ResourceReference<T> reference, GijServer server, WorkContext context)
    {
        var client = ClientOf(server);
        var alreadySet = !Force && reference.Resource?.ReadValue(SharedFields.Disabled) is bool disabled && disabled == Disables;
        if (alreadySet)
        {
            context.Post(() => WriteVerbose($"{CapitalNoun} {reference} on {server} is {(Disables ? "disabled" : "enabled")} already."));
        }
        else
        {
            var present = await PresentAsync(reference, client, context).ConfigureAwait(false);
            if (!await context.AskAsync(() => Confirm(Describe(present?.Label ?? $"{reference}", server), [])).ConfigureAwait(false))
            {
                return null;
            }

            await context.ChangeAsync(token => client.SetDisabledAsync(reference.Id, Disables, token)).ConfigureAwait(false);
        }

        return PassThru ? await client.GetAsync(reference.Id, context.CancellationToken).ConfigureAwait(false) : null;
    }

    private string Describe(string label, GijServer server) => $"{(Disables ? "Disable" : "Enable")} {Kind.Noun} {label} on {server}";
}
