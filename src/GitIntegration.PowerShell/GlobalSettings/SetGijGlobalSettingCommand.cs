using System;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Changes the app's global settings.</summary>
/// <remarks>
/// The API can set one of them, and can't read it, so -WhatIf doesn't show the old value. Needs version 4.27 of the app or later. Returns
/// nothing.
/// </remarks>
/// <example>
/// Let GitHub Apps reach Jira through another address
/// <code>
/// Set-GijGlobalSetting -AltJiraBaseUrl https://hooks.example.com/jira
/// </code>
/// GitHub Apps send their webhooks there, for example to a gateway, and not to Jira's base URL.
/// </example>
/// <example>
/// Use Jira's base URL again
/// <code>
/// Set-GijGlobalSetting -AltJiraBaseUrl ''
/// </code>
/// An empty string clears the setting.
/// </example>
[Cmdlet(VerbsCommon.Set, "GijGlobalSetting", SupportsShouldProcess = true)]
public sealed class SetGijGlobalSettingCommand : ServerCommand
{
    /// <summary>The address to which GitHub Apps send their webhooks; <c>''</c> clears it, so that it's Jira's base URL.</summary>
    [Parameter(Mandatory = true)]
    [Text]
    [AllowEmptyString]
    public string AltJiraBaseUrl { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var server = RequiredServer();
        Require(RequireAddress, AltJiraBaseUrl);
        var question = $"Set the global setting altJiraBaseUrl on {server}";
        if (Confirm(question, [$"altJiraBaseUrl: {FieldKind.Quote(AltJiraBaseUrl)}"]))
        {
            Require(
                () =>
                    WaitForChange(
                        async token =>
                        {
                            await GlobalSettings.SetAltJiraBaseUrlAsync(server, AltJiraBaseUrl, Observer, token).ConfigureAwait(false);
                            return true;
                        },
                        () => (question, "To be sure, set it again: the app doesn't tell its value.")
                    ),
                server
            );
        }
    }

    private void RequireAddress()
    {
        var isAddress = Uri.TryCreate(AltJiraBaseUrl, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
        if (!isAddress && AltJiraBaseUrl.Length > 0)
        {
            throw GijErrors.InvalidValue("-AltJiraBaseUrl", Reasons.Named("NotWebAddress", FieldKind.Quote(AltJiraBaseUrl)));
        }
    }
}
