using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>Creates copies of integrations on another server or on the same one.</summary>
/// <remarks>
/// Copies all settings except the secrets, which can't be read: supply those that the type needs. Any setting that you give overrides the
/// copied one. Projects are found by their keys, because their ids differ between servers. Returns the new integrations.
/// <para>If something is missing on the other server, you get an error for that integration, such as <see
/// cref="GijErrorId.ProjectNotFound"/> or <see cref="GijErrorId.MissingFields"/>.</para>
/// </remarks>
/// <example>
/// Copy to another server
/// <code>
/// Connect-GijServer -Sandbox -Name staging -NoDefault
/// Get-GijIntegration -Type FILESPACE |
///     Copy-GijIntegration -Destination staging
/// </code>
/// Here, the other server is a second sandbox. A tracked folder needs no secrets.
/// </example>
/// <example>
/// Copy with a secret for the other server
/// <code>
/// Connect-GijServer -Sandbox -Name staging -NoDefault
/// Get-GijIntegration -Type GITLAB_SERVER |
///     Copy-GijIntegration -Destination staging -Pat (Get-Secret GitLabPat)
/// </code>
/// Only the new integrations get the token. Without it, you'd get a MissingFields error.
/// </example>
/// <example>
/// Preview the copies
/// <code>
/// Connect-GijServer -Sandbox -Name staging -NoDefault
/// $changed = @{ Credential = Get-Credential; Disabled = $true }
/// Copy-GijIntegration 11 -Destination staging @changed -WhatIf
/// </code>
/// Shows every setting of the copy, which stays disabled until you enable it.
/// </example>
/// <example>
/// Create a second one on the same server
/// <code>
/// $changed = @{ Origin = '/srv/git/boards/*'; DisplayName = 'Boards' }
/// Copy-GijIntegration 6 -Destination sandbox @changed
/// </code>
/// All other settings are those of integration 6.
/// </example>
/// <seealso cref="GetGijProjectCommand"/>
/// <seealso cref="ConnectGijServerCommand"/>
[Cmdlet(VerbsCommon.Copy, "GijIntegration", SupportsShouldProcess = true)]
[OutputType(typeof(GijIntegration))]
public sealed class CopyGijIntegrationCommand : ExistingIntegrationCommand
{
    private GijServer? destination;
    private PerServer<NameDirectory<GijIntegration>>? present;

    /// <summary>The connection to copy to: its name, or the object that <see cref="ConnectGijServerCommand"/> returned.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ServerCompleter))]
    public ServerReference? Destination { get; set; }

    /// <summary>
    /// If the destination has an integration of the same type, name and origin, returns that one and sends nothing. Without this switch,
    /// you get a warning and a second integration.
    /// </summary>
    [Parameter]
    public SwitchParameter SkipExisting { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        destination = Require(Destination!.Resolve, Destination);
        present = new(ReadNamesAsync);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        ForEach(
            Identity,
            source => new WorkItem(
                destination!,
                $"a copy of {Kind.SubjectOf(source.Id)}",
                source.Reference.Target,
                context => CopyOrExplainAsync(source, destination!, context)
            )
        );

    /// <summary>Errors of a copy name the original.</summary>
    private async Task<object?> CopyOrExplainAsync(ResourceTarget<GijIntegration> source, GijServer target, WorkContext context)
    {
        try
        {
            return await CopyAsync(source, target, context).ConfigureAwait(false);
        }
        catch (GijException failure) when (failure.Id != GijErrorId.MissingFields && failure.Id != Kind.NotFound)
        {
            throw failure.WithContext($"copying {Kind.Noun} {source}");
        }
    }

    private async Task<object?> CopyAsync(ResourceTarget<GijIntegration> source, GijServer target, WorkContext context)
    {
        var original = await ReadAsync(source, context).ConfigureAwait(false);
        var given = await GivenForAsync(target).ConfigureAwait(false);
        var settings = original.AddSettingsTo(given);
        var names = await present!.GetAsync(target).ConfigureAwait(false);
        var twin = names.TwinOf(settings, ofSameType: SkipExisting);
        if (SkipExisting)
        {
            RequireNameOrOrigin(settings);
            if (twin is not null)
            {
                context.Post(() => WriteVerbose(SaysExists(twin, settings, target)));
                return await ClientOf(target).GetAsync(twin.Id, context.CancellationToken).ConfigureAwait(false);
            }
        }

        await TranslateProjectsAsync(settings, source.Server, target, context.CancellationToken).ConfigureAwait(false);
        settings.RequireConsistent(Kind.Noun);
        CheckFilters(settings, original);
        Kind.RequireComplete(
            settings,
            ($"The copy of {Kind.Noun} {original}", $"Copy-GijIntegration {original.Id} -Destination {target.Name}")
        );
        context.Post(() => WarnOfTwin(twin, settings, target));
        context.Post(() => WarnOfUnused(settings));
        context.Post(() => WarnOfAddresses(settings, present: null));
        var question = $"Copy {Kind.Noun} {original} from {source.Server} to {target}";
        if (!await context.AskAsync(() => Confirm(question, DescribeChanges(settings, present: null))).ConfigureAwait(false))
        {
            return null;
        }

        var made = await context.ChangeAsync(own => ClientOf(target).AddAsync(settings, own)).ConfigureAwait(false);
        names.Add(made);
        return made;
    }

    /// <summary>The same id means another project on another server: projects are looked up by their keys, unless you named some.</summary>
    private async Task TranslateProjectsAsync(SettingSet settings, GijServer source, GijServer target, CancellationToken cancellationToken)
    {
        if (AreProjectsGiven)
        {
            return;
        }

        if (settings.IsGlobal())
        {
            settings.Set(SharedFields.ProjectMappingIds, Array.Empty<long>());
        }

        if (source == target || settings.ProjectIds() is not { Length: > 0 } ids)
        {
            return;
        }

        var keys = await source.Projects.KeysOfAsync(ids, Observer, cancellationToken).ConfigureAwait(false);
        var translated = await target.Projects.IdsOfAsync(keys, Observer, cancellationToken).ConfigureAwait(false);
        settings.Set(SharedFields.ProjectMappingIds, translated);
    }
}
