using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Completes the documented states of a repository.</summary>
public sealed class StateCompleter : GijCompleter
{
    private static readonly (string State, string Meaning)[] States =
    [
        ("QUEUED", "waits to be indexed"),
        ("SCANNING", "is being indexed"),
        ("UPDATED", "is indexed"),
        ("ERROR", "could not be indexed"),
    ];

    private protected override IEnumerable<CompletionResult> Complete(CompletionQuery query) =>
        from state in States
        where query.Begins(state.State)
        select Result(state.State, state.State, state.Meaning);
}
