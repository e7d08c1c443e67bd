using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>Removes git repositories.</summary>
/// <remarks>
/// <para>Asks first, unless you add <c>-Confirm:$false</c>. The server accepts a removal at once and carries it out later; until then it
/// lists the repository as disabled. <c>-Wait</c> waits for that. Ids are looked up in the list first, so the id of an integration is an
/// error.</para>
/// <para>A repository of an integration comes back with the integration's next scan; a warning tells you. To keep it out, change
/// <c>-ApiPath</c> or <c>-ApiFilter</c> of the integration, or use <see cref="DisableGijRepositoryCommand"/>.</para>
/// <para>The clone stays on the Jira server's disk, unless you add <c>-DeleteFiles</c>. If that could erase the original, because the app
/// uses the repository in place, you get a <see cref="GijErrorId.WouldEraseOriginal"/> error and nothing is sent, unless you also add
/// <c>-Force</c>.</para>
/// </remarks>
/// <example>
/// Remove one and wait until it's gone
/// <code>
/// Get-GijRepository -Name 'Release notes' |
///     Remove-GijRepository -Wait -Confirm:$false
/// </code>
/// Without -Wait, the server may still list it for a while.
/// </example>
/// <example>
/// Preview what would be removed
/// <code>
/// Get-GijRepository -Disabled | Remove-GijRepository -DeleteFiles -WhatIf
/// </code>
/// Lists each repository. Those of an integration come back with its next scan.
/// </example>
/// <seealso cref="GetGijRepositoryCommand"/>
/// <seealso cref="DisableGijRepositoryCommand"/>
[Cmdlet(VerbsCommon.Remove, "GijRepository", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(GijRepository))]
public sealed class RemoveGijRepositoryCommand : RemoveResourceCommand<GijRepository>
{
    private readonly ConcurrentDictionary<(GijServer, int), bool> warned = new();

    private protected override void WarnOfRemoval(GijRepository? present, GijServer server, Action<string> warn)
    {
        if (present?.IntegrationId is { } integration && warned.TryAdd((server, integration), true))
        {
            warn(
                $"The next scan of integration {integration} adds removed repositories again, unless -ApiPath or -ApiFilter excludes "
                    + "them. To only stop indexing, use Disable-GijRepository."
            );
        }
    }

    private protected override Task<IEnumerable<string>> ConsequencesAsync(GijRepository? present, GijServer server) =>
        Task.FromResult<IEnumerable<string>>(
            !DeleteFiles ? []
            : present?.OriginalAtRisk is null ? ["This also deletes its clone on the Jira server's disk."]
            : ["This also deletes its files on the Jira server's disk. They may be the original."]
        );
}
