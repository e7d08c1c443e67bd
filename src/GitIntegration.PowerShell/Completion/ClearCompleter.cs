using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Completes the settings of the cmdlet's noun that can be cleared.</summary>
public sealed class ClearCompleter : GijCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(CompletionQuery query) =>
        from field in query.Kind?.Table.Clearable ?? []
        where query.Begins(field.ParameterName)
        select Result(field.ParameterName, field.ParameterName, $"-{field.ParameterName}");
}
