using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Disables git integrations.</summary>
/// <remarks>
/// If an object is already disabled, no request is sent unless you add <c>-Force</c>. For an id, the request is always sent. Returns
/// nothing unless you add <c>-PassThru</c>.
/// </remarks>
/// <example>
/// Disable one
/// <code>
/// Disable-GijIntegration 4
/// </code>
/// It keeps its settings. Enable-GijIntegration enables it again.
/// </example>
/// <example>
/// Disable everything on one git host, four at a time
/// <code>
/// Get-GijIntegration -Origin '*gitlab*' |
///     Disable-GijIntegration -ThrottleLimit 4 -PassThru
/// </code>
/// Results keep their order. With a limit above 1, changes already sent are made even if an earlier one fails.
/// </example>
/// <example>
/// Disable temporarily
/// <code>
/// $running = Get-GijIntegration -Type GITHUB* -Enabled
/// $running | Disable-GijIntegration
/// try {
///     'The work on GitHub goes here.'
/// }
/// finally {
///     $running | Enable-GijIntegration
/// }
/// </code>
/// Enables only those that were enabled before.
/// </example>
[Cmdlet(VerbsLifecycle.Disable, "GijIntegration", SupportsShouldProcess = true)]
[OutputType(typeof(GijIntegration))]
public sealed class DisableGijIntegrationCommand : ResourceStateCommand<GijIntegration>
{
    private protected override bool Disables => true;
}
