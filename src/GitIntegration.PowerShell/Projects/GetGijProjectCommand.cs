using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Gets the Jira projects that the user may see, with their numeric ids.</summary>
/// <remarks>
/// Integrations name projects by numeric ids, which differ from one Jira to the next; people know them by their keys. This
/// shows both. The parameter <c>-ProjectKey</c> of other cmdlets takes keys in place of ids.
/// </remarks>
/// <example>
/// List the projects
/// <code>
/// Get-GijProject
/// </code>
/// The ids are what ProjectMappingIds of an integration holds.
/// </example>
/// <example>
/// Find some by their keys
/// <code>
/// Get-GijProject P*, WEB
/// </code>
/// Keys take wildcards and do not mind letter case. That there is no WEB would be an error, that no key begins with P would not.
/// </example>
/// <example>
/// Count the integrations of each project
/// <code>
/// $all = Get-GijIntegration
/// foreach ($project in Get-GijProject) {
///     $own = $all | Where-Object ProjectMappingIds -Contains $project.Id
///     "$($project.Key): $(@($own).Count) of its own"
/// }
/// </code>
/// Integrations that all projects see are not among them.
/// </example>
/// <example>
/// Compare two servers
/// <code>
/// Connect-GijServer -Sandbox -Name staging -NoDefault
/// $here = Get-GijProject -Server sandbox
/// $there = Get-GijProject -Server staging
/// Compare-Object $here $there -Property Key
/// </code>
/// Shows the keys that only one of the two has, for which Copy-GijIntegration would find no project.
/// </example>
/// <seealso cref="SetGijIntegrationCommand"/>
/// <seealso cref="CopyGijIntegrationCommand"/>
[Cmdlet(VerbsCommon.Get, "GijProject")]
[OutputType(typeof(GijProject))]
public sealed class GetGijProjectCommand : ServerCommand
{
    /// <summary>
    /// The keys or the numeric ids. Keys are case-insensitive and accept wildcards. A key or id without wildcards that no project
    /// has is a <see cref="GijErrorId.ProjectNotFound"/> error.
    /// </summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProjectKeyCompleter))]
    public string[] Key { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var server = RequiredServer();
        var projects = Require(() => WaitFor(token => server.Projects.ReadAsync(Observer, token)), server);
        foreach (var key in Key)
        {
            var selection = Require(() => new NameSelection([key]), key);
            WriteObject(
                projects.Where(project => selection.Matches(project.Key, project.Id.ToString(CultureInfo.InvariantCulture))),
                enumerateCollection: true
            );
            foreach (var missing in selection.Missing)
            {
                WriteFailure(GijErrors.ProjectNotFound([missing], server.Name, selection.ClosestTo(missing)), key);
            }
        }
    }
}
