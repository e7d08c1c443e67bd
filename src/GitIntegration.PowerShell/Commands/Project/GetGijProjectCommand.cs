using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Gets the Jira projects that the user may see, with the numeric ids by which integrations name them.</summary>
[Cmdlet(VerbsCommon.Get, "GijProject")]
[OutputType(typeof(GijProject))]
public sealed class GetGijProjectCommand : ServerCommand
{
    /// <summary>The keys, without regard to letter case; wildcards are allowed. A key without wildcards that no project has is a ProjectNotFound error.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProjectKeyCompleter))]
    public string[] Key { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var server = RequiredServer();
        var projects = Require(() => Await(server.Projects.ReadAsync), server);
        foreach (var key in Key)
        {
            var pattern = Pattern(key);
            var found = projects.Where(project => pattern.IsMatch(project.Key)).ToArray();
            WriteObject(found, enumerateCollection: true);
            if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(key))
            {
                WriteFailure(GijException.Of(GijErrorId.ProjectNotFound, key, server), key);
            }
        }
    }
}
