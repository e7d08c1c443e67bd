using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>Removes git integrations.</summary>
/// <remarks>
/// Asks first, unless you add <c>-Confirm:$false</c>. Enter means yes. The question and <c>-WhatIf</c> show the name of the integration and
/// how many repositories go with it; both are read before. The server accepts a removal at once and carries it out later; until then it
/// lists the integration as disabled. <c>-Wait</c> waits until it's gone.
/// <para>The clones stay on the Jira server's disk, unless you add <c>-DeleteFiles</c>. For a tracked folder, whose repositories the app
/// may use in place, that is a <see cref="GijErrorId.WouldEraseOriginal"/> error and nothing is sent, unless you also add
/// <c>-Force</c>.</para>
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
    private PerServer<Dictionary<int, int>>? counts;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        counts = new(ReadCountsAsync);
    }

    private protected override async Task<IEnumerable<string>> ConsequencesAsync(GijIntegration? present, GijServer server)
    {
        var consequences = new List<string>();
        if (
            IsShownFirst
            && present is not null
            && (await counts!.GetAsync(server).ConfigureAwait(false)).TryGetValue(present.Id, out var count)
        )
        {
            consequences.Add(count == 1 ? "This also removes its only repository." : $"This also removes its {count} repositories.");
        }

        if (DeleteFiles)
        {
            consequences.Add("This also deletes the clones on the Jira server's disk.");
        }

        if (DeleteFiles && present?.Type == IntegrationTypes.TrackedFolder)
        {
            consequences.Add("The app may use repositories of this tracked folder in place: those originals are deleted.");
        }

        return consequences;
    }

    /// <summary>Counts the repositories; none if the list can't be read, because the question makes sense without the number.</summary>
    private async Task<Dictionary<int, int>> ReadCountsAsync(GijServer server)
    {
        try
        {
            return await RepositoryCounts.ReadAsync(server, Observer, StoppingToken).ConfigureAwait(false);
        }
        catch (GijException failure) when (!failure.EndsCommand)
        {
            return [];
        }
    }
}
