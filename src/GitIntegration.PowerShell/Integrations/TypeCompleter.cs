using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Completes the documented types of integration, with the host of each as its tip.</summary>
public sealed class TypeCompleter : GijCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(CompletionQuery query) =>
        from type in IntegrationType.All
        where query.Begins(type.Name)
        select Result(type.Name, type.Name, type.Host);
}
