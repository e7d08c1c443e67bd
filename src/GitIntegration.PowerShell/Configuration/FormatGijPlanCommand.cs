using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Shows a plan that Sync-GijIntegration has written.</summary>
/// <remarks>
/// Returns one text with what is planned for each integration, as <c>Sync-GijIntegration -WhatIf</c> shows it. It contacts no server.
/// </remarks>
/// <example>
/// Show a plan
/// <code>
/// Export-GijIntegration integrations.json -Force
/// Set-GijIntegration 4 -TagsFilter '^release'
/// Sync-GijIntegration integrations.json -PlanPath plan.json
/// Format-GijPlan plan.json
/// </code>
/// Shows that the setting would be changed back.
/// </example>
/// <example>
/// Write a comment for a pull request
/// <code>
/// Export-GijIntegration integrations.json -Force
/// Sync-GijIntegration integrations.json -PlanPath plan.json
/// Format-GijPlan plan.json -Markdown | Set-Content comment.md
/// </code>
/// Text from the server can't close the code block that it's in.
/// </example>
/// <seealso cref="SyncGijIntegrationCommand"/>
[Cmdlet(VerbsCommon.Format, "GijPlan")]
[OutputType(typeof(string))]
public sealed class FormatGijPlanCommand : GijCommand
{
    /// <summary>The file that -PlanPath of <see cref="SyncGijIntegrationCommand"/> has written.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>Returns Markdown, for a comment on a pull request.</summary>
    [Parameter]
    public SwitchParameter Markdown { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        Try(
            () =>
            {
                var path = new FilePaths(SessionState.Path, GijErrors.ConfigurationUnreadable).Full(Path);
                WriteObject(PlanText.Format(PlanFile.Read(path), Markdown));
            },
            Path
        );
}
