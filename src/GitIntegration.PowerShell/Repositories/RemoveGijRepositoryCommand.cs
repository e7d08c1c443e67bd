using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Removes git repositories.</summary>
/// <remarks>
/// <para>Asks first, unless you add <c>-Confirm:$false</c>. The server accepts a removal at once and carries it out later; until then it
/// lists the repository as disabled. <c>-Wait</c> waits for that. Ids are looked up in the list first, so that the id of an integration is
/// an error.</para>
/// <para>A repository that is nested in an integration comes back with its next scan, of which you are warned. To keep it out, change the
/// integration: its <c>-ApiPath</c> or <c>-ApiFilter</c>; or use <see cref="DisableGijRepositoryCommand"/>.</para>
/// <para>The clone stays on the Jira server's disk, unless you add <c>-DeleteFiles</c>. Where that could erase the original, because the
/// app uses the repository in place, you get a <see cref="GijErrorId.WouldEraseOriginal"/> error and nothing is sent, unless you add
/// <c>-Force</c> too.</para>
/// </remarks>
/// <example>
/// Remove one, and wait until it is gone
/// <code>
/// Get-GijRepository -Name 'Release notes' |
///     Remove-GijRepository -Wait -Confirm:$false
/// </code>
/// Without -Wait the server can still list it for a while.
/// </example>
/// <example>
/// See first what would be removed
/// <code>
/// Get-GijRepository -Disabled | Remove-GijRepository -DeleteFiles -WhatIf
/// </code>
/// Names each repository. Those that are nested in an integration come back with its next scan.
/// </example>
/// <seealso cref="GetGijRepositoryCommand"/>
/// <seealso cref="DisableGijRepositoryCommand"/>
[Cmdlet(VerbsCommon.Remove, "GijRepository", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(GijRepository))]
public sealed class RemoveGijRepositoryCommand : RemoveResourceCommand<GijRepository>
{
    private readonly ConcurrentDictionary<(GijServer, int), bool> warned = new();

    /// <summary>
    /// Deletes the files with <c>-DeleteFiles</c> even where they could be the original and not a clone: of a repository with an absolute
    /// root, a plain one, or one in a tracked folder.
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void CheckRemoval(GijRepository? present, GijServer server, Action<string> warn)
    {
        if (DeleteFiles && !Force && present?.OriginalAtRisk is { } reason)
        {
            throw GijErrors.WouldEraseOriginal($"{Kind.Noun} {present.Label}", server.Name, reason);
        }

        if (present?.IntegrationId is { } integration && warned.TryAdd((server, integration), true))
        {
            warn(
                $"The next scan of integration {integration} brings its repositories back, unless its -ApiPath or -ApiFilter leaves them "
                    + "out. Disable-GijRepository keeps them from being indexed."
            );
        }
    }

    private protected override IEnumerable<string> ConsequencesFor(GijRepository? present)
    {
        if (DeleteFiles)
        {
            yield return present?.OriginalAtRisk is null
                ? "Its clone on the Jira server is deleted too."
                : "Its files on the Jira server are deleted too. They can be the original.";
        }
    }
}
