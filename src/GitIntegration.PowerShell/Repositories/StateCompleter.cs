using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Completes the documented states of a repository.</summary>
public sealed class StateCompleter : GijCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(CompletionQuery query) =>
        from state in RepositoryStates.Meanings
        where query.Begins(state.State)
        select Result(state.State, state.State, state.Meaning);
}
