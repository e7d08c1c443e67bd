using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Completes the two values of a Boolean setting.</summary>
public sealed class FlagCompleter : GijCompleter
{
    private static readonly string[] Values = ["$true", "$false"];

    private protected override IEnumerable<CompletionResult> Complete(CompletionQuery query) =>
        from value in Values
        where query.Begins(value) || query.Begins(value.Substring(1))
        select Result(value, value, value);
}
