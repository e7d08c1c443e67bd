using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Completes the ids of rules, with what they find.</summary>
public sealed class RuleCompleter : GijCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(CompletionQuery query) =>
        from rule in HealthRules.All
        where query.Begins(rule.Id)
        select Result(rule.Id, $"{rule.Id} {rule.Title}", $"{rule.Severity}: {rule.Title}");
}
