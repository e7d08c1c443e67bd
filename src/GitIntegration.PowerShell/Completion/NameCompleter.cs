using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Completes the names of integrations for -Name, where a wildcard character in a name has to be escaped to mean itself.</summary>
public class NameCompleter : GijCompleter
{
    private protected sealed override IEnumerable<CompletionResult> Complete(string word, Func<GijServer> server) =>
        from integration in CompletionCache.Integrations(server())
        where
            integration.DisplayName is { Length: > 0 }
            && (Begins(integration.DisplayName, word) || Begins(Escaped(integration.DisplayName), word))
        select Result(Quoted(Escaped(integration.DisplayName!)), integration.DisplayName!, $"{integration} ({integration.Type})");

    private protected virtual string Escaped(string name) => WildcardPattern.Escape(name);
}
