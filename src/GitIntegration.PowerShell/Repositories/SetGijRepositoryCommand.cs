using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Changes settings of git repositories.</summary>
/// <remarks>
/// <para>Sends the settings that you give as parameters, and those that you edited on a piped object. All others stay as they are on the
/// server. Returns the new state of each repository.</para>
/// <para>A repository of an integration takes its login, origin, root, main branch and certificate check from the integration. If you
/// give such settings, a warning names them, and only the others are sent.</para>
/// <para>The server can only list repositories. If you give ids, the list is read once, so the id of an integration is an error and
/// changes nothing. Piped objects need no list.</para>
/// </remarks>
/// <example>
/// Change one setting
/// <code>
/// Set-GijRepository 101 -TagsFilter '^v[0-9]'
/// </code>
/// Issues show only tags that begin with v and a digit. Only the filter is sent.
/// </example>
/// <example>
/// Preview a change to all repositories of an integration
/// <code>
/// Get-GijIntegration 4 | Get-GijRepository |
///     Set-GijRepository -PrHideFilter '^wip/' -WhatIf
/// </code>
/// Shows the old and new value for each repository, and changes nothing.
/// </example>
/// <example>
/// Edit an object and pipe it back
/// <code>
/// $repository = Get-GijRepository -LiteralName 'legacy-billing'
/// $repository.DisplayName = 'Billing (until 2019)'
/// $repository.SmartCommitsEnabled = $false
/// $repository | Set-GijRepository
/// </code>
/// Sends the two edited settings to the server that the object came from.
/// </example>
/// <example>
/// Send only what differs, four at a time
/// <code>
/// Get-GijRepository -Type GITHUB* |
///     Set-GijRepository -TagsFilter '^v' -SkipUnchanged -ThrottleLimit 4
/// </code>
/// Repositories that already have this filter get no request. Up to four changes are sent at a time; the results keep their order.
/// </example>
/// <seealso cref="GetGijRepositoryCommand"/>
[Cmdlet(VerbsCommon.Set, "GijRepository", SupportsShouldProcess = true)]
[OutputType(typeof(GijRepository))]
public sealed class SetGijRepositoryCommand : RepositorySettingsCommand
{
    /// <summary>
    /// The ids or display names of the repositories, or objects from <see cref="GetGijRepositoryCommand"/>, including your edits. Names
    /// are case-insensitive and don't accept wildcards. An object is changed on the server that it came from, everything else on the one
    /// that -Server names. If one fails, for example with <see cref="GijErrorId.RepositoryNotFound"/>, you get an error for it and the
    /// rest continue.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    public ResourceReference<GijRepository>[] Identity { get; set; } = [];

    /// <summary>
    /// The maximum number of requests at a time. With 1, the next repository waits for the result of the previous one. With
    /// <c>-ErrorAction Stop</c> or when the cmdlet asks for confirmation, it's always 1. Results keep the order of the input.
    /// </summary>
    [Parameter]
    [ValidateRange(1, ConnectionOptions.MaximumConnections)]
    public int ThrottleLimit { get; set; } = 1;

    /// <summary>
    /// The settings to clear, for example <c>TagsFilter, PrHideFilter</c>. Text and lists of projects become empty, and secrets are
    /// removed. If you also set one of them, you get a <see cref="GijErrorId.ConflictingFields"/> error.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ClearCompleter))]
    public string[]? Clear { get; set; }

    /// <summary>
    /// Compares with the current state first, and sends only what differs, or nothing. Secrets are always sent, because their current
    /// values can't be read.
    /// </summary>
    [Parameter]
    public SwitchParameter SkipUnchanged { get; set; }

    private protected override string[]? ToClear => Clear;

    private protected override int RequestsAtOnce => ThrottleLimit;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        RequireChange(Identity);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEach(Identity, (target, context) => ChangeAsync(target, context, SkipUnchanged));
}
