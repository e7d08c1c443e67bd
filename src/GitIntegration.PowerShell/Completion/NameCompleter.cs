using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>
/// Completes the names of the cmdlet's objects for -Name, where a wildcard character in a name has to be escaped to mean
/// itself. A name that holds a login is not offered: what is completed stands at the prompt as it is.
/// </summary>
public class NameCompleter : GijCompleter
{
    private protected sealed override IEnumerable<CompletionResult> Complete(CompletionQuery query) =>
        from one in CompletionCache.Resources(query)
        let name = one.DisplayName ?? string.Empty
        where name.Length > 0 && !DisplayText.HasLogin(name)
        where query.Begins(name) || query.Begins(Escape(name))
        select Result(QuotedText.Of(Escape(name)), name, $"{one} ({one.TypeName})");

    private protected virtual string Escape(string name) => WildcardPattern.Escape(name);
}
