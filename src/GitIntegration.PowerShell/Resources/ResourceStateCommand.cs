using System.Management.Automation;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>The base of the cmdlets that switch objects on or off.</summary>
/// <typeparam name="T">The noun's objects.</typeparam>
public abstract class ResourceStateCommand<T> : ResourceChangeCommand<T>
    where T : GijResource
{
    /// <summary>Sends the request even if the object was already in that state when you read it.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>True to switch off, false to switch on.</summary>
    private protected abstract bool Disables { get; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEach(Identity, SwitchAsync);

    private async Task<object?> SwitchAsync(ResourceTarget<T> target, WorkContext context)
    {
        var client = ClientOf(target.Server);
        if (!Force && IsAlreadySet(target))
        {
            var state = Disables ? "disabled" : "enabled";
            context.Post(() => WriteVerbose($"{CapitalNoun} {target} on {target.Server} is already {state}."));
        }
        else
        {
            // All nouns share the path of the request: an id that is another noun's must not be switched.
            var present = await ReadAsync(target, context).ConfigureAwait(false);
            if (!await IsConfirmedAsync(target, present, context).ConfigureAwait(false))
            {
                return null;
            }

            await context.ChangeAsync(token => client.SetDisabledAsync(target.Id, Disables, present, token)).ConfigureAwait(false);
            target.Resource?.TakeOver(SharedFields.Disabled, Disables);
        }

        if (!PassThru)
        {
            return null;
        }

        var result = await client.GetAsync(target.Id, context.CancellationToken).ConfigureAwait(false);
        target.Resource?.HandOn(result);
        return result;
    }

    /// <summary>True if the object was in that state when it was read; false for an id, whose state is unknown.</summary>
    private bool IsAlreadySet(ResourceTarget<T> target) =>
        target.Resource?.ReadValue(SharedFields.Disabled) is bool disabled && disabled == Disables;

    private async Task<bool> IsConfirmedAsync(ResourceTarget<T> target, T? present, WorkContext context)
    {
        var change = new SettingChange(SharedFields.Disabled, present, Disables);
        var verb = Disables ? "Disable" : "Enable";
        var question = $"{verb} {Kind.Noun} {LabelOf(target, present)} on {target.Server}";
        return await context.AskAsync(() => Confirm(question, [$"{change}"])).ConfigureAwait(false);
    }
}
