using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Switches git integrations off.</summary>
/// <remarks>
/// An object that is off already gets no request, unless <c>-Force</c> is given; an id gets one always. Gives nothing, unless
/// <c>-PassThru</c> is given.
/// </remarks>
/// <example>
/// Switch one off
/// <code>
/// Disable-GijIntegration 4
/// </code>
/// Its settings stay; Enable-GijIntegration switches it on again.
/// </example>
/// <example>
/// Switch off whatever uses one git host, four at once
/// <code>
/// Get-GijIntegration -Origin '*gitlab*' |
///     Disable-GijIntegration -ThrottleLimit 4 -PassThru
/// </code>
/// Results keep their order. With a limit above 1, changes already sent are made even if an earlier one fails.
/// </example>
/// <example>
/// Switch off for the time of some work
/// <code>
/// $running = Get-GijIntegration -Type GITHUB* -Enabled
/// $running | Disable-GijIntegration
/// try {
///     'The work on GitHub goes here.'
/// }
/// finally {
///     $running | Get-GijIntegration | Enable-GijIntegration
/// }
/// </code>
/// Only those that were on are switched on again. They are read anew, because the objects still show the old state.
/// </example>
[Cmdlet(VerbsLifecycle.Disable, "GijIntegration", SupportsShouldProcess = true)]
[OutputType(typeof(GijIntegration))]
public sealed class DisableGijIntegrationCommand : ResourceStateCommand<GijIntegration>
{
    private protected override bool Disables => true;
}
