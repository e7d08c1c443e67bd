using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>Changes settings of git integrations.</summary>
/// <remarks>
/// Sends the settings that you give as parameters, and those that you edited on a piped object. All others stay as they are on the
/// server. Returns the new state of each integration.
/// <para>
/// If there's neither a parameter nor an edit, you get a <see cref="GijErrorId.NothingToChange"/> error. If the server refuses the login,
/// the command ends at once.
/// </para>
/// </remarks>
/// <example>
/// Change one setting
/// <code>
/// Set-GijIntegration 4 -TagsFilter '^v[0-9]'
/// </code>
/// Issues show only tags that begin with v and a digit. Only the filter is sent.
/// </example>
/// <example>
/// Preview a change
/// <code>
/// Get-GijIntegration -Disabled |
///     Set-GijIntegration -MaxMinsToCommitEmail 60 -WhatIf
/// </code>
/// Shows the old and new value for each integration, and changes nothing.
/// </example>
/// <example>
/// Set a new token for every integration of one host
/// <code>
/// $pat = Read-Host 'New GitLab token' -AsSecureString
/// Get-GijIntegration -Origin gitlab.example.com |
///     Set-GijIntegration -Pat $pat
/// </code>
/// The token isn't shown as you type it, and appears in no output, log or -WhatIf text.
/// </example>
/// <example>
/// Edit an object and pipe it back
/// <code>
/// $integration = Get-GijIntegration 3
/// $integration.DisplayName = 'Payments'
/// $integration.SmartCommitsEnabled = $false
/// $integration | Set-GijIntegration
/// </code>
/// Sends the two edited settings to the server that the object came from.
/// </example>
/// <example>
/// Show it only to some Jira projects
/// <code>
/// Set-GijIntegration 4 -Global $false -ProjectKey PAY, OPS
/// </code>
/// The keys are looked up on the server, because numeric ids differ between servers.
/// </example>
/// <example>
/// Clear settings
/// <code>
/// Set-GijIntegration 'Platform GitLab' -Clear TagsFilter, PrHideFilter
/// </code>
/// Issues show all tags and pull requests again. You can use the name instead of the id.
/// </example>
/// <example>
/// Send only what differs, four at a time
/// <code>
/// Get-GijIntegration -Type GITHUB* |
///     Set-GijIntegration -TagsFilter '^v' -SkipUnchanged -ThrottleLimit 4
/// </code>
/// Integrations that already have this filter get no request. Up to four changes are sent at a time; the results keep their order.
/// </example>
/// <example>
/// Refuse a token that sees too little
/// <code>
/// $pat = ConvertTo-SecureString 'sees-3' -AsPlainText -Force
/// Set-GijIntegration 3 -Pat $pat -Preview -ErrorVariable refused 2> $null
/// $refused.TargetObject
/// </code>
/// Lists the repositories that the next scan would remove. In the sandbox, this token sees three repositories. Nothing is sent.
/// </example>
/// <example>
/// Stop at the first error and handle it by its id
/// <code>
/// try {
///     Set-GijIntegration 99 -TagsFilter '^v' -ErrorAction Stop
/// }
/// catch {
///     switch ($_.FullyQualifiedErrorId.Split(',')[0]) {
///         'IntegrationNotFound' { 'There is no such integration.' }
///         'AuthenticationFailed' { 'The Jira token has expired.' }
///         default { throw }
///     }
/// }
/// </code>
/// The first part of FullyQualifiedErrorId is the error id; about_GijErrors lists them all.
/// </example>
/// <example>
/// Continue after errors and check them afterwards
/// <code>
/// $quietly = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'failed' }
/// 2, 99, 4 | Set-GijIntegration -PrHideFilter '^wip/' @quietly
/// foreach ($failure in $failed) {
///     $id = $failure.FullyQualifiedErrorId.Split(',')[0]
///     "$($failure.TargetObject): $id"
/// }
/// </code>
/// Integrations 2 and 4 are changed. The error for 99 has the id as its TargetObject.
/// </example>
[Cmdlet(VerbsCommon.Set, "GijIntegration", SupportsShouldProcess = true)]
[OutputType(typeof(GijIntegration))]
public sealed class SetGijIntegrationCommand : ExistingIntegrationCommand
{
    private readonly ConcurrentDictionary<(string? Type, Field Field), bool> unused = new();
    private PerServer<ScanPreview>? previews;

    /// <summary>
    /// The settings to clear, for example <c>TagsFilter, PrHideFilter</c>. Text and lists of projects become empty, and secrets are
    /// removed. If you also set one of them, you get a <see cref="GijErrorId.ConflictingFields"/> error.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ClearCompleter))]
    public string[]? Clear { get; set; }

    /// <summary>
    /// Reads each integration first, and sends only what differs from its current state, or nothing. Secrets are always sent, because
    /// their current values can't be read.
    /// </summary>
    [Parameter]
    public SwitchParameter SkipUnchanged { get; set; }

    /// <summary>
    /// Asks the git host first what the next scan would do with these settings, as <see cref="GetGijScanPreviewCommand"/> does, and shows
    /// it in -WhatIf and in the question. If it would remove more repositories than -MaxLoss allows, you get a <see
    /// cref="GijErrorId.WouldLoseRepositories"/> error, whose TargetObject lists them, and nothing is sent. The same goes if the host can't
    /// be asked. Needs -Pat or -Credential, because Jira doesn't return the integration's own.
    /// </summary>
    [Parameter]
    public SwitchParameter Preview { get; set; }

    /// <summary>The most repositories that the next scan may remove, with -Preview. The default is 0.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int MaxLoss { get; set; }

    private protected override string[]? ToClear => Clear;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        RequireChange(Identity);
        previews = new(server => Task.FromResult(new ScanPreview(server, Observer)));
        if (!Preview && MyInvocation.BoundParameters.ContainsKey(nameof(MaxLoss)))
        {
            Fail(GijErrors.NeedsOther("-MaxLoss", "-Preview"), MaxLoss);
        }
    }

    /// <summary>A setting that some types need isn't cleared before the type is known.</summary>
    private protected override bool IsReadFirst(SettingSet settings) =>
        Preview || base.IsReadFirst(settings) || IntegrationType.DependsOnType(settings);

    private protected override SettingSet Sendable(SettingSet settings, GijIntegration? present, Action<string> warn)
    {
        var type = IntegrationType.NameOf(settings, present);
        foreach (var field in IntegrationType.NeededAndCleared(settings, type))
        {
            warn($"Without {field.Name}, the server can't index integration {present?.Label}: the type {type} needs it.");
        }

        foreach (var field in IntegrationType.UnusedIn(settings, type).Where(settings.HasValue))
        {
            if (unused.TryAdd((type, field), true))
            {
                warn($"-{field.ParameterName} has no effect on the type {type}; it is for {string.Join(", ", field.UsedBy!)}.");
            }
        }

        return base.Sendable(settings, present, warn);
    }

    private protected override async Task<string[]> PreviewAsync(
        ResourceTarget<GijIntegration> target,
        SettingSet settings,
        GijIntegration? present,
        WorkContext context
    )
    {
        if (!Preview)
        {
            return [];
        }

        var preview = await previews!.GetAsync(target.Server).ConfigureAwait(false);
        var result = await preview.RunAsync(new ScanSource(present!, settings), null, context.CancellationToken).ConfigureAwait(false);
        return [result.Within(MaxLoss).Line];
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEach(Identity, (target, context) => ChangeAsync(target, context, SkipUnchanged));
}
