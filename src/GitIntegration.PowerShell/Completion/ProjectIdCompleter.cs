using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Completes the ids of Jira projects, also from the beginning of the key or a part of the name.</summary>
public sealed class ProjectIdCompleter : GijCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(CompletionQuery query) =>
        from project in CompletionCache.Projects(query)
        where query.Begins($"{project.Id}") || query.Begins(project.Key) || query.IsPartOf(project.Name)
        select Result($"{project.Id}", $"{project.Id} {project.Key}", $"{project.Key}: {project.Name}");
}
