using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Creates a git integration.</summary>
/// <remarks>
/// Checks what the type needs before anything is sent: if something is missing, you get a <see cref="GijErrorId.MissingFields"/> error
/// that lists it. Returns the integration with its new id. The server scans the git host afterwards.
/// <para>The request is never repeated if the server may have acted, so nothing is created twice.</para>
/// </remarks>
/// <example>
/// Connect GitHub.com
/// <code>
/// $pat = Read-Host 'Token of GitHub' -AsSecureString
/// New-GijIntegration -Type GITHUB -Pat $pat -DisplayName 'Payments'
/// </code>
/// The token isn't shown as you type it. The object that is returned has the new id.
/// </example>
/// <example>
/// Use a token from a vault
/// <code>
/// $shown = @{ Global = $false; ProjectKey = 'OPS', 'WEB' }
/// New-GijIntegration -Type GITLAB -Pat (Get-Secret GitLabPat) @shown
/// </code>
/// Get-Secret from the Microsoft.PowerShell.SecretManagement module returns a SecureString. Two projects see the integration.
/// </example>
/// <example>
/// Preview what would be sent
/// <code>
/// $folder = @{ Origin = '/srv/git/tools/*'; FolderDepth = 2 }
/// New-GijIntegration -Type FILESPACE @folder -WhatIf
/// </code>
/// Shows every setting (secrets without their values), and sends nothing.
/// </example>
/// <example>
/// Connect AWS CodeCommit
/// <code>
/// $key = Get-Credential
/// New-GijIntegration -Type AWS -AwsRegion eu-central-1 -Credential $key
/// </code>
/// The user name of the credential is the access key id; its password is the secret key.
/// </example>
/// <example>
/// Find out what a type needs
/// <code>
/// try {
///     New-GijIntegration -Type GERRIT -DisplayName 'Reviews'
/// }
/// catch {
///     $id = $_.FullyQualifiedErrorId.Split(',')[0]
///     if ($id -ne 'MissingFields') { throw }
///     $_.ErrorDetails.RecommendedAction
/// }
/// </code>
/// Every error says what to do next. This one shows a command with everything that's needed.
/// </example>
/// <example>
/// Create it only if it doesn't exist
/// <code>
/// $folder = @{ Origin = '/srv/git/tools/*'; FolderDepth = 2 }
/// New-GijIntegration -Type FILESPACE @folder -DisplayName Tools -SkipExisting
/// </code>
/// If you run this again, it finds the integration that the first run created, returns it, and sends nothing.
/// </example>
/// <example>
/// Create an integration and wait until it's indexed
/// <code>
/// $folder = @{ Origin = '/srv/git/tools/*'; FolderDepth = 2 }
/// New-GijIntegration -Type FILESPACE @folder -WaitIndexed -TimeoutSec 3600
/// </code>
/// The first index of many repositories can take hours. If it takes longer than an hour, you get an error, and -SkipExisting waits again.
/// </example>
/// <example>
/// Create integrations from a table
/// <code>
/// @'
/// Origin,FolderDepth
/// /srv/git/tools/*,1
/// /srv/git/web/*,2
/// '@ | ConvertFrom-Csv | ForEach-Object {
///     $folder = @{ Origin = $_.Origin; FolderDepth = $_.FolderDepth }
///     New-GijIntegration -Type FILESPACE @folder
/// }
/// </code>
/// You must name each column: settings come only from parameters, never from the pipeline.
/// </example>
[Cmdlet(VerbsCommon.New, "GijIntegration", SupportsShouldProcess = true)]
[OutputType(typeof(GijIntegration))]
public sealed class NewGijIntegrationCommand : IntegrationSettingsCommand
{
    private GijIntegration? made;

    /// <summary>
    /// If the server has an integration of the same type, name and origin, returns that one and sends nothing. Without this switch, you get
    /// a warning and a second integration. If you give only the name or only the origin, only that and the type are compared.
    /// </summary>
    [Parameter]
    public SwitchParameter SkipExisting { get; set; }

    /// <summary>
    /// Waits until the integration, and every repository that its scan brings, has been indexed, and shows progress. The integration is
    /// returned as it is then. With a wrong login, the scan finds nothing and the wait doesn't end, so use <see cref="TimeoutSec"/> in
    /// scripts. If you add many integrations, wait for each one or two before you add the next.
    /// </summary>
    [Parameter]
    public SwitchParameter WaitIndexed { get; set; }

    /// <summary>
    /// The maximum number of seconds that <see cref="WaitIndexed"/> waits; by default, there's no limit. After that, you get a <see
    /// cref="GijErrorId.WaitTimedOut"/> error, and the integration as it is.
    /// </summary>
    [Parameter]
    [WholeNumber]
    [ValidateRange(0, int.MaxValue / 1000)]
    public int TimeoutSec { get; set; }

    private int? ChosenTimeout => IfGiven(nameof(TimeoutSec), TimeoutSec);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (!WaitIndexed && ChosenTimeout is not null)
        {
            Fail(GijErrors.NeedsOther("-TimeoutSec", "-WaitIndexed"));
        }

        if (WaitIndexed && Given.Value(SharedFields.Disabled) is true)
        {
            Fail(GijErrors.Conflict("-Disabled $true and -WaitIndexed", Reasons.Named("DisabledIsNotIndexed")));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        AddNew(SkipExisting);
        if (made is not null)
        {
            new IndexingWait(this, [made]) { TimeoutSec = ChosenTimeout }.Run(WaitFor, Observer, Pump);
        }
    }

    /// <inheritdoc/>
    internal override void WriteResult(object result)
    {
        if (WaitIndexed)
        {
            made = (GijIntegration)result;
            WarnOfGlobal(result);
        }
        else
        {
            base.WriteResult(result);
        }
    }

    private protected override void WriteExisting(GijIntegration existing)
    {
        if (WaitIndexed && existing.Disabled == true)
        {
            base.WriteExisting(existing);
            WriteWarning($"Integration {existing.Label} is disabled, so it isn't being indexed.");
        }
        else if (WaitIndexed)
        {
            made = existing;
        }
        else
        {
            base.WriteExisting(existing);
        }
    }
}
