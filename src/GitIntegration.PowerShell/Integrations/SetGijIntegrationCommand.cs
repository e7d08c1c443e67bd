using System.Management.Automation;

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
/// Get-GijIntegration -Origin https://gitlab.example.com* |
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

    private protected override string[]? ToClear => Clear;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        RequireChange(Identity);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEach(Identity, (target, context) => ChangeAsync(target, context, SkipUnchanged));
}
