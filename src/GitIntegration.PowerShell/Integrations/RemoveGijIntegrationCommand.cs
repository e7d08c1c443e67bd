using System.Collections.Generic;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Removes git integrations.</summary>
/// <remarks>
/// Asks first, unless you add <c>-Confirm:$false</c>. The server accepts a removal at once and carries it out later; until then it lists
/// the integration as disabled. <c>-Wait</c> waits for that. If you give an id, the integration is read first, so that the question can
/// show its name.
/// <para>The clones stay on the Jira server's disk, unless you add <c>-DeleteFiles</c>.</para>
/// </remarks>
/// <example>
/// Remove one and wait until it's gone
/// <code>
/// Remove-GijIntegration 13 -Wait -Confirm:$false
/// </code>
/// Doesn't ask. Without -Wait, the server may still list the integration for a while.
/// </example>
/// <example>
/// Preview what would be removed
/// <code>
/// Get-GijIntegration -Disabled | Remove-GijIntegration -DeleteFiles -WhatIf
/// </code>
/// Lists each integration, and says that its clones would be deleted too.
/// </example>
/// <example>
/// Keep a record of what was removed
/// <code>
/// $removed = Get-GijIntegration -Disabled |
///     Remove-GijIntegration -PassThru -Confirm:$false
/// $removed | ForEach-Object { "$($_.Id): $($_.DisplayName), $($_.Origin)" }
/// </code>
/// -PassThru returns the previous state of each integration.
/// </example>
/// <example>
/// Treat already removed as success
/// <code>
/// try {
///     Remove-GijIntegration 99 -Confirm:$false -ErrorAction Stop
/// }
/// catch {
///     $id = $_.FullyQualifiedErrorId.Split(',')[0]
///     if ($id -ne 'IntegrationNotFound') { throw }
/// }
/// </code>
/// The script doesn't fail if you run it twice; all other errors are thrown again.
/// </example>
[Cmdlet(VerbsCommon.Remove, "GijIntegration", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(GijIntegration))]
public sealed class RemoveGijIntegrationCommand : RemoveResourceCommand<GijIntegration>
{
    private protected override IEnumerable<string> ConsequencesFor(GijIntegration? present)
    {
        if (DeleteFiles)
        {
            yield return "The clones of its repositories on the Jira server are deleted too.";
        }

        if (DeleteFiles && present?.Type == IntegrationTypes.TrackedFolder)
        {
            yield return "This is a tracked folder: repositories that the app uses in place are themselves deleted.";
        }
    }
}
