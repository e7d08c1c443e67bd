using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Makes a git integration.</summary>
/// <remarks>
/// What its type needs is checked before anything is sent: a <see cref="GijErrorId.MissingFields"/> error names what is missing. Gives the
/// integration with its new id; the server scans the git host afterwards.
/// <para>The request is never repeated by itself where the server may have acted, so that nothing is made twice.</para>
/// </remarks>
/// <example>
/// Connect GitHub.com
/// <code>
/// $pat = Read-Host 'Token of GitHub' -AsSecureString
/// New-GijIntegration -Type GITHUB -Pat $pat -DisplayName 'Payments'
/// </code>
/// The token is typed unseen. The object that is given has the new id.
/// </example>
/// <example>
/// Take the token from a vault
/// <code>
/// $shown = @{ Global = $false; ProjectKey = 'OPS', 'WEB' }
/// New-GijIntegration -Type GITLAB -Pat (Get-Secret GitLabPat) @shown
/// </code>
/// Get-Secret of the module Microsoft.PowerShell.SecretManagement gives a SecureString. Two projects see the integration.
/// </example>
/// <example>
/// See first what would be sent
/// <code>
/// $folder = @{ Origin = '/srv/git/tools/*'; FolderDepth = 2 }
/// New-GijIntegration -Type FILESPACE @folder -WhatIf
/// </code>
/// Names every setting, secrets without their values, and sends nothing.
/// </example>
/// <example>
/// Connect AWS CodeCommit
/// <code>
/// $key = Get-Credential
/// New-GijIntegration -Type AWS -AwsRegion eu-central-1 -Credential $key
/// </code>
/// The user name of the credential is the access key id, its password the secret key.
/// </example>
/// <example>
/// Learn what a type needs
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
/// Every error says what to do next. This one has a command that names all that is needed.
/// </example>
/// <example>
/// Run it as often as you like
/// <code>
/// $folder = @{ Origin = '/srv/git/tools/*'; FolderDepth = 2 }
/// New-GijIntegration -Type FILESPACE @folder -DisplayName Tools -SkipExisting
/// </code>
/// The second run finds the integration that the first one made, returns it, and sends nothing.
/// </example>
/// <example>
/// Make many from a table
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
/// The columns are named one by one: settings are taken from parameters only, never from the pipeline.
/// </example>
[Cmdlet(VerbsCommon.New, "GijIntegration", SupportsShouldProcess = true)]
[OutputType(typeof(GijIntegration))]
public sealed class NewGijIntegrationCommand : IntegrationSettingsCommand
{
    /// <summary>
    /// If the server has an integration with the same name and origin, returns that one and sends nothing. Without this switch, you
    /// get a warning and a second integration. If you give only one of the two, only that one is compared.
    /// </summary>
    [Parameter]
    public SwitchParameter SkipExisting { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        AddNew(SkipExisting);
    }
}
