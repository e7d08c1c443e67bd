using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Completes the keys of Jira projects, also from a part of the name.</summary>
public sealed class ProjectKeyCompleter : GijCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(string word, Func<GijServer> server) =>
        from project in CompletionCache.Projects(server())
        where Begins(project.Key, word) || project.Name?.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0
        select Result(Quoted(project.Key), project.Key, $"{project.Name} (id {project.Id})");
}
