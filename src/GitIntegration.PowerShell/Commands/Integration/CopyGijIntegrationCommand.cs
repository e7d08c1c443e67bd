using System;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Makes integrations on one server like those on another, or on the same.</summary>
/// <remarks>
/// Takes over all settings but the secrets, which nobody can read, and which therefore have to be given where the type needs
/// them; any other setting that is given wins too. Projects are found by their keys, because their ids differ from one Jira
/// to the next. Gives the new integrations.
/// <para>What is missing on the other side is an error of that integration, such as <see cref="GijErrorId.ProjectNotFound"/> or <see cref="GijErrorId.MissingFields"/>.</para>
/// </remarks>
/// <example>
/// Copy to another server
/// <code>
/// Connect-GijServer -Sandbox -Name staging -NoDefault
/// Get-GijIntegration -Type FILESPACE |
///     Copy-GijIntegration -Destination staging
/// </code>
/// Here the other server is a second sandbox; a tracked folder has no secrets to give.
/// </example>
/// <example>
/// Copy with the secret of the other side
/// <code>
/// Connect-GijServer -Sandbox -Name staging -NoDefault
/// Get-GijIntegration -Type GITLAB_SERVER |
///     Copy-GijIntegration -Destination staging -Pat (Get-Secret GitLabPat)
/// </code>
/// The token goes to the new integrations only. Without it, MissingFields would name it.
/// </example>
/// <example>
/// See first what would be made
/// <code>
/// Connect-GijServer -Sandbox -Name staging -NoDefault
/// $changed = @{ Credential = Get-Credential; Disabled = $true }
/// Copy-GijIntegration 11 -Destination staging @changed -WhatIf
/// </code>
/// Names every setting of the copy, which would do nothing until it is switched on.
/// </example>
/// <example>
/// Make a second one on the same server
/// <code>
/// $changed = @{ Origin = '/srv/git/boards/*'; DisplayName = 'Boards' }
/// Copy-GijIntegration 6 -Destination sandbox @changed
/// </code>
/// All else is as in integration 6.
/// </example>
/// <seealso cref="GetGijProjectCommand"/>
/// <seealso cref="ConnectGijServerCommand"/>
[Cmdlet(VerbsCommon.Copy, "GijIntegration", SupportsShouldProcess = true)]
[OutputType(typeof(GijIntegration))]
public sealed class CopyGijIntegrationCommand : IntegrationSettingsCommand
{
    private GijServer? destination;

    /// <summary>The ids of the integrations to copy, or objects of <see cref="GetGijIntegrationCommand"/>. An object is copied as it is here, edits included; an id is read on the server of -Server.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    public IntegrationReference[] Identity { get; set; } = [];

    /// <summary>The connection to copy to: its name, or the object that <see cref="ConnectGijServerCommand"/> gave.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ServerCompleter))]
    public ServerReference? Destination { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        destination = Require(Destination!.Resolve, Destination);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        ForEach(
            Identity,
            reference =>
            {
                var source = ServerOf(reference);
                var target = destination!;
                var original = reference.Integration ?? Await(stop => new IntegrationClient(source).GetAsync(reference.Id, stop));
                var settings = GivenFor(target).WithEdits(original.Settings());
                TranslateProjects(settings, source, target);
                settings.RequireConsistent();
                settings.RequireComplete();
                WarnOfUnused(settings);
                return Confirmed($"Copy integration {original} from {source} to {target}", ChangeText.Of(settings, null))
                    ? new Job(
                        target,
                        reference,
                        async stop => await new IntegrationClient(target).AddAsync(settings, stop).ConfigureAwait(false)
                    )
                    : null;
            }
        );

    /// <summary>The ids of projects mean others on another server: they are looked up by their keys, unless projects were given.</summary>
    private void TranslateProjects(RequestSettings settings, GijServer source, GijServer target)
    {
        if (ProjectKey is not null || Given.Names(IntegrationFields.ProjectMappingIds))
        {
            return;
        }

        if (settings.IsGlobal)
        {
            settings.Set(IntegrationFields.ProjectMappingIds, Array.Empty<long>());
        }

        if (source == target || settings.Ids is not { Length: > 0 } ids)
        {
            return;
        }

        settings.Set(
            IntegrationFields.ProjectMappingIds,
            Await(async stop =>
            {
                var keys = await source.Projects.KeysOfAsync(ids, stop).ConfigureAwait(false);
                return await target.Projects.IdsOfAsync(keys, stop).ConfigureAwait(false);
            })
        );
    }
}
