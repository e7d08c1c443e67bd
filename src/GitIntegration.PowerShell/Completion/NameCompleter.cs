using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>
/// Completes the names of the cmdlet's objects for -Name, where a wildcard character in a name has to be escaped to mean
/// itself.
/// </summary>
public class NameCompleter : GijCompleter
{
    private protected sealed override IEnumerable<CompletionResult> Complete(CompletionQuery query) =>
        from one in CompletionCache.Resources(query)
        where one.DisplayName is { Length: > 0 } && (query.Begins(one.DisplayName) || query.Begins(Escape(one.DisplayName)))
        select Result(Quoted(Escape(one.DisplayName!)), one.DisplayName!, $"{one} ({one.TypeName})");

    private protected virtual string Escape(string name) => WildcardPattern.Escape(name);
}
