using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Changes settings of git integrations.</summary>
/// <remarks>
/// Sends the settings that are given as parameters, and those that were edited on a piped object. All others stay as they
/// are on the server. Gives each integration as it is after the change.
/// <para>
/// With neither a parameter nor an edit there is nothing to send, which is a <see cref="GijErrorId.NothingToChange"/> error.
/// A login that the server refuses ends the command at once.
/// </para>
/// </remarks>
/// <example>
/// Change one setting
/// <code>
/// Set-GijIntegration 4 -TagsFilter '^v[0-9]'
/// </code>
/// Issues show only the tags that begin with v and a digit. Nothing but the filter is sent.
/// </example>
/// <example>
/// See first what would be done
/// <code>
/// Get-GijIntegration -Disabled |
///     Set-GijIntegration -MaxMinsToCommitEmail 60 -WhatIf
/// </code>
/// Names each integration with the old and the new value, and changes nothing.
/// </example>
/// <example>
/// Give a new token to every integration with GitLab
/// <code>
/// $pat = Read-Host 'New token of GitLab' -AsSecureString
/// Get-GijIntegration -Type GITLAB* | Set-GijIntegration -Pat $pat
/// </code>
/// The token is typed unseen, and is in no output, no log and no -WhatIf text.
/// </example>
/// <example>
/// Edit an object and send it back
/// <code>
/// $integration = Get-GijIntegration 3
/// $integration.DisplayName = 'Payments'
/// $integration.SmartCommitsEnabled = $false
/// $integration | Set-GijIntegration
/// </code>
/// Sends the two settings that were edited, to the server that the object came from.
/// </example>
/// <example>
/// Let only some Jira projects see it
/// <code>
/// Set-GijIntegration 4 -Global $false -ProjectKey PAY, OPS
/// </code>
/// The keys are looked up on the server, whose numeric ids differ from one Jira to the next.
/// </example>
/// <example>
/// Clear settings
/// <code>
/// Set-GijIntegration 'Platform GitLab' -Clear TagsFilter, PrHideFilter
/// </code>
/// Issues show all tags and all pull requests again. The name stands for the id.
/// </example>
/// <example>
/// Send only what differs, several at once
/// <code>
/// Get-GijIntegration -Type GITHUB* |
///     Set-GijIntegration -TagsFilter '^v' -SkipUnchanged -ThrottleLimit 4
/// </code>
/// Integrations that have this filter already get no request. Four changes are under way at once; the results keep their order.
/// </example>
/// <example>
/// Stop at the first error, and act on its id
/// <code>
/// try {
///     Set-GijIntegration 99 -TagsFilter '^v' -ErrorAction Stop
/// }
/// catch {
///     switch ($_.FullyQualifiedErrorId.Split(',')[0]) {
///         'IntegrationNotFound' { 'There is no such integration.' }
///         'AuthenticationFailed' { 'The token of Jira has expired.' }
///         default { throw }
///     }
/// }
/// </code>
/// The first part of FullyQualifiedErrorId is the id of the error; about_GijErrors lists them all.
/// </example>
/// <example>
/// Go on after errors, and look at them afterwards
/// <code>
/// $quietly = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'failed' }
/// 2, 99, 4 | Set-GijIntegration -PrHideFilter '^wip/' @quietly
/// foreach ($failure in $failed) {
///     $id = $failure.FullyQualifiedErrorId.Split(',')[0]
///     "$($failure.TargetObject): $id"
/// }
/// </code>
/// Integrations 2 and 4 are changed. The error about 99 names the id that it is about.
/// </example>
[Cmdlet(VerbsCommon.Set, "GijIntegration", SupportsShouldProcess = true)]
[OutputType(typeof(GijIntegration))]
public sealed class SetGijIntegrationCommand : ExistingIntegrationCommand
{
    /// <summary>
    /// The settings to clear, for example <c>TagsFilter, PrHideFilter</c>: text becomes empty, a list of projects too, and a secret
    /// is removed. Together with the same setting it is a <see cref="GijErrorId.ConflictingFields"/> error.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ClearCompleter))]
    public string[]? Clear { get; set; }

    /// <summary>
    /// Reads each integration first, and sends only what differs from its present state, or nothing. Secrets are always
    /// sent: nobody can see which are set.
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
