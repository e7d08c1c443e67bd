using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Completes the keys of Jira projects, also from a part of the name.</summary>
public sealed class ProjectKeyCompleter : GijCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(CompletionQuery query) =>
        from project in CompletionCache.Projects(query)
        where query.Begins(project.Key) || query.IsPartOf(project.Name)
        select Result(QuotedText.Of(project.Key), project.Key, $"{project.Name} (id {project.Id})");
}
