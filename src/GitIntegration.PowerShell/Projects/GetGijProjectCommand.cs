using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Gets the Jira projects that you can see, with their numeric ids.</summary>
/// <remarks>
/// Integrations refer to projects by numeric ids, which differ between servers. People know projects by their keys. This cmdlet shows
/// both. The <c>-ProjectKey</c> parameter of other cmdlets accepts keys instead of ids.
/// </remarks>
/// <example>
/// List the projects
/// <code>
/// Get-GijProject
/// </code>
/// The ids are those in the ProjectMappingIds property of an integration.
/// </example>
/// <example>
/// Find projects by their keys
/// <code>
/// Get-GijProject P*, WEB
/// </code>
/// Keys are case-insensitive and accept wildcards. If WEB doesn't exist, you get an error; if no key matches P*, you don't.
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
/// Integrations that all projects see aren't counted.
/// </example>
/// <example>
/// Compare two servers
/// <code>
/// Connect-GijServer -Sandbox -Name staging -NoDefault
/// $here = Get-GijProject -Server sandbox
/// $there = Get-GijProject -Server staging
/// Compare-Object $here $there -Property Key
/// </code>
/// Shows the keys that only one server has. Copy-GijIntegration wouldn't find a project for them.
/// </example>
/// <seealso cref="SetGijIntegrationCommand"/>
/// <seealso cref="CopyGijIntegrationCommand"/>
[Cmdlet(VerbsCommon.Get, "GijProject")]
[OutputType(typeof(GijProject))]
public sealed class GetGijProjectCommand : ServerCommand
{
    /// <summary>
    /// The keys or the numeric ids. Keys are case-insensitive and accept wildcards. If no project has a key or id without wildcards, you
    /// get a <see cref="GijErrorId.ProjectNotFound"/> error.
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
