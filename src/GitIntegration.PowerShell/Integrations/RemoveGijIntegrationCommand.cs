using System.Collections.Generic;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Removes git integrations.</summary>
/// <remarks>
/// Asks first; <c>-Confirm:$false</c> does not. The server accepts a removal at once and carries it out a while later; until
/// then it lists the integration as disabled. <c>-Wait</c> waits for that. What is given by its id is read first where it
/// asks, so that the question can name it.
/// <para>The clones stay on the Jira server's disk, unless <c>-DeleteFiles</c> is given.</para>
/// </remarks>
/// <example>
/// Remove one, and wait until it is gone
/// <code>
/// Remove-GijIntegration 13 -Wait -Confirm:$false
/// </code>
/// Does not ask. Without -Wait the integration can still be listed for a while.
/// </example>
/// <example>
/// See first what would be removed
/// <code>
/// Get-GijIntegration -Disabled | Remove-GijIntegration -DeleteFiles -WhatIf
/// </code>
/// Names each integration, and that its clones would be deleted too.
/// </example>
/// <example>
/// Keep a record of what was removed
/// <code>
/// $removed = Get-GijIntegration -Disabled |
///     Remove-GijIntegration -PassThru -Confirm:$false
/// $removed | ForEach-Object { "$($_.Id): $($_.DisplayName), $($_.Origin)" }
/// </code>
/// -PassThru gives each integration as it was before.
/// </example>
/// <example>
/// Take it for done when it is gone already
/// <code>
/// try {
///     Remove-GijIntegration 99 -Confirm:$false -ErrorAction Stop
/// }
/// catch {
///     $id = $_.FullyQualifiedErrorId.Split(',')[0]
///     if ($id -ne 'IntegrationNotFound') { throw }
/// }
/// </code>
/// A script that is run twice does not fail the second time; every other error is thrown on.
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
