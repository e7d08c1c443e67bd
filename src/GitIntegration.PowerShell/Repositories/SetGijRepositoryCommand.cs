using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Changes settings of git repositories.</summary>
/// <remarks>
/// <para>Sends the settings that you give as parameters, and those that you edited on a piped object. All others stay as they are on the
/// server. Returns each repository as it is after the change.</para>
/// <para>A repository that is nested in an integration takes its login, origin, main branch and certificate check from there. You get a
/// warning that names such settings, and only the others are sent; if there are none, nothing is.</para>
/// <para>The server can only list repositories. The list is read once if you give ids, however many, so that the id of an integration is
/// an error and changes nothing. Piped objects need no list.</para>
/// </remarks>
/// <example>
/// Change one setting
/// <code>
/// Set-GijRepository 101 -TagsFilter '^v[0-9]'
/// </code>
/// Issues show only the tags that begin with v and a digit. Only the filter is sent.
/// </example>
/// <example>
/// See first what would change in all repositories of an integration
/// <code>
/// Get-GijIntegration 4 | Get-GijRepository |
///     Set-GijRepository -PrHideFilter '^wip/' -WhatIf
/// </code>
/// Names each repository with the old and the new value, and changes nothing.
/// </example>
/// <example>
/// Edit an object and send it back
/// <code>
/// $repository = Get-GijRepository -LiteralName 'legacy-billing'
/// $repository.DisplayName = 'Billing (until 2019)'
/// $repository.SmartCommitsEnabled = $false
/// $repository | Set-GijRepository
/// </code>
/// Sends the two settings that you edited, to the server that the object came from.
/// </example>
/// <example>
/// Send only what differs, several at once
/// <code>
/// Get-GijRepository -Type GITHUB* |
///     Set-GijRepository -TagsFilter '^v' -SkipUnchanged -ThrottleLimit 4
/// </code>
/// Repositories that already have this filter get no request. Four changes are under way at once; the results keep their order.
/// </example>
/// <seealso cref="GetGijRepositoryCommand"/>
[Cmdlet(VerbsCommon.Set, "GijRepository", SupportsShouldProcess = true)]
[OutputType(typeof(GijRepository))]
public sealed class SetGijRepositoryCommand : RepositorySettingsCommand
{
    /// <summary>
    /// The ids or display names of the repositories, or objects from <see cref="GetGijRepositoryCommand"/>, whose edits count too.
    /// Names are case-insensitive and don't accept wildcards. An object is changed on the server that it came from, all else on the one
    /// that -Server names. If one fails, for example with <see cref="GijErrorId.RepositoryNotFound"/>, you get an error for it and the
    /// rest continue.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    public ResourceReference<GijRepository>[] Identity { get; set; } = [];

    /// <summary>
    /// The most requests under way at once. With 1, the next repository waits for the result of the one before. It is 1 whatever you give
    /// under <c>-ErrorAction Stop</c>, and where you are asked. Results keep the order of the input.
    /// </summary>
    [Parameter]
    [ValidateRange(1, ConnectionOptions.MaximumConnections)]
    public int ThrottleLimit { get; set; } = 1;

    /// <summary>
    /// The settings to clear, for example <c>TagsFilter, PrHideFilter</c>: text becomes empty, a list of projects too, and a secret
    /// is removed. Together with the same setting it is a <see cref="GijErrorId.ConflictingFields"/> error.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ClearCompleter))]
    public string[]? Clear { get; set; }

    /// <summary>
    /// Compares with the present state first, and sends only what differs from it, or nothing. Secrets are always sent: nobody can see
    /// which are set.
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
