using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Completes the ids of integrations, also from a part of the name.</summary>
public sealed class IdentityCompleter : GijCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(string word, Func<GijServer> server) =>
        from integration in CompletionCache.Integrations(server())
        let id = integration.Id.ToString(CultureInfo.InvariantCulture)
        where Begins(id, word) || integration.DisplayName?.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0
        select Result(id, $"{id} {integration.DisplayName}", $"{integration} ({integration.Type})");
}
